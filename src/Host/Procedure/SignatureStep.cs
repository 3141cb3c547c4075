using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>The director signs the order (step 2) or the guideline memo (step 3), or returns the draft with a reason.</summary>
public sealed class SignatureStep(LetterBook letters, TimeProvider clock)
{
    internal async Task<Variables> Sign(PaContext db, UserTask task, SignatureForm form, Viewer viewer)
    {
        if (!form.Approve) YearSteps.Required(form.Reason, nameof(form.Reason), "โปรดระบุเหตุผลที่ส่งกลับ");
        var kind = TaskFacts.Property(task, "letter");
        var draft = await db.Letters.Where(l => l.InstanceId == task.InstanceId && l.Kind == kind && l.State == LetterState.Draft)
            .OrderByDescending(l => l.Id).FirstOrDefaultAsync()
            ?? throw Rejected.Conflict("ไม่พบร่างหนังสือที่รอลงนาม");
        if (form.Approve)
        {
            (draft.State, draft.SignedAt, draft.SignedBy) = (LetterState.Signed, clock.GetUtcNow(), viewer.PersonId);
            await letters.Number(db, draft);
        }
        else draft.State = LetterState.Returned;
        return Variables.Of(new { decision = form.Approve ? "approve" : "return", reason = form.Reason.Trim() });
    }
}
