using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Letters;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>The steps of a letter's way: the group head reads the draft, the director signs it, who drafted it mends what came back.</summary>
public sealed class LetterSteps(LetterBook letters, TimeProvider clock)
{
    internal async Task<Variables> Review(PaContext db, UserTask task, LetterReviewForm form, Viewer viewer)
    {
        var draft = await DraftOf(db, task);
        if (!form.Approve) return await Return(db, task, draft, form.Reason);
        (draft.State, draft.ReviewedAt, draft.ReviewedBy) = (LetterState.Reviewed, clock.GetUtcNow(), viewer.PersonId);
        return Variables.Of(new { decision = "approve", reason = "", sign = await Plan(db, task, "signLetter") });
    }

    /// <summary>Of the order (step 2), of the guideline memo (step 3) and of any letter that is issued by hand.</summary>
    internal async Task<Variables> Sign(PaContext db, UserTask task, SignatureForm form, Viewer viewer)
    {
        var draft = await DraftOf(db, task);
        if (!form.Approve) return await Return(db, task, draft, form.Reason);
        await letters.Sign(db, draft, viewer);
        return Variables.Of(new { decision = "approve", reason = "" });
    }

    internal async Task<Variables> Mend(PaContext db, UserTask task, LetterMendForm form)
    {
        var letter = await db.Letters.Where(l => l.InstanceId == task.InstanceId && l.State == LetterState.Returned).OrderByDescending(l => l.Id).FirstOrDefaultAsync()
            ?? throw Rejected.Conflict("ไม่พบร่างหนังสือที่ส่งกลับ");
        if (!form.Again)
        {
            letter.State = LetterState.Void;
            return Variables.Of(new { decision = "drop" });
        }
        await letters.Rewrite(db, letter, form.Said);
        return Variables.Of(new { decision = "approve", said = form.Said, matter = letter.Subject, review = await Plan(db, task, "reviewLetter") });
    }

    /// <summary>The kind that the step's property names, or the one letter that the procedure is about.</summary>
    internal static IQueryable<Letter> Drafts(PaContext db, UserTask task)
    {
        var kind = Variables.Parse(task.Properties).Text("letter");
        return db.Letters.Where(l => l.InstanceId == task.InstanceId && (kind == null || l.Kind == kind) && (l.State == LetterState.Draft || l.State == LetterState.Reviewed))
            .OrderByDescending(l => l.Id);
    }

    static async Task<Letter> DraftOf(PaContext db, UserTask task) => await Drafts(db, task).FirstOrDefaultAsync() ?? throw Rejected.Conflict("ไม่พบร่างหนังสือที่รอลงนาม");

    async Task<Variables> Return(PaContext db, UserTask task, Letter draft, string reason)
    {
        YearSteps.Required(reason, "Reason", "โปรดระบุเหตุผลที่ส่งกลับ");
        draft.State = LetterState.Returned;
        return Variables.Of(new { decision = "return", reason = reason.Trim(), returnedBy = task.Post, mend = await Plan(db, task, "mendLetter") });
    }

    async Task<Deadline> Plan(PaContext db, UserTask task, string rule) => DeadlinePlan.ForTask(rule, await db.CalendarOf(task.UnitId), clock.GetUtcNow());
}
