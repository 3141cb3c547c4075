using System.Globalization;

namespace PaWorkflow.Agreements.Tests;

/// <summary>The catalogues that come with the program, and small ones made of a few lines.</summary>
static class Sample
{
    public static readonly Catalogue Fy2564 = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
    public static readonly Catalogue Fy2566 = BuiltinCatalogues.Read("fy2566-potential-base.yaml");

    /// <summary>An instant of Thai time, e.g. <c>2021-02-19 16:30</c>.</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    /// <summary>A catalogue of one KPI, weight 100, whose 5-month round has these lines under <c>criteria:</c>, indented by ten.</summary>
    public static string Yaml(string criteria, string round = "", string weight = "100", string more = "") => $$"""
        fiscalYear: 2564
        title: test
        smartKeyingCloses: 2021-01-29T16:30
        latePenalty: { perDay: 0.01, days: working }
        rounds:
          - { id: 5m, name: five, opens: 2021-02-01T08:30, closes: 2021-02-19T16:30 }
          - { id: 11m, name: eleven, opens: 2021-08-02T08:30, closes: 2021-08-20T16:30 }
        kpis:
          - code: K
            name: kpi
            weight: {{weight}}
            group: performance
            rounds:
              5m:
        {{round}}
                criteria:
        {{criteria}}
        {{more}}
        """;

    public static Catalogue Catalogue(string criteria, string round = "")
    {
        var reading = CatalogueFile.Read(Yaml(criteria, round), "test.yaml");
        return reading.Catalogue ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    /// <summary>Reads and scores results given as JSON.</summary>
    public static ScoreAnswer Score(Catalogue catalogue, string round, string results)
    {
        var reading = ResultsFile.Read(results, catalogue, round);
        return Scoring.Score(catalogue, round, reading.Results ?? throw new InvalidOperationException(string.Join('\n', reading.Faults)), WorkingCalendar.Thai);
    }

    /// <summary>Scores one KPI by its criteria's JSON; <paramref name="more"/> stands beside <c>criteria</c>.</summary>
    public static KpiScoreAnswer Kpi(Catalogue catalogue, string round, string kpi, string criteria, string more = "") =>
        Score(catalogue, round, "{\"kpis\": {\"" + kpi + "\": {\"criteria\": " + criteria + more + "}}}").Kpis[kpi];

    /// <summary>A result that gives all points of a rule.</summary>
    public static CriterionResult Full(Rule rule) => rule switch
    {
        DoneRule or StepsRule { IsMeasured: false } => new() { Done = true },
        StepsRule => new() { Value = 100 },
        InterpolatedRule r => new() { Value = r.Thresholds[^1] },
        BandedRule r => new() { Value = r.Thresholds[^1] },
        TargetsRule r => new() { Value = r.Advanced },
        RatioRule { Scale: InterpolatedRule r } => new() { Numerator = r.Thresholds[^1], Denominator = 100 },
        RatioRule { Scale: BandedRule r } => new() { Numerator = r.Thresholds[^1], Denominator = 100 },
        ChecklistRule r => new() { Items = r.Items.ToDictionary(i => i.Id, i => Full(i.Rule)) },
        WorksheetRule r => new() { Items = r.Items.ToDictionary(i => i.Id, _ => new CriterionResult { Value = 2 }) },
        CompositeRule r => new() { Parts = [.. r.Parts.Select(p => Full(p.Rule))] },
        _ => throw new NotSupportedException(rule.ToString()),
    };

    public static Results FullMarks(Catalogue catalogue, string round) => new(catalogue.Kpis.ToDictionary(
        k => k.Code, k => new KpiResult { Criteria = k.Rounds[round].Criteria.ToDictionary(c => c.Id, c => Full(c.Rule)) }));
}
