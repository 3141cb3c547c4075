using System.Text.Json;

namespace PaWorkflow.Agreements;

/// <summary>Internal dates that a unit has set otherwise than the plan proposes; what is not named stays as proposed.</summary>
/// <param name="Steps">Due days of the year's first steps and of each round's follow-up, by <see cref="InternalDate.Key"/>.</param>
/// <param name="Leads">Working days before a KPI's closing, by round id and then by task (<c>attach</c>, <c>director</c>, <c>recheck</c>, <c>smart</c>).</param>
public sealed record ChosenDates(IReadOnlyDictionary<string, DateOnly> Steps, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Leads)
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static ChosenDates None { get; } = new(new Dictionary<string, DateOnly>(), new Dictionary<string, IReadOnlyDictionary<string, int>>());

    public bool IsEmpty => Steps.Count == 0 && Leads.Count == 0;

    /// <summary>The rules by which a round is planned: the office's own leads in the place of the given ones.</summary>
    public ReminderRules RulesOf(string round, ReminderRules? rules = null)
    {
        rules ??= ReminderRules.Standard;
        if (!Leads.TryGetValue(round, out var leads)) return rules;
        return rules with { ByTask = rules.ByTask.ToDictionary(r => r.Key, r => leads.TryGetValue(r.Key, out var lead) ? r.Value with { Lead = lead } : r.Value, StringComparer.Ordinal) };
    }

    /// <summary>As JSON; empty where nothing was chosen.</summary>
    public string Write() => IsEmpty ? "" : JsonSerializer.Serialize(this, json);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static ChosenDates Read(string text) => text.Length == 0 ? None : JsonSerializer.Deserialize<ChosenDates>(text, json)!;
}
