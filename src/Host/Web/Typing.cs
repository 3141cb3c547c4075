using System.Globalization;

namespace PaWorkflow.Host.Web;

/// <summary>Reads dates and times out of forms.</summary>
public static class Typing
{
    const int BuddhistEra = 543;

    /// <summary>A date as the browser's control sends it. A year like 2564 is taken for the Buddhist one that the person meant.</summary>
    public static DateOnly? Date(string? text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        return date.Year < 2400 ? date : date.AddYears(-BuddhistEra);
    }

    public static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Shown(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string Shown(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
