using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>How long before a closing tasks are due and when they are reminded of: data of the office, <c>Reminders/default.yaml</c>.</summary>
public sealed record ReminderRules
{
    internal static readonly string[] Tasks =
        ["briefing", "appoint", "signOrder", "guideline", "signGuideline", "acknowledge", "keying", "monitor", "attach", "director", "recheck", "smart",
         "reviewLetter", "signLetter", "mendLetter"];

    const string TaskExample = "{ lead: 5, before: [2, 1], on: true, after: [1], escalate: 2 }";
    static readonly Wording taskRight = new($"give e.g. {TaskExample}", $"ระบุ เช่น {TaskExample}");

    static readonly Lazy<ReminderRules> standard = new(() => Read(Embedded.Text("Reminders/default.yaml"), "default.yaml").Rules
        ?? throw new InvalidOperationException("The reminder rules of the program itself do not read."));

    /// <summary>Time of day at which tasks are due, Thai time.</summary>
    public required TimeOnly DueAt { get; init; }

    /// <summary>Time of day of reminders and escalations, Thai time.</summary>
    public required TimeOnly RemindAt { get; init; }

    /// <summary>Working days for evidence that was sent back; at least 1.</summary>
    public required int Rework { get; init; }

    /// <summary>By task: <c>briefing</c> … <c>smart</c>, all of them.</summary>
    public required IReadOnlyDictionary<string, ReminderRule> ByTask { get; init; }

    /// <summary>The rules that come with the program.</summary>
    public static ReminderRules Standard => standard.Value;

    /// <summary>Finds all faults at once.</summary>
    public static ReminderReading Read(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        if (source.Root(yaml) is not { } root) return new(null, source.Sorted);
        var (dueAt, remindAt, rework) = (Time(root, "dueAt"), Time(root, "remindAt"), Days(root, "rework", least: 1));
        var rules = new Dictionary<string, ReminderRule>(StringComparer.Ordinal);
        foreach (var task in Tasks)
        {
            if (root.Map(task, taskRight) is { } map && Rule(map) is { } rule) rules[task] = rule;
        }
        root.Close();
        return source.Faults.Count > 0 ? new(null, source.Sorted)
            : new(new() { DueAt = dueAt!.Value, RemindAt = remindAt!.Value, Rework = rework!.Value, ByTask = rules }, []);
    }

    static ReminderRule? Rule(YamlMap map)
    {
        var (lead, before, after, escalate) = (Days(map, "lead", least: 1), AllDays(map, "before"), AllDays(map, "after"), Days(map, "escalate", least: 1));
        var on = map.Word("on", ["true", "false"]);
        map.Close();
        return lead is null || before is null || after is null || escalate is null || on is null ? null : new(lead.Value, before, on == "true", after, escalate.Value);
    }

    static TimeOnly? Time(YamlMap map, string key)
    {
        var right = new Wording("give a time of day such as \"16:30\"", "ระบุเวลา เช่น \"16:30\"");
        if (map.Text(key, right) is not { } text) return null;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        map.FaultAt(key, Wordings.IsNo(Wordings.Same($"'{text}'"), new("time of day", "เวลา")), right);
        return null;
    }

    static int? Days(YamlMap map, string key, int least)
    {
        var right = new Wording($"give working days, {least} … 100", $"ระบุจำนวนวันทำการ ตั้งแต่ {least} ถึง 100");
        if (map.Number(key, right) is not { } days) return null;
        if (AreDays(days, least)) return (int)days;
        map.FaultAt(key, Wordings.IsNo(Wordings.Same($"{days}"), new("number of days", "จำนวนวัน")), right);
        return null;
    }

    static IReadOnlyList<int>? AllDays(YamlMap map, string key)
    {
        var right = new Wording("give a list of working days, 1 … 100, or [] for none", "ระบุรายการจำนวนวันทำการ ตั้งแต่ 1 ถึง 100 หรือ [] หากไม่มี");
        if (map.Numbers(key, right) is not { } days) return null;
        if (days.All(d => AreDays(d, 1))) return [.. days.Select(d => (int)d)];
        map.FaultAt(key, new("these are no numbers of days", "ค่าในรายการไม่ใช่จำนวนวัน"), right);
        return null;
    }

    static bool AreDays(decimal days, int least) => days >= least && days <= 100 && days == Math.Floor(days);
}

/// <summary>All in working days.</summary>
/// <param name="Lead">Before the closing, or after the step before.</param>
public sealed record ReminderRule(int Lead, IReadOnlyList<int> Before, bool On, IReadOnlyList<int> After, int Escalate);

/// <param name="Rules">None when there are faults.</param>
public sealed record ReminderReading(ReminderRules? Rules, IReadOnlyList<CatalogueFault> Faults);
