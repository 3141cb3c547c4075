using System.Globalization;
using System.Text.RegularExpressions;

namespace PaWorkflow.Workbooks;

/// <summary>
/// Dates as officials type them: <c>19 ก.พ. 2564 16.30 น.</c>, <c>วันศุกร์ที่ 19 กุมภาพันธ์ พ.ศ. 2564</c>, <c>19/02/2564</c>,
/// <c>2021-02-19T16:30</c>. Days come before months. A year from 2400 to 2700 is of the Buddhist Era.
/// </summary>
static partial class ThaiDateText
{
    public const int BuddhistEra = 543;

    /// <summary>Letters; what is longer is a sentence.</summary>
    const int Longest = 80;

    static readonly string[][] months =
    [
        ["ม.ค.", "มกราคม", "jan"], ["ก.พ.", "กุมภาพันธ์", "feb"], ["มี.ค.", "มีนาคม", "mar"], ["เม.ย.", "เมษายน", "apr"], ["พ.ค.", "พฤษภาคม", "may"], ["มิ.ย.", "มิถุนายน", "jun"],
        ["ก.ค.", "กรกฎาคม", "jul"], ["ส.ค.", "สิงหาคม", "aug"], ["ก.ย.", "กันยายน", "sep"], ["ต.ค.", "ตุลาคม", "oct"], ["พ.ย.", "พฤศจิกายน", "nov"], ["ธ.ค.", "ธันวาคม", "dec"],
    ];

    public static bool TryRead(string text, out DateOnly date, out TimeOnly? time)
    {
        (date, time) = (default, null);
        if (text.Length > Longest) return false;
        var match = Whole.Match(ThaiText.Key(text));
        if (!match.Success) return false;
        var (day, month, year) = (match.Groups["day"].Value, match.Groups["month"].Value, match.Groups["year"].Value);
        var named = match.Groups["name"].Success;
        if (!TryMonth(named ? match.Groups["name"].Value : month, named, out var number) || !TryYear(year, named, out var common)) return false;
        if (!TryDay(common, number, int.Parse(day, CultureInfo.InvariantCulture), out date)) return false;
        if (!match.Groups["hour"].Success) return true;
        var (hour, minute) = (int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture));
        var second = match.Groups["second"].Success ? int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59 || second > 59) return false;
        time = new(hour, minute, second);
        return true;
    }

    /// <summary>A month alone, by its first day: <c>ต.ค. 2563</c>, <c>10/2563</c>, <c>2020-10</c>.</summary>
    public static bool TryReadMonth(string text, out DateOnly month)
    {
        month = default;
        if (text.Length > Longest) return false;
        var match = OfMonth.Match(ThaiText.Key(text));
        var named = match.Groups["name"].Success;
        return match.Success && TryMonth(named ? match.Groups["name"].Value : match.Groups["month"].Value, named, out var number)
            && TryYear(match.Groups["year"].Value, named, out var year) && TryDay(year, number, 1, out month);
    }

    /// <summary>Of either era.</summary>
    /// <returns>The year of the Common Era; null where it is none of ours.</returns>
    public static int? CommonYear(int year) => year switch
    {
        >= 2400 and <= 2700 => year - BuddhistEra,
        >= 1900 and < 2200 => year,
        _ => null,
    };

    static bool TryMonth(string text, bool named, out int month)
    {
        month = 0;
        if (!named) return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out month) && month is >= 1 and <= 12;
        // With or without points, written out or not: กพ, ก.พ., กุมภาพันธ์, feb, february.
        var bare = text.Replace(".", "", StringComparison.Ordinal);
        month = Array.FindIndex(months, names => bare == names[0].Replace(".", "", StringComparison.Ordinal) || bare == names[1] || (bare.Length >= 3 && bare.StartsWith(names[2], StringComparison.Ordinal))) + 1;
        return month > 0;
    }

    /// <summary>Two digits are a year of the Buddhist Era where the month is named, as in ก.พ. 64; beside figures alone they may be either.</summary>
    static bool TryYear(string text, bool named, out int year)
    {
        var read = int.Parse(text, CultureInfo.InvariantCulture);
        year = (text.Length == 2 ? named ? 2500 + read - BuddhistEra : null : CommonYear(read)) ?? 0;
        return year > 0;
    }

    static bool TryDay(int year, int month, int day, out DateOnly date)
    {
        var read = day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = read ? new(year, month, day) : default;
        return read;
    }

    const string Time = @"([ t]|,? ?(เวลา)? ?)(?<hour>\d{1,2})[:.](?<minute>\d{2})([:.](?<second>\d{2}))? ?(น\.?|นาฬิกา)?";

    const string Name = @"(?<name>[ก-ฮะ-ฺเ-๎]+(\.[ก-ฮ]+\.?)?\.?|[a-z]{3,9}\.?)";

    [GeneratedRegex(@"\A(วัน\S* ?ที่ ?|ที่ )?((?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<day>\d{1,2})(?<sep>[/.-])(?<month>\d{1,2})\k<sep>(?<year>\d{2}|\d{4})|(?<day>\d{1,2})[ -]?" + Name + @"[ -]?(พ\.ศ\. ?|ค\.ศ\. ?)?(?<year>\d{2}|\d{4}))(" + Time + @")?\z")]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"\A(เดือน)?((?<year>\d{4})-(?<month>\d{1,2})|(?<month>\d{1,2})/(?<year>\d{4})|" + Name + @"[ -]?(พ\.ศ\. ?|ค\.ศ\. ?)?(?<year>\d{2}|\d{4}))\z")]
    private static partial Regex OfMonth { get; }
}
