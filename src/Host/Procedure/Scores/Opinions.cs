using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Scores;

/// <summary>Layers of opinion kept side by side: what owner, director, strategy unit and committee hold a KPI's round to be worth.</summary>
public sealed class Opinions(Catalogues catalogues, Expectations expectations, TimeProvider clock)
{
    /// <summary>Freezes an opinion with the evidence as it is.</summary>
    /// <param name="judged">Criterion id → points where they are given by judgement; all others by the rule, from what is keyed and proven.</param>
    /// <exception cref="Rejected">Points are not between 0 and what the criterion gives, or there is no such criterion.</exception>
    internal async Task<ScoreOpinion> Record(
        PaContext db, KpiRound round, OpinionLayer layer, IReadOnlyDictionary<string, decimal> judged, string note, string by)
    {
        var catalogue = catalogues.Of((await db.Years.FindAsync(round.UnitId, round.Year))!);
        var rule = Expectations.RoundOf(catalogue, round);
        var answer = (await expectations.Of(db, round)).Answer;
        var weighed = Weigh(round, rule, answer, judged);
        var opinion = new ScoreOpinion
        {
            UnitId = round.UnitId,
            Year = round.Year,
            Kpi = round.Kpi,
            Round = round.Round,
            Layer = layer,
            CatalogueVersion = await db.CatalogueVersions.Where(v => v.UnitId == round.UnitId && v.Year == round.Year).MaxAsync(v => (int?)v.Version) ?? 1,
            Criteria = JsonSerializer.Serialize(weighed.Given.ToDictionary(g => g.Key, g => ScoreAnswer.Rounded(g.Value)), Variables.Json),
            Judged = string.Join(',', weighed.Own),
            Points = weighed.Points,
            Max = rule.Max,
            Score = weighed.Score,
            EvidenceDigest = await round.Digest(db),
            Note = note,
            By = by,
            At = clock.GetUtcNow(),
        };
        db.ScoreOpinions.Add(opinion);
        return opinion;
    }

    /// <summary>What a round is worth where some points are given by judgement and the others by the rule.</summary>
    /// <param name="answer">By the rule.</param>
    /// <returns>Points by criterion, the ids of those that are a judgement of its own, their sum, and the score out of 5.</returns>
    /// <exception cref="Rejected">Points are not between 0 and what the criterion gives, or there is no such criterion.</exception>
    internal static (IReadOnlyDictionary<string, decimal> Given, IReadOnlyCollection<string> Own, decimal Points, decimal Score) Weigh(
        KpiRound round, KpiRoundRule rule, KpiScoreAnswer answer, IReadOnlyDictionary<string, decimal> judged)
    {
        foreach (var (id, points) in judged)
        {
            var criterion = rule.Criteria.FirstOrDefault(c => c.Id == id) ?? throw Rejected.Invalid($"Points[{id}]", $"ตัวชี้วัด {round.Kpi} ไม่มีเกณฑ์ข้อ {id} ในรอบนี้");
            if (points < 0 || points > criterion.Points) throw Rejected.Invalid($"Points[{id}]", $"คะแนนของเกณฑ์ข้อ {id} ต้องอยู่ระหว่าง 0 ถึง {ResultText.Plain(criterion.Points)}");
        }
        // What agrees with the rule is no judgement of its own.
        var own = judged.Where(j => j.Value != answer.Criteria[j.Key]).ToDictionary(StringComparer.Ordinal);
        var given = answer.Criteria.ToDictionary(c => c.Key, c => own.TryGetValue(c.Key, out var points) ? points : c.Value);
        if (own.Count == 0) return (given, [], answer.Points, answer.Score);
        var total = given.Values.Sum();
        return (given, own.Keys, total, Math.Max(0, total * Scoring.FullScore / rule.Max - answer.Penalty));
    }

    /// <summary>The newest opinion of each layer, by KPI.</summary>
    public static async Task<ILookup<string, ScoreOpinion>> Of(PaContext db, string unitId, int year, string round) =>
        (await db.ScoreOpinions.AsNoTracking().Where(o => o.UnitId == unitId && o.Year == year && o.Round == round).OrderBy(o => o.Id).ToListAsync())
            .GroupBy(o => (o.Kpi, o.Layer)).Select(g => g.Last()).OrderBy(o => o.Layer).ToLookup(o => o.Kpi);

    public static IReadOnlyDictionary<string, decimal> PointsOf(ScoreOpinion opinion) => JsonSerializer.Deserialize<Dictionary<string, decimal>>(opinion.Criteria, Variables.Json)!;
}
