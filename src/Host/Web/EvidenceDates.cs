using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Web;

/// <summary>A paper's own day against the days whose cases are counted.</summary>
static class EvidenceDates
{
    /// <summary>What is wrong with the day, in Thai; null: nothing, or nobody has said.</summary>
    public static string? Warning(DateOnly? dated, CountingWindow? window) => dated is { } day && window is not null && (day < window.From || day > window.To)
        ? $"ลงวันที่ {ThaiDisplay.ShortDate(day)} อยู่นอกช่วงที่นับ ({ThaiDisplay.ShortDate(window.From)} – {ThaiDisplay.ShortDate(window.To)}) อาจไม่ได้คะแนน" : null;
}
