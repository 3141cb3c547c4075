using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Steps 7 and 8: the director's check and the strategy unit's re-check of one KPI's evidence.</summary>
public sealed class CheckStep(Opinions opinions, Catalogues catalogues, TimeProvider clock)
{
    /// <summary>Characters of the reason for one criterion, and of all together.</summary>
    public const int MaxReason = 1000, MaxSaid = 4000;

    internal async Task<Variables> Decide(PaContext db, UserTask task, CheckForm form, Viewer viewer)
    {
        var round = KpiRound.Of(task);
        var criteria = Expectations.CriteriaOf(catalogues.Of((await db.Years.FindAsync(task.UnitId, task.Year))!), round).ToList();
        var returned = form.Returned ?? new Dictionary<string, string>();
        Check(form, returned, criteria);
        var reason = Said(form, returned, criteria);
        var digest = await round.Digest(db);
        if (form.EvidenceDigest != digest)
            throw Rejected.Conflict("หลักฐานเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ — โปรดตรวจหลักฐานชุดล่าสุดก่อนตัดสินใจ");
        var stage = task.Form == "director-check" ? PostIds.Director : PostIds.Strategy;
        var opinion = await opinions.Record(db, round, stage == PostIds.Director ? OpinionLayer.Director : OpinionLayer.Strategy,
            form.Points ?? new Dictionary<string, decimal>(), reason, viewer.PersonId);
        var decision = new CheckDecision
        {
            UnitId = round.UnitId,
            Year = round.Year,
            Kpi = round.Kpi,
            Round = round.Round,
            Stage = stage,
            Approved = form.Approve,
            Reason = reason,
            By = viewer.PersonId,
            At = clock.GetUtcNow(),
            EvidenceDigest = digest,
            ExpectedScore = opinion.Score,
        };
        // Sent back without naming a criterion: all of it is open again.
        if (form.Approve || returned.Count > 0) await Decide(db, round, decision, criteria, returned);
        db.CheckDecisions.Add(decision);
        return Variables.Of(new { decision = form.Approve ? "approve" : "return", reason });
    }

    static async Task Decide(PaContext db, KpiRound round, CheckDecision decision, IEnumerable<string> criteria, IReadOnlyDictionary<string, string> returned)
    {
        var files = (await round.Files(db).AsNoTracking().ToListAsync()).ToLookup(f => f.Criterion);
        foreach (var id in criteria)
        {
            decision.Criteria.Add(new CriterionDecision
            {
                Criterion = id,
                Approved = !returned.ContainsKey(id),
                Reason = returned.TryGetValue(id, out var why) ? why.Trim() : "",
                FilesDigest = CriterionStanding.DigestOf(files[id]),
            });
        }
    }

    /// <exception cref="Rejected">All that is wrong, at once.</exception>
    static void Check(CheckForm form, IReadOnlyDictionary<string, string> returned, IReadOnlyList<string> criteria)
    {
        if (form.Approve && returned.Count > 0)
            throw Rejected.Invalid("Decision", $"ท่านเลือกส่งกลับข้อ {string.Join(", ", returned.Keys)} ไว้ — โปรดกด “ส่งกลับ” หรือเปลี่ยนข้อนั้นเป็นเห็นชอบก่อน");
        if (!form.Approve && returned.Count == 0) YearSteps.Required(form.Reason, nameof(form.Reason), "โปรดระบุเหตุผลที่ส่งกลับ เพื่อให้ผู้รับผิดชอบแก้ไขได้ตรงจุด");
        var faults = new List<FieldFault>();
        foreach (var (id, why) in returned)
        {
            if (!criteria.Contains(id)) faults.Add(new($"Returned[{id}]", $"ไม่มีเกณฑ์ข้อ {id} ในรอบนี้"));
            else if (why.Trim().Length == 0) faults.Add(new($"Returned[{id}]", $"โปรดบอกว่าเกณฑ์ข้อ {id} ต้องแก้ไขอะไร"));
            else if (why.Length > MaxReason) faults.Add(new($"Returned[{id}]", $"เหตุผลของข้อ {id} ยาวเกิน {MaxReason} ตัวอักษร — โปรดเขียนให้สั้นลง"));
        }
        if (faults.Count > 0) throw Rejected.Invalid(faults);
        if (Said(form, returned, criteria).Length > MaxSaid) throw Rejected.Invalid(nameof(form.Reason), $"เหตุผลทั้งหมดรวมกันยาวเกิน {MaxSaid} ตัวอักษร — โปรดเขียนให้สั้นลง");
    }

    /// <summary>The reason as mails and letters carry it: for all, then criterion by criterion.</summary>
    static string Said(CheckForm form, IReadOnlyDictionary<string, string> returned, IReadOnlyList<string> criteria) => string.Join('\n',
        criteria.Where(returned.ContainsKey).Select(id => $"ข้อ {id}: {returned[id].Trim()}").Prepend(form.Reason.Trim()).Where(line => line.Length > 0));
}
