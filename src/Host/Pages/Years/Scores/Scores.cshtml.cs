using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Pages.Years.Scores;

/// <summary>What a round scores, why, who holds what of it, and what may still be won.</summary>
public sealed class ScoresPage(PaContext db, Standings standings) : RoundPage(db, standings)
{
    readonly PaContext db = db;
    readonly Standings standings = standings;

    /// <summary>The newest opinion of each layer, by KPI.</summary>
    public ILookup<string, ScoreOpinion> Opinions { get; private set; } = null!;

    /// <summary>What may still be won, the most for each working day left first.</summary>
    public IReadOnlyList<PointsAtRisk> Risks { get; private set; } = [];

    /// <summary>Owner's claim, director's, strategy unit's, committee's, each with its place in the table.</summary>
    public static IReadOnlyList<(OpinionLayer Layer, string Name)> Layers { get; } =
        [(OpinionLayer.Owner, "ผู้จัดเก็บ"), (OpinionLayer.Director, "ผู้อำนวยการ"), (OpinionLayer.Strategy, "งานยุทธศาสตร์"), (OpinionLayer.Committee, "คณะกรรมการ")];

    public async Task<IActionResult> OnGet(int year, string round)
    {
        if (!await LoadRound(year, round)) return NotFound();
        await LoadNames(db);
        Opinions = await Procedure.Scores.Opinions.Of(db, Viewer.UnitId, year, round);
        Risks = [.. standings.Risks(Standing).Where(r => Kpis.Any(k => k.Code == r.Kpi))];
        return Page();
    }

    /// <summary>Whether those who gave an opinion of the KPI do not all hold it to be worth the same.</summary>
    public bool Differ(string kpi) => Opinions[kpi].Select(o => ScoreAnswer.Rounded(o.Score)).Distinct().Skip(1).Any();
}
