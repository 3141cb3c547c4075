namespace PaWorkflow.Agreements;

/// <summary>A unit's KPIs of one fiscal year with their rounds, criteria, scoring rules and dates.</summary>
public sealed record Catalogue
{
    public required FiscalYear FiscalYear { get; init; }
    public required string Title { get; init; }

    /// <summary>What the KPIs' weights sum to: 100 for a unit's whole agreement, less for a part of one.</summary>
    public required decimal WeightsSumTo { get; init; }

    /// <summary>When SMART closes for keying KPI details.</summary>
    public required DateTimeOffset SmartKeyingClosesAt { get; init; }

    /// <summary>What a late report takes off the unit's total, where its KPI has no penalty of its own (seed 004, calendar, note 1).</summary>
    public required Penalty LatePenalty { get; init; }

    /// <summary>In the order of the year.</summary>
    public required IReadOnlyList<ReportingRound> Rounds { get; init; }

    public required IReadOnlyList<Kpi> Kpis { get; init; }

    /// <summary>The department's calendar, in the order of the year.</summary>
    public IReadOnlyList<CalendarEvent> Calendar { get; init; } = [];

    /// <summary>Codes of which the source gives no details, by its own list or its numbering; they are not invented.</summary>
    public IReadOnlyList<string> MissingKpis { get; init; } = [];

    /// <summary>What the source says the weights of a component's KPIs sum to, beside the weights themselves (seed 004, KPI 1.2: to 1).</summary>
    public IReadOnlyDictionary<KpiGroup, decimal> PrintedWeights { get; init; } = new Dictionary<KpiGroup, decimal>();

    /// <exception cref="ArgumentException">The catalogue has no such round.</exception>
    public ReportingRound Round(string id) => Rounds.FirstOrDefault(r => r.Id == id)
        ?? throw new ArgumentException($"The catalogue has no round '{id}'; it has {string.Join(", ", Rounds.Select(r => r.Id))}.", nameof(id));

    /// <exception cref="ArgumentException">The catalogue has no such KPI.</exception>
    public Kpi Kpi(string code) => Kpis.FirstOrDefault(k => k.Code == code)
        ?? throw new ArgumentException($"The catalogue has no KPI '{code}'; it has {string.Join(", ", Kpis.Select(k => k.Code))}.", nameof(code));
}

/// <summary>Something that happens at the department in a span of days (seed 004, calendar).</summary>
/// <param name="Name">In Thai.</param>
/// <param name="Who">In Thai.</param>
/// <param name="Printed">What the source prints instead, where that cannot be.</param>
public sealed record CalendarEvent(string Name, string Who, DateOnly From, DateOnly To, string? Printed = null);
