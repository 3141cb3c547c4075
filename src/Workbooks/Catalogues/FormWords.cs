using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>Remedies, and values in cells, that several forms have.</summary>
static class FormWords
{
    public static readonly Wording Instant = new("give a date with a time, such as 29 ม.ค. 2564 16:30", "ใส่วันที่พร้อมเวลา เช่น 29 ม.ค. 2564 16:30");
    public static readonly Wording Closing = new("give a date such as 15 ก.พ. 2564, or with a time 15 ก.พ. 2564 16:30", "ใส่วันที่ เช่น 15 ก.พ. 2564 หรือพร้อมเวลา เช่น 15 ก.พ. 2564 16:30");
    public static readonly Wording Date = new("give a date such as 1 ต.ค. 2563", "ใส่วันที่ เช่น 1 ต.ค. 2563");
    public static readonly Wording Month = new("give a month such as ต.ค. 2563", "ใส่เดือน เช่น ต.ค. 2563");
    public static readonly Wording PerDay = new("give points per day, e.g. 0.01", "ใส่คะแนนที่หักต่อวัน เช่น 0.01");
    public static readonly Wording Points = new("give points above 0, e.g. 1", "ใส่คะแนนที่มากกว่า 0 เช่น 1");

    /// <summary>A date alone where it closes at the end of its day, else with its time in Thailand.</summary>
    public static object? CellOf(DateTimeOffset? instant) => instant is not { } at ? null
        : ThaiTime.DateOf(at) is var date && at == ThaiTime.EndOf(date) ? date : at.ToOffset(ThaiTime.Offset).DateTime;

    public static string? WordOf(DayCount? days) => days is { } count ? Words.Days.WordOf(count == DayCount.Working ? "working" : "calendar") : null;

    /// <summary>On one line, or where one of them holds a comma each on its own; null for none.</summary>
    public static string? Listed(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join(texts.Any(t => t.Contains(',', StringComparison.Ordinal)) ? "\n" : ", ", texts);
}
