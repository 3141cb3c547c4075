using System.Globalization;
using System.Text.RegularExpressions;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>The ways in which an officer says when something happens; anything else is an <see cref="Expression"/>.</summary>
public enum TimerChoice
{
    BeforeDue, AtDue, AfterDue, DailyAfterDue, Wait, Every, At, PlanReminders, PlanEscalation, RoundOpens, RoundCloses, LastCall, Expression,
}

/// <summary>
/// A timer in words, to and from what stands in the file. Times that hang on the task's due time are counted by the engine's function
/// <c>workingDays</c>.
/// </summary>
/// <param name="Days">Working days as typed, <c>3</c> or <c>5, 2, 1</c>.</param>
/// <param name="Number">Of a wait or a repetition, in <paramref name="Unit"/>: <c>minutes</c>, <c>hours</c>, <c>days</c>, <c>weeks</c>, <c>months</c>.</param>
/// <param name="Times">How often it repeats; null without end.</param>
/// <param name="Clock">Time of day <c>08:30</c>, or the whole instant <c>2021-02-19T16:30</c> of <see cref="TimerChoice.At"/>, Thai time.</param>
/// <param name="Kind">Of an expression: <c>timeDate</c>, <c>timeDuration</c> or <c>timeCycle</c>.</param>
/// <param name="Text">The expression; or the due time, or the round, that is meant where it is not the task's own.</param>
public sealed partial record TimerWords(
    TimerChoice Choice, string? Days = null, int? Number = null, string? Unit = null, int? Times = null, string? Clock = null, string? Kind = null, string? Text = null)
{
    /// <summary>The most days that are counted from a due time.</summary>
    public const int MaxDays = 60;

    static readonly string[] units = ["minutes", "hours", "days", "weeks", "months"];
    static readonly string[] unitWords = ["นาที", "ชั่วโมง", "วัน", "สัปดาห์", "เดือน"];
    static readonly string[] unitPatterns = ["PT{0}M", "PT{0}H", "P{0}D", "P{0}W", "P{0}M"];

    /// <param name="kind"><c>timeDate</c>, <c>timeDuration</c> or <c>timeCycle</c>.</param>
    /// <param name="due">The due date of the task on which the timer hangs, as the file says it; null where it has none.</param>
    public static TimerWords Read(string kind, string value, string? due)
    {
        value = value.Trim();
        var read = kind switch
        {
            "timeDuration" => Duration(value) is var (number, unit) ? new TimerWords(TimerChoice.Wait, Number: number, Unit: unit) : null,
            "timeCycle" => Cycle(value, due),
            _ => Date(value, due),
        };
        // What does not come out the same again is shown as it stands.
        return read is not null && Writes(read, due) == (kind, value) ? read : new(TimerChoice.Expression, Kind: kind, Text: value);
    }

    static (string, string)? Writes(TimerWords words, string? due)
    {
        try
        {
            return words.Write(due);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static TimerWords? Date(string value, string? due)
    {
        if (Instant(value) is { } local) return new(TimerChoice.At, Clock: local);
        if (OpeningPattern().Match(value) is { Success: true } opening) return new(TimerChoice.RoundOpens, Text: opening.Groups["of"].Value is "round" ? null : opening.Groups["of"].Value);
        if (value == "${round.closesAt}") return new(TimerChoice.RoundCloses);
        if (value == "${round.lastCall}") return new(TimerChoice.LastCall);
        if (Plan(due) is { } plan && value == $"${{{plan}.escalateAt}}") return new(TimerChoice.PlanEscalation);
        if (due is not null && value == due.Trim()) return new(TimerChoice.AtDue);
        return Counted(value, due);
    }

    static TimerWords? Cycle(string value, string? due)
    {
        if (Plan(due) is { } plan && value == $"${{{plan}.reminders}}") return new(TimerChoice.PlanReminders);
        if (EveryPattern().Match(value) is { Success: true } every && Duration(every.Groups["each"].Value) is var (number, unit))
            return new(TimerChoice.Every, Number: number, Unit: unit, Times: every.Groups["times"].Length == 0 ? null : int.Parse(every.Groups["times"].Value, CultureInfo.InvariantCulture));
        return Counted(value, due);
    }

    static TimerWords? Counted(string value, string? due)
    {
        if (CountedPattern().Match(value) is not { Success: true } match) return null;
        var days = match.Groups["days"].Value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToList();
        var clock = match.Groups["clock"] is { Success: true } at ? at.Value : null;
        var from = match.Groups["from"].Value;
        var other = from == Script(due) ? null : from;
        if (days.Count > 3 && days.SequenceEqual(Enumerable.Range(1, days.Count))) return new(TimerChoice.DailyAfterDue, Number: days.Count, Clock: clock, Text: other);
        if (days.TrueForAll(d => d < 0)) return new(TimerChoice.BeforeDue, string.Join(", ", days.Select(d => -d)), Clock: clock, Text: other);
        return days.TrueForAll(d => d > 0) ? new(TimerChoice.AfterDue, string.Join(", ", days), Clock: clock, Text: other) : null;
    }

    /// <returns>The kind of time and its text for the file.</returns>
    /// <exception cref="FormatException">What is wrong with it, in Thai.</exception>
    public (string Kind, string Value) Write(string? due)
    {
        switch (Choice)
        {
            case TimerChoice.BeforeDue or TimerChoice.AfterDue:
                var sign = Choice == TimerChoice.BeforeDue ? "-" : "";
                var days = DaysOf().Select(d => $"{sign}{d}").ToList();
                return days.Count == 1 ? ("timeDate", Counting(days[0], due)) : ("timeCycle", Counting($"[{string.Join(", ", days)}]", due));
            case TimerChoice.DailyAfterDue:
                if (Number is not (> 3 and <= MaxDays)) throw new FormatException($"โปรดระบุจำนวนวันสูงสุด ตั้งแต่ 4 ถึง {MaxDays} วัน");
                return ("timeCycle", Counting($"[{string.Join(", ", Enumerable.Range(1, Number.Value))}]", due));
            case TimerChoice.AtDue:
                return ("timeDate", due?.Trim() ?? throw NoDue());
            case TimerChoice.Wait:
                return ("timeDuration", Length());
            case TimerChoice.Every:
                if (Times is < 1 or > 1000) throw new FormatException("จำนวนครั้งต้องอยู่ระหว่าง 1 ถึง 1000 หรือเว้นว่างหากทำไปเรื่อย ๆ");
                return ("timeCycle", $"R{Times}/{Length()}");
            case TimerChoice.At:
                if (!DateTime.TryParseExact(Clock, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) throw new FormatException("โปรดเลือกวันและเวลา");
                return ("timeDate", $"{Clock}:00+07:00");
            case TimerChoice.PlanReminders:
                return ("timeCycle", $"${{{Plan(due) ?? throw NoPlan()}.reminders}}");
            case TimerChoice.PlanEscalation:
                return ("timeDate", $"${{{Plan(due) ?? throw NoPlan()}.escalateAt}}");
            case TimerChoice.RoundOpens:
                return ("timeDate", $"${{{Text ?? "round"}.opensAt}}");
            case TimerChoice.RoundCloses:
                return ("timeDate", "${round.closesAt}");
            case TimerChoice.LastCall:
                return ("timeDate", "${round.lastCall}");
            default:
                if (string.IsNullOrWhiteSpace(Text)) throw new FormatException("โปรดกรอกเวลาหรือสูตร");
                return (Kind is "timeDuration" or "timeCycle" ? Kind : "timeDate", Text.Trim());
        }
    }

    public string InThai() => Choice switch
    {
        TimerChoice.BeforeDue => $"{Spoken()} วันทำการก่อน{Whose}{At()}",
        TimerChoice.AfterDue => $"{Spoken()} วันทำการหลัง{Whose}{At()}",
        TimerChoice.DailyAfterDue => $"ทุกวันทำการหลัง{Whose} ไม่เกิน {Number} วัน{At()}",
        TimerChoice.AtDue => "เมื่อครบกำหนด",
        TimerChoice.Wait => $"หลังรอ {Number} {UnitWord}",
        TimerChoice.Every => $"ทุก {Number} {UnitWord}{(Times is { } times ? $" รวม {times} ครั้ง" : " ไปเรื่อย ๆ จนงานเสร็จ")}",
        TimerChoice.At => DateTime.TryParse(Clock, CultureInfo.InvariantCulture, out var local) ? ThaiDisplay.ShortDateTime(ThaiDisplay.FromBangkok(local)) : "ยังไม่ได้เลือกวัน",
        TimerChoice.PlanReminders => "ตามรอบเตือนที่หน่วยงานตั้งไว้สำหรับงานนี้",
        TimerChoice.PlanEscalation => "เมื่อถึงเวลาเร่งรัดที่หน่วยงานตั้งไว้สำหรับงานนี้",
        TimerChoice.RoundOpens => Text is null ? "เมื่อถึงวันเปิดรอบรายงาน" : $"เมื่อถึงวันเปิดของ {Text}",
        TimerChoice.RoundCloses => "เมื่อถึงเวลาปิดรับของรอบ",
        TimerChoice.LastCall => "เมื่อสิ้นเวลาผ่อนผันหลังปิดรับของรอบ",
        _ => Text ?? "",
    };

    string Whose => Text is null ? "ครบกำหนด" : $" {Text}";

    string UnitWord => Array.IndexOf(units, Unit) is >= 0 and var at ? unitWords[at] : "";

    string At() => Clock is { Length: 5 } ? $" เวลา {Clock.Replace(':', '.')} น." : "";

    string Spoken() => Days?.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var last ? $"{Days[..last]} และ {Days[(last + 2)..]}" : Days ?? "";

    List<int> DaysOf()
    {
        var parts = (Days ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var days = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0).ToList();
        return days.Count > 0 && days.TrueForAll(d => d is >= 1 and <= MaxDays) ? days
            : throw new FormatException($"โปรดระบุจำนวนวันทำการเป็นเลข 1 ถึง {MaxDays} หากเตือนหลายครั้งให้คั่นด้วยจุลภาค เช่น 5, 2, 1");
    }

    string Length()
    {
        var unit = Array.IndexOf(units, Unit);
        if (unit < 0 || Number is not (>= 1 and <= 1000)) throw new FormatException("โปรดระบุจำนวนและหน่วยเวลา ตั้งแต่ 1 ถึง 1000");
        return string.Format(CultureInfo.InvariantCulture, unitPatterns[unit], Number);
    }

    string Counting(string days, string? due)
    {
        if (Clock is not null && !ClockPattern().IsMatch(Clock)) throw new FormatException("เวลาต้องอยู่ในรูป 08:30");
        return $"${{workingDays({Text ?? Script(due) ?? throw NoDue()}, {days}{(Clock is null ? "" : $", '{Clock}'")})}}";
    }

    /// <summary>The due date as JavaScript.</summary>
    static string? Script(string? due) => due?.Trim() switch
    {
        null or "" => null,
        ['$', '{', .. var script, '}'] => script.Trim(),
        var date => $"'{date}'",
    };

    /// <summary>The plan that the due date comes from: it holds reminders and escalation as well.</summary>
    static string? Plan(string? due) => Script(due) is { } script && script.EndsWith(".due", StringComparison.Ordinal) ? script[..^".due".Length] : null;

    static (int Number, string Unit)? Duration(string value) => DurationPattern().Match(value) is { Success: true } match && int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var n)
        ? (n, match.Groups["time"].Success ? match.Groups["u"].Value == "M" ? "minutes" : "hours" : match.Groups["u"].Value switch { "D" => "days", "W" => "weeks", _ => "months" }) : null;

    static string? Instant(string value) => InstantPattern().Match(value) is { Success: true } match ? match.Groups["local"].Value : null;

    static FormatException NoDue() => new("งานที่เวลานี้ผูกอยู่ยังไม่มีกำหนดส่ง — โปรดตั้งกำหนดส่งของงานนั้นก่อน");

    static FormatException NoPlan() => new("กำหนดส่งของงานนี้ไม่ได้มาจากแผนของหน่วยงาน จึงไม่มีรอบเตือนตามแผน — โปรดเลือกแบบนับวันทำการแทน");

    [GeneratedRegex(@"^\$\{workingDays\((?<from>.+), (?<days>-?\d{1,4}|\[-?\d{1,4}(, -?\d{1,4})*\])(, '(?<clock>\d\d:\d\d)')?\)\}$")]
    private static partial Regex CountedPattern();

    [GeneratedRegex(@"^\$\{(?<of>[A-Za-z_]\w*)\.opensAt\}$")]
    private static partial Regex OpeningPattern();

    [GeneratedRegex(@"^P(?<time>T)?(?<n>\d{1,4})(?<u>(?(time)[HM]|[DWM]))$")]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^R(?<times>\d{0,4})/(?<each>P[^/]+)$")]
    private static partial Regex EveryPattern();

    [GeneratedRegex(@"^(?<local>\d{4}-\d\d-\d\dT\d\d:\d\d):00\+07:00$")]
    private static partial Regex InstantPattern();

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d$")]
    private static partial Regex ClockPattern();
}
