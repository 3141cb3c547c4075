using System.Text.RegularExpressions;

namespace PaWorkflow.Workflows.Model;

/// <summary>Wordings that more than one fault of a BPMN file uses, or whose English comes from elsewhere.</summary>
static partial class Wordings
{
    public static readonly Wording Remove = new("remove it", "โปรดลบออก");
    public static readonly Wording OnePlainStart = new("draw exactly one plain start event", "โปรดวางจุดเริ่มต้นแบบธรรมดาเพียงจุดเดียว");

    static readonly (string English, string Thai)[] times =
    [
        ("is no date and time", "ไม่ใช่วันที่และเวลา"),
        ("is no duration", "ไม่ใช่ระยะเวลา"),
        ("is no cycle", "ไม่ใช่รอบเวลา"),
        ("leads beyond the year 9999", "ยาวเกินปี ค.ศ. 9999"),
        ("repeats without any time between", "ทำซ้ำโดยไม่เว้นช่วงเวลา"),
    ];

    /// <summary>The Thai name of what stands at the root of a file and is named by events.</summary>
    public static string Kind(string element) => element switch
    {
        "message" => "ข้อความ",
        "signal" => "สัญญาณ",
        "error" => "ข้อผิดพลาด",
        "escalation" => "การแจ้งยกระดับ",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "Events do not name it."),
    };

    public static Wording NoSuch(string kind, string reference) => new($"there is no {kind} '{reference}'", $"ไม่มี{Kind(kind)} '{reference}'");

    /// <summary>The Thai part alone: English needs its article.</summary>
    public static string SetTo(string attribute, string kind) => $"โปรดกำหนด {attribute} เป็น id ของ{Kind(kind)}ในไฟล์นี้";

    /// <param name="kinds">Event definitions as BPMN names them, without their ending.</param>
    public static Wording OneOf(string verb, string[] kinds) =>
        new($"{verb} one of: {string.Join(", ", kinds)}", $"โปรดใช้อย่างใดอย่างหนึ่ง: {string.Join(", ", kinds.Select(kind => $"{kind}EventDefinition"))}");

    public static Wording Understood(string[] attributes) => new($"understood are: {string.Join(", ", attributes)}", $"ที่ใช้ได้คือ {string.Join(", ", attributes)}");

    /// <param name="fault">As <see cref="Engine.Timing.FaultOf"/> says it: the quoted text and what is wrong with it.</param>
    public static Wording Time(string fault)
    {
        var (english, thai) = times.FirstOrDefault(known => fault.EndsWith(known.English, StringComparison.Ordinal));
        return new(fault, english is null ? "ค่าเวลาไม่ถูกต้อง" : $"{fault[..^english.Length]}{thai}");
    }

    /// <param name="fault">As the parser says it, with the place in brackets at its end: <c>(…:line:column)</c>.</param>
    public static Wording NoJavaScript(string expression, string fault) =>
        new($"the expression {expression} is not JavaScript: {fault}", PlacePattern().Match(fault) is { Success: true } place
            ? $"นิพจน์ '{expression}' ไม่ใช่ JavaScript ที่ถูกต้อง (บรรทัด {place.Groups["line"]} ตำแหน่ง {place.Groups["column"]} ของนิพจน์)"
            : $"นิพจน์ '{expression}' ไม่ใช่ JavaScript ที่ถูกต้อง");

    [GeneratedRegex(@":(?<line>\d+):(?<column>\d+)\)$")]
    private static partial Regex PlacePattern();
}
