using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PaWorkflow.Agreements.Tests;

/// <summary>Everything that a model holds, line by line, found by its properties: two models with the same lines are the same.</summary>
static class Dump
{
    public static string Of(object? model)
    {
        var lines = new StringBuilder();
        Write(model, "", lines);
        return lines.ToString();
    }

    static void Write(object? value, string path, StringBuilder lines)
    {
        switch (value)
        {
            case null: break;
            case decimal number: Line(path, number.ToString("0.############################", CultureInfo.InvariantCulture), lines); break;
            case string or bool or int or Enum or DateOnly: Line(path, Convert.ToString(value, CultureInfo.InvariantCulture)!, lines); break;
            case DateTimeOffset instant: Line(path, instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), lines); break;
            case IDictionary map: foreach (var key in map.Keys.Cast<object>().OrderBy(k => k.ToString(), StringComparer.Ordinal)) Write(map[key], $"{path}[{key}]", lines); break;
            case IEnumerable list: foreach (var (item, n) in list.Cast<object?>().Select((item, n) => (item, n))) Write(item ?? "(null)", $"{path}[{n}]", lines); break;
            default:
                Line(path, value.GetType().Name, lines);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal))
                    Write(property.GetValue(value), $"{path}.{property.Name}", lines);
                break;
        }
    }

    static void Line(string path, string value, StringBuilder lines) => lines.Append(path).Append(": ").AppendLine(value);
}
