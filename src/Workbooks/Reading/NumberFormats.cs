using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PaWorkflow.Workbooks;

/// <summary>What the styles of a workbook say of its numbers: a date, a percentage, or neither.</summary>
sealed class NumberFormats
{
    readonly List<(bool IsPercent, bool IsDate)> styles = [];

    public NumberFormats(WorkbookStylesPart? part)
    {
        var codes = new Dictionary<uint, string>();
        foreach (var format in part?.Stylesheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId is { } id && format.FormatCode?.Value is { } code) codes[id] = code;
        }
        foreach (var style in part?.Stylesheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = style.NumberFormatId?.Value ?? 0;
            styles.Add(codes.TryGetValue(id, out var code) ? Of(code) : (id is 9 or 10, IsBuiltInDate(id)));
        }
    }

    public (bool IsPercent, bool IsDate) OfStyle(uint? style) => style is { } index && index < styles.Count ? styles[(int)index] : default;

    /// <summary>14 … 22 and 45 … 47 everywhere; the others in the languages of East Asia and, 71 … 81, in Thai.</summary>
    static bool IsBuiltInDate(uint id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) or (>= 71 and <= 81);

    /// <summary>Looks at the code of positive numbers, without quoted texts, escaped letters and what stands in brackets.</summary>
    public static (bool IsPercent, bool IsDate) Of(string code)
    {
        var (percent, date) = (false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"': i = End(code, '"', i); break;
                // [h] counts hours; [Red], [$-107041E] and conditions do not.
                case '[':
                    var end = End(code, ']', i);
                    date |= end > i + 1 && code[(i + 1)..end].Trim('h', 'H', 'm', 'M', 's', 'S').Length == 0;
                    i = end;
                    break;
                case '\\' or '_' or '*': i++; break;
                case '%': percent = true; break;
                // "ว" "ด" "ป" are day, month and year of Thai Excel; "b" the year of the Buddhist Era.
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S' or 'b' or 'B' or 'ว' or 'ด' or 'ป': date = true; break;
                case 'G' or 'g': i += "General".Length - 1; break;
            }
        }
        return (percent, date);
    }

    static int End(string code, char mark, int start) => code.IndexOf(mark, start + 1) is > 0 and var end ? end : code.Length - 1;
}
