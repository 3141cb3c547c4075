using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Steps 7 and 8: the director's check and the strategy unit's re-check of one KPI's evidence.</summary>
public sealed class CheckStep(Opinions opinions, TimeProvider clock)
{
    internal async Task<Variables> Decide(PaContext db, UserTask task, CheckForm form, Viewer viewer)
    {
        if (!form.Approve) YearSteps.Required(form.Reason, nameof(form.Reason), "โปรดระบุเหตุผลที่ส่งกลับ เพื่อให้ผู้รับผิดชอบแก้ไขได้ตรงจุด");
        var round = KpiRound.Of(task);
        var digest = await round.Digest(db);
        if (form.EvidenceDigest != digest)
            throw Rejected.Conflict("หลักฐานเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ — โปรดตรวจหลักฐานชุดล่าสุดก่อนตัดสินใจ");
        var stage = task.Form == "director-check" ? PostIds.Director : PostIds.Strategy;
        var opinion = await opinions.Record(db, round, stage == PostIds.Director ? OpinionLayer.Director : OpinionLayer.Strategy,
            form.Points ?? new Dictionary<string, decimal>(), form.Reason.Trim(), viewer.PersonId);
        db.CheckDecisions.Add(new CheckDecision
        {
            UnitId = round.UnitId,
            Year = round.Year,
            Kpi = round.Kpi,
            Round = round.Round,
            Stage = stage,
            Approved = form.Approve,
            Reason = form.Reason.Trim(),
            By = viewer.PersonId,
            At = clock.GetUtcNow(),
            EvidenceDigest = digest,
            ExpectedScore = opinion.Score,
        });
        return Variables.Of(new { decision = form.Approve ? "approve" : "return", reason = form.Reason.Trim() });
    }
}
