using System.Globalization;
using PaWorkflow.Templates.ThaiText;

namespace PaWorkflow.Templates.Engine;

/// <summary>What <c>{name|filter}</c> does to the text of a value.</summary>
/// <param name="Apply">Null where the text is not what the filter takes.</param>
/// <param name="Expects">What it takes, in English and Thai.</param>
sealed record Filter(Func<string, string?> Apply, (string English, string Thai) Expects);

/// <summary>The filters. A value that is empty stays empty through all of them; <c>dots</c> and <c>list</c> are the renderer's own.</summary>
static class Filters
{
    /// <summary>Prints dotted space where there is nothing yet, as on a draft without number or date.</summary>
    public const string Dots = "dots";

    /// <summary>Prints a list of texts in one line: ก ข และ ค.</summary>
    public const string List = "list";

    public const string Blank = "………………………";

    static readonly (string, string) anything = ("any text", "ข้อความ");
    static readonly (string, string) date = ("a date like 2021-02-19", "วันที่ เช่น 2021-02-19");
    static readonly (string, string) time = ("a time like 16:30", "เวลา เช่น 16:30");
    static readonly (string, string) number = ("a number like 1080.5", "ตัวเลข เช่น 1080.5");

    public static IReadOnlyDictionary<string, Filter> All { get; } = new Dictionary<string, Filter>
    {
        ["thaiDigits"] = new(ThaiDigits.Of, anything),
        ["arabicDigits"] = new(ThaiDigits.ToArabic, anything),
        ["beDate"] = new(Dated(ThaiDate.Long), date),
        ["beDateShort"] = new(Dated(ThaiDate.Short), date),
        ["beDateWeekday"] = new(Dated(ThaiDate.WithWeekday), date),
        ["beDateEra"] = new(Dated(ThaiDate.WithEra), date),
        ["beYear"] = new(Dated(ThaiDate.Year), date),
        ["time"] = new(Timed, time),
        ["baht"] = new(Numbered(BahtText.Of), number),
        ["number"] = new(Numbered(n => n.ToString("#,##0.############", CultureInfo.InvariantCulture)), number),
        ["score"] = new(Numbered(n => Math.Round(n, 4, MidpointRounding.AwayFromZero).ToString("0.0000", CultureInfo.InvariantCulture)), number),
        ["fileSize"] = new(Numbered(FileSize), number),
        [List] = new(text => text, ("a list of texts", "รายการข้อความ")),
        [Dots] = new(text => text, anything),
    };

    // A date may come with a time behind it; the day is the one that is written.
    static Func<string, string?> Dated(Func<DateOnly, string> form) => text =>
        DateOnly.TryParseExact(text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? form(day) : null;

    static string? Timed(string text) =>
        TimeOnly.TryParseExact(text.Split('T')[^1].Split('+', 'Z')[0], ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? ThaiDate.Time(time) : null;

    static Func<string, string?> Numbered(Func<decimal, string> form) => text =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? form(value) : null;

    static string FileSize(decimal bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.0} MB"),
    };
}
