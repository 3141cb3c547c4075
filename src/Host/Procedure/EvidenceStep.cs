using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Step 6: the owner sends the evidence of one KPI and round in for checking.</summary>
public sealed class EvidenceStep(Opinions opinions, TimeProvider clock)
{
    internal async Task<Variables> SendIn(PaContext db, UserTask task, EvidenceForm form, Viewer viewer)
    {
        var round = KpiRound.Of(task);
        if (!await round.Files(db).AnyAsync())
            throw Rejected.Invalid("Files", "ยังไม่มีไฟล์หลักฐาน — โปรดแนบอย่างน้อยหนึ่งไฟล์ก่อนส่งให้ผู้อำนวยการตรวจ");
        var report = await round.Report(db);
        if (report is null)
        {
            report = round.NewReport(viewer.PersonId, clock.GetUtcNow());
            db.KpiReports.Add(report);
        }
        report.Note = form.Note.Trim();
        report.Submissions++;
        report.SubmittedAt = report.UpdatedAt = clock.GetUtcNow();
        report.UpdatedBy = viewer.PersonId;
        await opinions.Record(db, round, OpinionLayer.Owner, new Dictionary<string, decimal>(), report.Note, viewer.PersonId);
        return Variables.Empty;
    }
}
