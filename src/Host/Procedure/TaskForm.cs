namespace PaWorkflow.Host.Procedure;

/// <summary>What a person hands in with a task: one record for each form key of the procedure.</summary>
public abstract record TaskForm;

/// <summary>Step 1, <c>briefing</c>: the meeting was held; what was agreed.</summary>
public sealed record BriefingForm(DateOnly HeldOn, string Place, string Note) : TaskForm;

/// <summary>Step 2, <c>appointment</c>: who collects which KPI (code → person id); every KPI needs one.</summary>
public sealed record AppointmentForm(IReadOnlyDictionary<string, string> Holders) : TaskForm;

/// <summary>Step 3, <c>guideline</c>: what the guideline memo says besides the dates.</summary>
public sealed record GuidelineForm(string Note) : TaskForm;

/// <summary>Steps 2 and 3, <c>signature</c>: the director signs, or returns the draft with a reason.</summary>
public sealed record SignatureForm(bool Approve, string Reason) : TaskForm
{
    public const string Key = "signature";
}

/// <summary>Of any letter, <c>letter-review</c>: the group head passes the draft, or returns it with a reason.</summary>
public sealed record LetterReviewForm(bool Approve, string Reason) : TaskForm;

/// <summary>Of a letter issued by hand, <c>letter-mend</c>: the drafter sends it again, or drops it.</summary>
/// <param name="Said">What the issuing form asks, anew.</param>
public sealed record LetterMendForm(bool Again, IReadOnlyDictionary<string, string> Said) : TaskForm;

/// <summary>Step 3, <c>acknowledge</c>, and KPI details changed in mid-year, <c>acknowledge-change</c>: read and understood.</summary>
public sealed record AcknowledgeForm : TaskForm;

/// <summary>Step 4, <c>smart-keying</c>: the KPI details stand in SMART.</summary>
public sealed record SmartKeyingForm(string Note) : TaskForm;

/// <summary>Step 5, <c>monitoring</c>: where the round stands, in words.</summary>
public sealed record MonitoringForm(string Note) : TaskForm;

/// <summary>Step 6, <c>evidence</c>: the owner sends the evidence in; files and results were saved before.</summary>
public sealed record EvidenceForm(string Note) : TaskForm;

/// <summary>Steps 7 and 8, <c>director-check</c> and <c>strategy-recheck</c>: approved, or returned with the reason.</summary>
/// <param name="EvidenceDigest">The digest of the files that were looked at; a file changed since then refuses the decision.</param>
/// <param name="Points">Criterion id → points where the checker holds them to be otherwise than the rule gives; null: nowhere.</param>
/// <param name="Returned">Criterion id → what is to be mended: only these go back, the others are approved; null or none: the decision is on all of them.</param>
public sealed record CheckForm(
    bool Approve, string Reason, string EvidenceDigest, IReadOnlyDictionary<string, decimal>? Points = null, IReadOnlyDictionary<string, string>? Returned = null) : TaskForm;

/// <summary>Step 8, <c>smart-attach</c>: the bundle was attached in SMART; the proof lies in the vault already.</summary>
public sealed record SmartAttachForm(DateTimeOffset AttachedAt, string Reference, string ProofFileName, string ProofSha256) : TaskForm;

/// <summary>Any procedure, <c>done</c> and tasks that name no form: the work is done; what there is to say of it.</summary>
public sealed record DoneForm(string Note) : TaskForm;

/// <summary>Any procedure, <c>decision</c>: approved, or returned with the reason. The flow goes on by <c>decision == 'approve'</c>.</summary>
public sealed record DecisionForm(bool Approve, string Reason) : TaskForm;

/// <summary>One field of a form: what is wrong and what would be right, in Thai.</summary>
public sealed record FieldFault(string Field, string Message);

/// <summary>The answer to a person: done, or the reason in Thai and the field it concerns.</summary>
public abstract record Outcome
{
    public sealed record Done : Outcome;

    /// <summary>The input is wrong or missing: the person can mend it.</summary>
    public sealed record Invalid(string Field, string Message) : Outcome
    {
        /// <summary>Each fault by itself where a form has several; <see cref="Message"/> says them all.</summary>
        public IReadOnlyList<FieldFault> Faults { get; init; } = [];
    }

    /// <summary>Somebody was faster, or the state has moved on: nothing changed.</summary>
    public sealed record Conflict(string Message) : Outcome;

    /// <summary>There is no such thing for this person.</summary>
    public sealed record NotFound : Outcome;

    public static readonly Outcome Ok = new Done();
}
