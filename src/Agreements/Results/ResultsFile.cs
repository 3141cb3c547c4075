using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements;

/// <summary>A unit's results in one round, by KPI code.</summary>
public sealed record Results(IReadOnlyDictionary<string, KpiResult> Kpis)
{
    /// <summary>None where the unit reported nothing for that KPI.</summary>
    public KpiResult? OfKpi(string code) => Kpis.GetValueOrDefault(code);
}

/// <param name="Results">None when there are faults.</param>
public sealed record ResultsReading(Results? Results, IReadOnlyList<ResultFault> Faults);

/// <summary>
/// Reads the results file of the verb <c>score</c>:
/// <c>{"kpis": {"1.2.3": {"criteria": {"1": {"done": true}, "3": {"value": 6.5}}, "submitted": "2021-02-19T16:00:00+07:00"}}}</c>.
/// </summary>
public static class ResultsFile
{
    static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="ArgumentException">The catalogue has no such round.</exception>
    public static ResultsReading Read(string json, Catalogue catalogue, string round)
    {
        catalogue.Round(round);
        var faults = new List<ResultFault>();
        if (Parse(json, faults) is not { } kpis) return new(null, faults);
        var results = new Dictionary<string, KpiResult>(StringComparer.Ordinal);
        foreach (var (code, node) in kpis)
        {
            var place = new ResultPlace($"$.kpis[\"{code}\"]", $"KPI {code}", faults);
            var kpi = catalogue.Kpis.FirstOrDefault(k => k.Code == code);
            if (kpi is null)
                place.Fault("the catalogue has no such KPI", Near.Hint(code, [.. catalogue.Kpis.Select(k => k.Code)]));
            else if (!kpi.Rounds.TryGetValue(round, out var rule))
                place.Fault($"the KPI has no round {round}", $"it has {string.Join(", ", kpi.Rounds.Keys)}");
            else if (KpiResult.Read(node, kpi, rule, place) is { } result)
                results[code] = result;
        }
        return faults.Count > 0 ? new(null, faults) : new(new(results), faults);
    }

    static JsonObject? Parse(string json, List<ResultFault> faults)
    {
        const string Shape = """give {"kpis": {"CODE": {"criteria": {…}}}}""";
        try
        {
            if (JsonNode.Parse(json, documentOptions: strict) is JsonObject root && root["kpis"] is JsonObject kpis)
            {
                JsonFields.KnownOnly(root, ["kpis"], new ResultPlace("$", "results", faults));
                return kpis;
            }
            faults.Add(new("$", "there is no object \"kpis\"", Shape));
        }
        catch (JsonException fault)
        {
            var cause = fault.Message.Split([" Path:", " LineNumber:"], StringSplitOptions.None)[0].TrimEnd('.', ' ');
            faults.Add(new($"$ line {fault.LineNumber + 1}", $"this is no JSON: {cause}", Shape));
        }
        return null;
    }
}
