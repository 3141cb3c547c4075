using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Step 8: the strategy unit has attached the bundle in SMART and keeps the proof.</summary>
public sealed class SmartStep(Vault vault, TimeProvider clock)
{
    internal Task<Variables> Attach(PaContext db, UserTask task, SmartAttachForm form, Viewer viewer)
    {
        if (form.ProofSha256.Length == 0 || !vault.Holds(form.ProofSha256))
            throw Rejected.Invalid("Proof", "โปรดแนบภาพหน้าจอหรือไฟล์พิมพ์จากระบบ SMART เป็นหลักฐานการแนบ");
        if (form.AttachedAt > clock.GetUtcNow())
            throw Rejected.Invalid(nameof(form.AttachedAt), "วันเวลาที่แนบในระบบ SMART ต้องไม่เกินเวลาปัจจุบัน");
        var round = KpiRound.Of(task);
        db.SmartAttachments.Add(new SmartAttachment
        {
            UnitId = round.UnitId,
            Year = round.Year,
            Kpi = round.Kpi,
            Round = round.Round,
            AttachedAt = form.AttachedAt,
            Reference = form.Reference.Trim(),
            By = viewer.PersonId,
            ProofFileName = form.ProofFileName,
            ProofSha256 = form.ProofSha256,
        });
        return Task.FromResult(Variables.Empty);
    }
}
