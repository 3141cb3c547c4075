using System.Globalization;
using System.Text.Json;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>A variable's value as a person reads and types it: plain where it is plain, else JSON.</summary>
public sealed record TypedValue(string Kind, string Text)
{
    public const string Plain = "text";
    public const string Number = "number";
    public const string Truth = "truth";
    public const string Json = "json";

    const int ShortText = 60;

    public static readonly IReadOnlyList<(string Kind, string Name)> Kinds = [(Plain, "ข้อความ"), (Number, "ตัวเลข"), (Truth, "ใช่ / ไม่ใช่"), (Json, "ข้อมูลหลายส่วน (JSON)")];

    static readonly JsonSerializerOptions indented = new(Variables.Json) { WriteIndented = true };

    public static TypedValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(Plain, value.GetString()!),
        JsonValueKind.Number => new(Number, value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => new(Truth, value.GetRawText()),
        _ => new(Json, JsonSerializer.Serialize(value, indented)),
    };

    /// <summary>Long values are folded away on the page.</summary>
    public bool IsLong => Text.Length > ShortText || Text.Contains('\n');

    /// <summary>The beginning of a long value, on one line.</summary>
    public string Short => Kind switch
    {
        Truth => Text == "true" ? "ใช่" : "ไม่ใช่",
        _ when Text is "" or "null" => "(ว่าง)",
        _ when !IsLong => Text,
        _ => $"{OneLine[..Math.Min(ShortText, OneLine.Length)]} …",
    };

    string OneLine => string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string KindName => Kinds.FirstOrDefault(k => k.Kind == Kind).Name ?? Kind;

    /// <returns>The value, or what is wrong with it.</returns>
    public (JsonElement? Value, string? Fault) Read()
    {
        switch (Kind)
        {
            case Plain:
                return (JsonSerializer.SerializeToElement(Text), null);
            case Number:
                return decimal.TryParse(Text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? (JsonSerializer.SerializeToElement(number), null) : (null, "โปรดใส่ตัวเลข เช่น 12 หรือ 4.5 ไม่มีเครื่องหมายคั่นหลักพัน");
            case Truth:
                return Text is "true" or "false" ? (JsonSerializer.SerializeToElement(Text == "true"), null) : (null, "โปรดเลือกใช่หรือไม่ใช่");
            default:
                try
                {
                    return (JsonElement.Parse(Text), null);
                }
                catch (JsonException fault)
                {
                    return (null, $"รูปแบบ JSON ไม่ถูกต้องที่บรรทัด {fault.LineNumber + 1} ตัวที่ {fault.BytePositionInLine + 1}");
                }
        }
    }
}
