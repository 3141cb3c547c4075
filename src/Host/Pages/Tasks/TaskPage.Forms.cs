using PaWorkflow.Host.Pages.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>From the posted fields to the record that the desk takes; all faults of a form at once.</summary>
public sealed partial class TaskPage
{
    /// <returns>Null when there is nothing to hand in; faults are noted by field.</returns>
    async Task<TaskForm?> ReadForm() => Row.Form switch
    {
        "briefing" => ReadBriefing(),
        "appointment" => ReadAppointment(),
        "guideline" => new GuidelineForm(Typed("Note")),
        "signature" => new SignatureForm(Typed("Decision") == "approve", Reason()),
        "letter-review" => new LetterReviewForm(Typed("Decision") == "approve", Reason()),
        "letter-mend" => Asked is { } asked ? new LetterMendForm(Typed("Decision") != "drop", AskFields.Read(this, asked.Asks)) : null,
        "acknowledge" or "acknowledge-change" => ReadAcknowledgement(),
        "smart-keying" => new SmartKeyingForm(Typed("Note")),
        "monitoring" => new MonitoringForm(Typed("Note")),
        "director-check" or "strategy-recheck" => new CheckForm(Typed("Decision") == "approve", Reason(), Typed("EvidenceDigest"), JudgedPoints.Read(Request.Form, Kpi!.Rule.Criteria.Select(c => c.Id), "Points", Fault), ReadReturned()),
        "smart-attach" => await ReadSmartAttachment(),
        null or "done" => new DoneForm(Typed("Note")),
        "decision" => new DecisionForm(Typed("Decision") == "approve", Typed("Reason").Trim()),
        _ => null,
    };

    /// <summary>The criteria that are ticked to go back, each with what is to be mended.</summary>
    Dictionary<string, string> ReadReturned() =>
        Kpi!.Rule.Criteria.Where(c => Typed($"Decide[{c.Id}]") == "return").ToDictionary(c => c.Id, c => Typed($"Returned[{c.Id}]").Trim(), StringComparer.Ordinal);

    /// <summary>A reason that was picked and one that was written belong together.</summary>
    string Reason() => string.Join("\n", new[] { Typed("Preset").Trim(), Typed("Reason").Trim() }.Where(text => text.Length > 0));

    BriefingForm ReadBriefing()
    {
        var held = Typing.Date(Typed("HeldOn"));
        if (held is null) Fault("HeldOn", "โปรดเลือกวันที่จัดประชุม");
        else if (held > Today) Fault("HeldOn", "วันที่จัดประชุมต้องไม่เกินวันนี้ — บันทึกหลังจากประชุมแล้ว");
        if (Typed("Place").Trim().Length == 0) Fault("Place", "โปรดระบุสถานที่ประชุม");
        return new(held ?? default, Typed("Place"), Typed("Note"));
    }

    AppointmentForm ReadAppointment()
    {
        var holders = new Dictionary<string, string>();
        foreach (var kpi in Catalogue.Kpis)
        {
            var person = Typed($"Holders[{kpi.Code}]");
            if (People.Any(p => p.Id == person)) holders[kpi.Code] = person;
            else Fault($"Holders[{kpi.Code}]", $"โปรดเลือกผู้จัดเก็บตัวชี้วัด {kpi.Code}");
        }
        return new(holders);
    }

    AcknowledgeForm ReadAcknowledgement()
    {
        if (Typed("Read") != "true") Fault("Read", "โปรดทำเครื่องหมายว่าอ่านและเข้าใจแล้ว");
        return new();
    }

    async Task<SmartAttachForm?> ReadSmartAttachment()
    {
        var (date, time) = (Typing.Date(Typed("AttachedOn")), Typing.Time(Typed("AttachedTime")));
        if (date is null) Fault("AttachedOn", "โปรดเลือกวันที่แนบในระบบ SMART");
        if (time is null) Fault("AttachedTime", "โปรดกรอกเวลาที่แนบ เช่น 15:30");
        var proof = Request.Form.Files.GetFile("Proof");
        if (proof is null) Fault("Proof", "โปรดแนบภาพหน้าจอหรือไฟล์พิมพ์จากระบบ SMART เป็นหลักฐานการแนบ");
        if (date is null || time is null || proof is null) return null;
        var attachedAt = ThaiDisplay.FromBangkok(date.Value.ToDateTime(time.Value));
        if (attachedAt > Now)
        {
            Fault("AttachedOn", "วันเวลาที่แนบต้องไม่เกินเวลาปัจจุบัน");
            return null;
        }
        await using var content = proof.OpenReadStream();
        var (outcome, file) = await evidence.StoreProof(proof.FileName, content);
        if (outcome is Outcome.Invalid invalid) Fault("Proof", invalid.Message);
        return file is null ? null : new(attachedAt, Typed("Reference"), FileNames.Clean(proof.FileName), file.Sha256);
    }
}
