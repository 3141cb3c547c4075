namespace PaWorkflow.Templates.ThaiText;

/// <summary>Dates as official papers write them: Thai month names, Buddhist Era (CE + 543), Thai numerals.</summary>
public static class ThaiDate
{
    static readonly string[] months =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    static readonly string[] shortMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    static readonly string[] weekdays = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

    /// <summary>๑๙ กุมภาพันธ์ ๒๕๖๔</summary>
    public static string Long(DateOnly date) => $"{ThaiDigits.Of(date.Day)} {months[date.Month - 1]} {Year(date)}";

    /// <summary>๑๙ ก.พ. ๒๕๖๔</summary>
    public static string Short(DateOnly date) => $"{ThaiDigits.Of(date.Day)} {shortMonths[date.Month - 1]} {Year(date)}";

    /// <summary>วันศุกร์ที่ ๑๙ กุมภาพันธ์ ๒๕๖๔</summary>
    public static string WithWeekday(DateOnly date) => $"วัน{weekdays[(int)date.DayOfWeek]}ที่ {Long(date)}";

    /// <summary>๑๙ กุมภาพันธ์ พ.ศ. ๒๕๖๔, as orders are dated.</summary>
    public static string WithEra(DateOnly date) => $"{ThaiDigits.Of(date.Day)} {months[date.Month - 1]} พ.ศ. {Year(date)}";

    /// <summary>The Buddhist year, ๒๕๖๔.</summary>
    public static string Year(DateOnly date) => ThaiDigits.Of(date.Year + 543);

    /// <summary>๑๖.๓๐ น., with a space that does not break the line.</summary>
    public static string Time(TimeOnly time) => ThaiDigits.Of($"{time.Hour:00}.{time.Minute:00}\u00A0น.");
}
