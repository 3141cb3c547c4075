using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>The closed map from a task's form to what handing it in does to the domain.</summary>
public sealed class TaskSteps(
    YearSteps year, LetterSteps letter, EvidenceStep evidence, CheckStep check, SmartStep smart)
{
    /// <summary>Checks the input and writes the domain's rows.</summary>
    /// <returns>The variables with which the task is completed.</returns>
    /// <exception cref="Rejected">The input does not fit: nothing is written.</exception>
    internal Task<Variables> Take(PaContext db, UserTask task, TaskForm form, Viewer viewer) => (task.Form, form) switch
    {
        ("briefing", BriefingForm briefing) => year.Brief(db, task, briefing),
        ("appointment", AppointmentForm appointment) => year.Appoint(db, task, appointment),
        ("guideline", GuidelineForm guideline) => year.SetGuideline(db, task, guideline),
        ("smart-keying", SmartKeyingForm) => year.Key(db, task),
        ("acknowledge", AcknowledgeForm) => year.Acknowledge(db, task, viewer),
        ("acknowledge-change", AcknowledgeForm) => year.Acknowledge(db, task, viewer),
        ("monitoring", MonitoringForm monitoring) => YearSteps.Monitor(monitoring),
        ("signature", SignatureForm signed) => letter.Sign(db, task, signed, viewer),
        ("letter-review", LetterReviewForm reviewed) => letter.Review(db, task, reviewed, viewer),
        ("letter-mend", LetterMendForm mended) => letter.Mend(db, task, mended),
        ("evidence", EvidenceForm sent) => evidence.SendIn(db, task, sent, viewer),
        ("director-check" or "strategy-recheck", CheckForm decision) => check.Decide(db, task, decision, viewer),
        ("smart-attach", SmartAttachForm attached) => smart.Attach(db, task, attached, viewer),
        (null or "done", DoneForm done) => Task.FromResult(Variables.Of(new { note = done.Note.Trim() })),
        ("decision", DecisionForm decided) => Task.FromResult(Decided(decided)),
        _ => throw Rejected.Invalid("", $"แบบฟอร์มที่ส่งมาไม่ตรงกับงาน “{task.Name}” — โปรดเปิดงานใหม่แล้วกรอกอีกครั้ง"),
    };

    /// <summary>Named as the steps of the SOP name it, so that the usual conditions serve.</summary>
    static Variables Decided(DecisionForm form)
    {
        if (!form.Approve) YearSteps.Required(form.Reason, nameof(form.Reason), "โปรดระบุเหตุผลที่ส่งกลับ");
        return Variables.Of(new { decision = form.Approve ? "approve" : "return", reason = form.Reason.Trim() });
    }
}
