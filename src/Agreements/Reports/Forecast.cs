namespace PaWorkflow.Agreements;

/// <summary>What a round will score, out of 5, as things run (คาดการณ์คะแนน).</summary>
/// <param name="Now">
/// The weighted mean of the KPIs that have results, the late penalty taken off: one without results is not scored yet, which is not the
/// same as 0. Null where none has any.
/// </param>
/// <param name="Best">If all that may still be won is won, of all KPIs of the round.</param>
/// <param name="Expected">Of all KPIs of the round; null while too little has been decided to tell.</param>
/// <param name="Open">Points of the unit's score that may still be won, and may still be lost.</param>
/// <param name="Scored">How many KPIs <paramref name="Now"/> is of.</param>
/// <param name="Kpis">How many the round has.</param>
/// <param name="IsFrozen">The round is closed: all scores are what was saved then.</param>
public sealed record Forecast(decimal? Now, decimal Best, decimal? Expected, decimal Open, int Scored, int Kpis, bool IsFrozen)
{
    /// <summary>A rate of fewer tasks than this is no rate.</summary>
    public const int LeastDecided = 10;

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
        if (weights == 0) return new(null, 0, null, 0, 0, 0, false);
        var scored = kpis.Where(k => answer.Kpis.ContainsKey(k.Code)).ToList();
        var won = scored.Sum(k => k.Weight * answer.Kpis[k.Code].Score);
        // What is won is a share of the whole round, to which the rest may come.
        var share = won / weights;
        var open = Math.Min(risks.Sum(r => r.Gain), Scoring.FullScore - share);
        // Taken off at the end, as the unit's total is.
        decimal Less(decimal score) => Math.Max(0, score - answer.LatePenalty);
        return new(scored.Count == 0 ? null : Less(won / scored.Sum(k => k.Weight)), Less(share + open),
            soFar is { Decided: >= LeastDecided, Rate: { } rate } ? Less(share + open * rate) : null, open, scored.Count, kpis.Count, false);
    }

    /// <summary>A closed round: each of its KPIs has its score, and be it that it gave nothing.</summary>
    public static Forecast Frozen(decimal total, int kpis) => new(total, total, total, 0, kpis, kpis, true);
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
