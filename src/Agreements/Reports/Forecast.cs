namespace PaWorkflow.Agreements;

/// <summary>What a round will score, out of 5, as things run (คาดการณ์คะแนน). All KPIs of the round count; one that has nothing counts 0.</summary>
/// <param name="Now">What is proven now, the late penalty taken off.</param>
/// <param name="Best">If all that may still be won is won.</param>
/// <param name="Expected">Null while too little has been decided to tell.</param>
/// <param name="IsFrozen">The round is closed: all three are what was saved then.</param>
public sealed record Forecast(decimal Now, decimal Best, decimal? Expected, bool IsFrozen)
{
    /// <summary>A rate of fewer tasks than this is no rate.</summary>
    public const int LeastDecided = 10;

    /// <summary>Points of the unit's score that may still be won, and may still be lost.</summary>
    public decimal Open => Best - Now;

    /// <summary>
    /// What is open is weighted by the share of tasks done on time so far. That is careful: work that comes late costs a penalty, not
    /// all its points, but what misses the last call gets none, and how late work will be nobody knows.
    /// </summary>
    /// <param name="answer">The round as it stands, of the KPIs that have given something.</param>
    /// <param name="risks">What may still be won.</param>
    public static Forecast Of(Catalogue catalogue, string round, ScoreAnswer answer, IEnumerable<PointsAtRisk> risks, Punctuality soFar)
    {
        var kpis = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).ToList();
        var weights = kpis.Sum(k => k.Weight);
        if (weights == 0) return new(0, 0, 0, false);
        var now = kpis.Sum(k => answer.Kpis.TryGetValue(k.Code, out var score) ? k.Weight * score.Score : 0) / weights;
        var open = Math.Min(risks.Sum(r => r.Gain), Scoring.FullScore - now);
        // Taken off at the end, as the unit's total is.
        decimal Less(decimal score) => Math.Max(0, score - answer.LatePenalty);
        return new(Less(now), Less(now + open), soFar is { Decided: >= LeastDecided, Rate: { } rate } ? Less(now + open * rate) : null, false);
    }

    public static Forecast Frozen(decimal total) => new(total, total, total, true);
}

/// <summary>What a KPI's round scores now and at best, and what of the unit's score hangs on it.</summary>
/// <param name="Now">Out of 5; null where nothing was given yet.</param>
/// <param name="Best">Out of 5.</param>
/// <param name="AtRisk">Points of the unit's score, out of 5.</param>
/// <param name="LostFrom">When the first of them close; null: nothing is open.</param>
public sealed record KpiOutlook(decimal? Now, decimal Best, decimal AtRisk, DateTimeOffset? LostFrom)
{
    /// <param name="score">As it stands or was frozen; null: nothing was given.</param>
    /// <param name="risks">Of any KPIs; those of this one count.</param>
    public static KpiOutlook Of(Catalogue catalogue, string round, Kpi kpi, decimal? score, IEnumerable<PointsAtRisk> risks)
    {
        var weights = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).Sum(k => k.Weight);
        var own = risks.Where(r => r.Kpi == kpi.Code).ToList();
        var gain = own.Sum(r => r.Gain);
        return new(score, Math.Min(Scoring.FullScore, (score ?? 0) + gain * weights / kpi.Weight), gain, own.Count == 0 ? null : own.Min(r => r.ClosesAt));
    }
}
