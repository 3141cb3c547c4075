using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>When a timer is due, and when again.</summary>
/// <param name="Later">Further instants that were given one by one.</param>
/// <param name="Interval">Of a cycle, as an ISO 8601 duration.</param>
/// <param name="Left">How often the cycle fires again; null without end.</param>
sealed record Schedule(DateTimeOffset DueAt, ImmutableArray<DateTimeOffset> Later, string? Interval = null, int? Left = null)
{
    /// <summary>
    /// The schedule after one firing; null when there is no more. Of a list of instants those that have passed meanwhile are
    /// skipped: after a standstill one reminder says what five would.
    /// </summary>
    public Schedule? Next(DateTimeOffset now) => this switch
    {
        { Later: [var next, .. var rest] } => next > now ? this with { DueAt = next, Later = rest } : (this with { Later = rest }).Next(now),
        { Interval: { } interval } when (Left is null or > 0) && Timing.TryAdd(DueAt, interval) is { } next => this with { DueAt = next, Left = Left - 1 },
        _ => null,
    };
}

/// <summary>Reads the times of timers: ISO 8601 dates, durations and cycles. A date without an offset is taken as UTC.</summary>
static partial class Timing
{
    /// <summary>The schedule of a timer that begins to wait now; null where the expression says null or an empty list (never).</summary>
    /// <exception cref="ExpressionFault">The value is no time.</exception>
    public static Schedule? Of(TimerDefinition timer, Variables variables, DateTimeOffset now, ScriptRunner scripts)
    {
        var value = scripts.Evaluate(timer.Value, variables, now);
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Array)
        {
            // A list of instants: our reading of a cycle whose steps follow the working days. Those that have passed are skipped.
            if (timer.Kind != TimerKind.Cycle) throw new ExpressionFault($"{timer.Value}: a list of instants fits timeCycle only.", Trouble.Time);
            var instants = value.EnumerateArray().Select(item => Instant(timer, item.ToString())).Where(at => at > now).ToImmutableArray();
            return instants is [var first, .. var later] ? new(first, later) : null;
        }
        var text = value.ToString();
        if (FaultOf(timer.Kind, text) is { } fault) throw new ExpressionFault($"{timer.Value}: {fault}.", Trouble.Time);
        return timer.Kind switch
        {
            TimerKind.Date => new(Instant(timer, text), []),
            TimerKind.Duration => new(Add(now, text), []),
            _ => Cycle(text, now),
        };
    }

    public static string? FaultOf(TimerKind kind, string text) => kind switch
    {
        TimerKind.Date => TryInstant(text, out _) ? null : $"'{Short(text)}' is no date and time",
        TimerKind.Duration => IsDuration(text) ? LengthFault(text, mayBeZero: true) : $"'{Short(text)}' is no duration",
        _ => CyclePattern().Match(text) is { Success: true } match && IsDuration(match.Groups["interval"].Value)
            && (!match.Groups["start"].Success || TryInstant(match.Groups["start"].Value, out _))
            ? LengthFault(match.Groups["interval"].Value, mayBeZero: false) : $"'{Short(text)}' is no cycle",
    };

    static string? LengthFault(string duration, bool mayBeZero) => TryAdd(DateTimeOffset.UnixEpoch, duration) switch
    {
        null => $"'{Short(duration)}' leads beyond the year 9999",
        { } end when !mayBeZero && end == DateTimeOffset.UnixEpoch => $"'{duration}' repeats without any time between",
        _ => null,
    };

    static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    /// <summary>The instant an ISO 8601 duration later: years and months by the calendar, the rest by their length.</summary>
    /// <exception cref="ExpressionFault">It leads out of the calendar.</exception>
    public static DateTimeOffset Add(DateTimeOffset from, string duration)
    {
        return TryAdd(from, duration) ?? throw new ExpressionFault($"'{Short(duration)}' leads beyond the year 9999.", Trouble.Time);
    }

    /// <summary>Null beyond the year 9999.</summary>
    public static DateTimeOffset? TryAdd(DateTimeOffset from, string duration)
    {
        try
        {
            return Sum(from, duration);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    static DateTimeOffset Sum(DateTimeOffset from, string duration)
    {
        var match = DurationPattern().Match(duration);
        double Part(string name) => match.Groups[name] is { Success: true } g ? double.Parse(g.Value, CultureInfo.InvariantCulture) : 0;
        return from.AddYears((int)Math.Min(Part("y"), 10_000)).AddMonths((int)Math.Min(Part("mo"), 120_000))
            .AddDays((Part("w") * 7) + Part("d")).AddHours(Part("h")).AddMinutes(Part("mi")).AddSeconds(Part("s"));
    }

    static Schedule? Cycle(string text, DateTimeOffset now)
    {
        var match = CyclePattern().Match(text);
        int? times = match.Groups["times"] is { Length: > 0 } group ? int.TryParse(group.Value, CultureInfo.InvariantCulture, out var often) ? often : int.MaxValue : null;
        if (times == 0) return null;
        var interval = match.Groups["interval"].Value;
        // With a start the first firing is the start; without one it is one interval from now.
        var first = match.Groups["start"].Success && TryInstant(match.Groups["start"].Value, out var start) ? start : Add(now, interval);
        return new(first, [], interval, times - 1);
    }

    static bool IsDuration(string text) => text.Length > 1 && !text.EndsWith('T') && DurationPattern().IsMatch(text);

    static DateTimeOffset Instant(TimerDefinition timer, string text) =>
        TryInstant(text, out var instant) ? instant : throw new ExpressionFault($"{timer.Value}: '{text}' is no date and time.", Trouble.Time);

    static bool TryInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) && IsoPattern().IsMatch(text);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$")]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"^P((?<y>\d+)Y)?((?<mo>\d+)M)?((?<w>\d+)W)?((?<d>\d+)D)?(T((?<h>\d+)H)?((?<mi>\d+)M)?((?<s>\d+(\.\d+)?)S)?)?$")]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^R(?<times>\d*)/((?<start>[^/P][^/]*)/)?(?<interval>P[^/]+)$")]
    private static partial Regex CyclePattern();
}
