using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Pages.Years.Scores;

/// <summary>The strategy unit keys in what the department's committee gave, criterion by criterion.</summary>
public sealed class CommitteePage(PaContext db, Standings standings, CommitteeDesk desk) : RoundPage(db, standings)
{
    readonly PaContext db = db;

    /// <summary>What was keyed in last, by KPI.</summary>
    public IReadOnlyDictionary<string, ScoreOpinion> Last { get; private set; } = new Dictionary<string, ScoreOpinion>();

    public async Task<IActionResult> OnGet(int year, string round) => await Load(year, round) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int year, string round)
    {
        if (!await Load(year, round)) return NotFound();
        var points = Kpis.ToDictionary(k => k.Code, k => JudgedPoints.Read(Request.Form, k.Rounds[round].Criteria.Select(c => $"{k.Code}:{c.Id}"), "Points", Fault)
            .ToDictionary(p => p.Key[(k.Code.Length + 1)..], p => p.Value) as IReadOnlyDictionary<string, decimal>);
        if (!ModelState.IsValid) return AskAgain();
        var outcome = await desk.Record(year, round, points, Kpis.ToDictionary(k => k.Code, k => Typed($"Note[{k.Code}]")), Viewer);
        if (outcome is Outcome.Done)
        {
            Say("บันทึกคะแนนของคณะกรรมการแล้ว");
            return LocalRedirect($"/years/{year}/scores/{round}");
        }
        return Note(outcome) ? Page() : NotFound();
    }

    /// <summary>What stands in the field: the committee's points where they differ from the rule's.</summary>
    public string Stored(Kpi kpi, Criterion criterion) => Last.GetValueOrDefault(kpi.Code) is { } last && last.Judged.Split(',').Contains(criterion.Id)
        ? ThaiDisplay.Number(Opinions.PointsOf(last)[criterion.Id]) : "";

    async Task<bool> Load(int year, string round)
    {
        if (!Viewer.MayLaunch || !await LoadRound(year, round) || Standing.Frozen is null) return false;
        Last = (await Opinions.Of(db, Viewer.UnitId, year, round)).SelectMany(o => o).Where(o => o.Layer == OpinionLayer.Committee).ToDictionary(o => o.Kpi);
        return true;
    }
}
