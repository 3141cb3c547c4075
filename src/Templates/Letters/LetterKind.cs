using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>A kind of official paper that the year needs, with the form that it ships with.</summary>
public sealed class LetterKind
{
    readonly JsonElement sample;
    readonly Lazy<byte[]> form;

    LetterKind(string id, string title, string? register, JsonElement sample)
    {
        (Id, Title, Register, this.sample) = (id, title, register, sample);
        form = new(() => Embedded($"{id}.docx"));
    }

    public static IReadOnlyList<LetterKind> All { get; } =
    [
        new("meeting-invitation", "หนังสือเชิญประชุมชี้แจง", "circular", MeetingInvitation.Sample.ToData()),
        new("appointment-order", "คำสั่งแต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด", "order", AppointmentOrder.Sample.ToData()),
        new("reporting-guideline", "บันทึกแนวทางและกำหนดการรายงานผล", "circular", ReportingGuideline.Sample.ToData()),
        new("evidence-report", "บันทึกรายงานผลตัวชี้วัด", "outgoing", EvidenceReport.Sample.ToData()),
        new("return-memo", "บันทึกส่งคืนหลักฐาน", "outgoing", ReturnMemo.Sample.ToData()),
        new("kpi-change-notice", "บันทึกแจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัด", "circular", KpiChangeNotice.Sample.ToData()),
        new("score-summary", "บันทึกสรุปคะแนนรายรอบ", "outgoing", ScoreSummary.Sample.ToData()),
        new("meeting-agenda", "ระเบียบวาระการประชุม", null, MeetingAgenda.Sample.ToData()),
        new("sign-in-sheet", "ใบลงชื่อผู้เข้าร่วมประชุม", null, SignInSheet.Sample.ToData()),
        new("meeting-minutes", "รายงานการประชุม", "meeting", MeetingMinutes.Sample.ToData()),
        new("circular", "บันทึกข้อความเวียน", "circular", Circular.Sample.ToData()),
        new("acknowledgement-list", "บัญชีรายชื่อผู้รับทราบ", null, AcknowledgementList.Sample.ToData()),
        new("kpi-sheet", "รายละเอียดตัวชี้วัด", null, KpiSheet.Sample.ToData()),
        new("reminder-letter", "บันทึกแจ้งเตือน", "outgoing", ReminderLetter.Sample.ToData()),
        new("overdue-letter", "บันทึกเร่งรัด", "outgoing", OverdueLetter.Sample.ToData()),
        new("executive-memo", "บันทึกเรียนผู้บริหาร", "outgoing", ExecutiveMemo.Sample.ToData()),
        new("smart-cover", "ใบปะหน้าชุดหลักฐานที่แนบในระบบ SMART", null, SmartCover.Sample.ToData()),
        new("internal-control-worksheet", "แบบประเมินระบบการควบคุมภายใน", null, InternalControlWorksheet.Sample.ToData()),
        new("hr-handover", "บันทึกส่งผลคะแนนให้งานการเจ้าหน้าที่", "outgoing", HrHandover.Sample.ToData()),
        new("department-summary", "บันทึกสรุปคะแนนระดับกรม", "outgoing", DepartmentSummary.Sample.ToData()),
    ];

    /// <exception cref="ArgumentException">No kind has this id; the message lists those there are.</exception>
    public static LetterKind Of(string id) => All.FirstOrDefault(kind => kind.Id == id)
        ?? throw new ArgumentException($"Letter kind \"{id}\" is unknown; there are {string.Join(", ", All.Select(kind => kind.Id))}.", nameof(id));

    public string Id { get; }

    /// <summary>In Thai.</summary>
    public string Title { get; }

    /// <summary>The register that numbers it: <c>outgoing</c>, <c>circular</c>, <c>order</c> or <c>meeting</c>; null: the paper has no number.</summary>
    public string? Register { get; }

    /// <summary>The shipped .docx.</summary>
    public byte[] Form => form.Value;

    /// <summary>Data of the shape that letters of this kind have, made up.</summary>
    public JsonElement Sample => sample;

    /// <summary>Holds a form of this kind against the form of official papers; it has to be what the shipped one is, a memo or an order.</summary>
    public IReadOnlyList<FormFinding> Lint(byte[] docx, string fileName) => FormLint.Of(docx, fileName, FormLint.PaperOf(form.Value));

    /// <summary>The shipped form, compiled.</summary>
    /// <exception cref="InvalidOperationException">The shipped form is broken.</exception>
    public Template Compile() => Compile(form.Value, $"{Id}.docx") is { Template: { } template } ? template
        : throw new InvalidOperationException(string.Join('\n', Compile(form.Value, $"{Id}.docx").Faults));

    /// <summary>A form of this kind that the office has edited: compiled, and every tag looked up in this kind's data.</summary>
    public TemplateReading Compile(byte[] docx, string fileName) => Template.Compile(docx, fileName, sample: sample);

    /// <summary>A shipped form that belongs to no kind of letter.</summary>
    internal static Template ShippedForm(string id) => Template.Compile(Embedded($"{id}.docx"), $"{id}.docx").Template ?? throw new InvalidOperationException($"The form {id} is broken.");

    static byte[] Embedded(string name)
    {
        using var stream = typeof(LetterKind).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
