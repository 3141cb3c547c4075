using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Api;

/// <summary>What a task is handed in with; which parts a task takes says <c>takes</c> of <c>GET /api/tasks/{id}</c>.</summary>
/// <param name="Decision"><c>approve</c> or <c>return</c>; of a letter that came back <c>approve</c> to send it again, or <c>drop</c>.</param>
/// <param name="Holders">KPI code → person id: who collects it.</param>
/// <param name="Said">What the form of a letter asks, by field.</param>
/// <param name="EvidenceDigest">Of the files that were looked at: a file changed since then refuses the decision.</param>
/// <param name="Points">Criterion id → points, where the checker holds them to be otherwise than the rule gives.</param>
/// <param name="Returned">Criterion id → what is to be mended: only these go back, the others are approved.</param>
public sealed record CompletionRequest(
    string? Decision, string? Reason, string? Note, DateOnly? HeldOn, string? Place, IReadOnlyDictionary<string, string>? Holders, IReadOnlyDictionary<string, string>? Said,
    string? EvidenceDigest, IReadOnlyDictionary<string, decimal>? Points,
    IReadOnlyDictionary<string, string>? Returned = null);

/// <summary>The closed map from a task's form to what a completion of it holds, as the pages read it from their fields.</summary>
static class TaskForms
{
    const string Decision = "decision", Reason = "reason", Note = "note";

    /// <summary>The parts that a form takes; none: it is an acknowledgement, or no JSON at all.</summary>
    public static IReadOnlyList<string> Taken(string? form) => form switch
    {
        null or "done" or "guideline" or "smart-keying" or "monitoring" or "evidence" => [Note],
        "briefing" => ["heldOn", "place", Note],
        "appointment" => ["holders"],
        SignatureForm.Key or "letter-review" or "decision" => [Decision, Reason],
        "letter-mend" => [Decision, "said"],
        "director-check" or "strategy-recheck" => [Decision, Reason, "evidenceDigest", "points", "returned"],
        _ => [],
    };

    /// <exception cref="Rejected">A part is missing, or does not belong to the form: what is not understood is not passed over.</exception>
    public static TaskForm Read(UserTask task, CompletionRequest given, TimeProvider clock)
    {
        var taken = Taken(task.Form);
        foreach (var (name, value) in Parts(given))
        {
            if (value is not null && !taken.Contains(name))
                throw Rejected.Invalid(name, $"งาน “{task.Name}” ไม่รับ {name}{(taken.Count > 0 ? $" — รับเฉพาะ {string.Join(", ", taken)}" : "")}");
        }
        var (reason, note) = (given.Reason ?? "", given.Note ?? "");
        return task.Form switch
        {
            "briefing" => Briefing(given, note, clock),
            "appointment" => new AppointmentForm(given.Holders ?? new Dictionary<string, string>()),
            "guideline" => new GuidelineForm(note),
            SignatureForm.Key => new SignatureForm(Approved(given), reason),
            "letter-review" => new LetterReviewForm(Approved(given), reason),
            "letter-mend" => new LetterMendForm(Decided(given, "drop"), given.Said ?? new Dictionary<string, string>()),
            "acknowledge" or "acknowledge-change" => new AcknowledgeForm(),
            "smart-keying" => new SmartKeyingForm(note),
            "monitoring" => new MonitoringForm(note),
            "evidence" => new EvidenceForm(note),
            "director-check" or "strategy-recheck" => new CheckForm(Approved(given), reason, given.EvidenceDigest ?? throw Rejected.Invalid("evidenceDigest", "โปรดส่ง evidenceDigest ของหลักฐานที่ได้ตรวจ จาก GET /api/tasks/{id}"), given.Points, given.Returned),
            "smart-attach" => throw Rejected.Invalid("", "งานนี้ต้องมีไฟล์หลักฐานการแนบ — โปรดใช้ POST /api/tasks/{id}/smart-attachment"),
            "decision" => new DecisionForm(Approved(given), reason),
            _ => new DoneForm(note),
        };
    }

    static IEnumerable<(string Name, object? Value)> Parts(CompletionRequest given) =>
    [
        (Decision, given.Decision), (Reason, given.Reason), (Note, given.Note), ("heldOn", given.HeldOn), ("place", given.Place), ("holders", given.Holders), ("said", given.Said),
        ("evidenceDigest", given.EvidenceDigest), ("points", given.Points), ("returned", given.Returned),
    ];

    static BriefingForm Briefing(CompletionRequest given, string note, TimeProvider clock)
    {
        if (given.HeldOn is not { } held) throw Rejected.Invalid("heldOn", "โปรดบอกวันที่จัดประชุม เช่น 2020-11-20");
        if (held > ThaiDisplay.Today(clock)) throw Rejected.Invalid("heldOn", "วันที่จัดประชุมต้องไม่เกินวันนี้ — บันทึกหลังจากประชุมแล้ว");
        return new(held, given.Place ?? "", note);
    }

    static bool Approved(CompletionRequest given) => Decided(given, "return");

    /// <summary>Nothing is decided by what was left out.</summary>
    static bool Decided(CompletionRequest given, string otherwise) => given.Decision == "approve"
        || (given.Decision == otherwise ? false : throw Rejected.Invalid(Decision, $"decision ต้องเป็น approve หรือ {otherwise}"));
}
