using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements;

/// <summary>What a unit reported for one KPI in one round.</summary>
public sealed record KpiResult
{
    /// <summary>By criterion id; a criterion that is not there has no evidence and scores 0.</summary>
    public required IReadOnlyDictionary<string, CriterionResult> Criteria { get; init; }

    /// <summary>When the report was handed in; none: it does not count as late.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>An award at national level or above, where the round knows one (seed 004, KPI 3).</summary>
    public bool Award { get; init; }

    /// <summary>Nothing, or not all, was done in the first round (seed 002, KPI 2).</summary>
    public bool FirstRoundMissed { get; init; }

    static readonly string[] known = ["criteria", "submitted", "award", "firstRoundMissed"];

    /// <summary>
    /// Reads one KPI's criteria, <c>{"1": {"done": true}, …}</c>, or the KPI's whole entry of a results file,
    /// <c>{"criteria": {…}, "award": true}</c>.
    /// </summary>
    /// <param name="submitted">When the report was handed in; wins over what the JSON says.</param>
    /// <exception cref="ArgumentException">The KPI has no such round.</exception>
    public static KpiReading Read(JsonNode criteria, Kpi kpi, string round, DateTimeOffset? submitted = null)
    {
        if (!kpi.Rounds.ContainsKey(round)) throw new ArgumentException($"KPI {kpi.Code} has no round '{round}'.", nameof(round));
        var faults = new List<ResultFault>();
        var entry = criteria is JsonObject given && !given.ContainsKey("criteria") ? new JsonObject { ["criteria"] = given.DeepClone() } : criteria;
        var result = Read(entry, kpi, kpi.Rounds[round], ResultPlace.OfKpi(kpi.Code, "$", faults));
        return faults.Count > 0 || result is null ? new(null, faults) : new(submitted is null ? result : result with { Submitted = submitted }, faults);
    }

    /// <summary>
    /// Reads what was given under an earlier version of the KPI as far as it fits this one: criteria that are gone or ask for something else now
    /// count as not given.
    /// </summary>
    /// <returns>The result, and the ids of the criteria whose results do not fit.</returns>
    /// <exception cref="ArgumentException">The KPI has no such round.</exception>
    public static (KpiResult Result, IReadOnlyList<string> Unfit) ReadFitting(JsonNode results, Kpi kpi, string round, DateTimeOffset? submitted = null)
    {
        if (Read(results, kpi, round, submitted) is { Result: { } whole }) return (whole, []);
        var (fitting, unfit) = (new JsonObject(), new List<string>());
        var given = results["criteria"] as JsonObject ?? results as JsonObject ?? [];
        foreach (var (id, node) in given)
        {
            if (node is not null && Read(new JsonObject { ["criteria"] = new JsonObject { [id] = node.DeepClone() } }, kpi, round).Faults.Count > 0) unfit.Add(id);
            else fitting[id] = node?.DeepClone();
        }
        var entry = new JsonObject { ["criteria"] = fitting };
        var award = kpi.Rounds[round].Award is not null && results["award"] is JsonValue said && said.TryGetValue<bool>(out var won) && won;
        if (award) entry["award"] = true;
        var reading = Read(entry, kpi, round, submitted);
        return (reading.Result ?? throw new ArgumentException($"The results of KPI {kpi.Code} do not read: {string.Join("; ", reading.Faults)}", nameof(results)), unfit);
    }

    internal static KpiResult? Read(JsonNode? node, Kpi kpi, KpiRoundRule rule, ResultPlace place)
    {
        if (node is not JsonObject entry || entry["criteria"] is not JsonObject criteria)
        {
            place.Fault(new("there is no object \"criteria\"", "ไม่มีหัวข้อ \"criteria\""), Wordings.GiveShape("""{"criteria": {"1": {"done": true}}}"""));
            return null;
        }
        JsonFields.KnownOnly(entry, known, place);
        var result = new KpiResult
        {
            Criteria = ReadCriteria(criteria, rule, place),
            Submitted = JsonFields.Instant(entry, "submitted", place),
            Award = JsonFields.Flag(entry, "award", place) ?? false,
            FirstRoundMissed = JsonFields.Flag(entry, "firstRoundMissed", place) ?? false,
        };
        if (result.Award && rule.Award is null) place.At("award").Fault(new("this round knows no award", "รอบนี้ไม่มีเกณฑ์เรื่องรางวัล"), Wordings.LeaveOut);
        if (result.FirstRoundMissed && kpi.FirstRoundMissed == FirstRoundMissedRule.NoRule)
        {
            place.At("firstRoundMissed", new Wording("first round missed", "กรณีไม่ได้รายงานรอบแรก")).Fault(
                new("this KPI has no rule for a missed first round", "ตัวชี้วัดนี้ไม่มีเกณฑ์สำหรับกรณีไม่ได้รายงานรอบแรก"), Wordings.LeaveOut);
        }
        return result;
    }

    static Dictionary<string, CriterionResult> ReadCriteria(JsonObject criteria, KpiRoundRule rule, ResultPlace place)
    {
        var results = new Dictionary<string, CriterionResult>(StringComparer.Ordinal);
        foreach (var (id, node) in ItemIds.AsInCatalogue(criteria, rule))
        {
            var at = place.At($"criteria[\"{id}\"]", new Wording($"criterion {id}", $"เกณฑ์ข้อ {id}"));
            if (rule.Criteria.FirstOrDefault(c => c.Id == id) is not { } criterion)
            {
                at.Fault(
                    new($"round {rule.Round} has no such criterion", $"{Places.Round(rule.Round)} ไม่มีเกณฑ์ข้อนี้"), Near.Hint(id, [.. rule.Criteria.Select(c => c.Id)]));
                continue;
            }
            at = at with { Name = new($"{at.Name.English}: {criterion.Text}", $"{at.Name.Thai} “{criterion.Text}”") };
            var before = at.Faults.Count;
            if (CriterionJson.Read(node, at) is not { } result) continue;
            results[id] = result;
            // What does not even read would only be found missing once more.
            if (result.Evidence && at.Faults.Count == before) criterion.Rule.Check(result, at);
        }
        return results;
    }
}

/// <param name="Result">None when there are faults.</param>
public sealed record KpiReading(KpiResult? Result, IReadOnlyList<ResultFault> Faults);
