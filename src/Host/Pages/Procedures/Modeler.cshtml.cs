using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>Where the administrator draws a procedure, has it checked and puts it into force. Answers its scripts with JSON.</summary>
public sealed class ModelerPage(PaContext db, ProcedureDesk desk, ModelerChoices choices) : UnitPage
{
    const string NewId = "new";

    /// <summary>Null: a procedure that is not there yet, under the address <c>/procedures/new/edit</c>.</summary>
    public ProcessVersion? Version { get; private set; }

    public VersionInfo? InForce { get; private set; }
    public string Id { get; private set; } = NewId;
    public string ChoicesJson => JsonSerializer.Serialize(choices, Variables.Json);

    /// <summary>What a new procedure begins with.</summary>
    public string Blank => Drafts.Blank(Now);

    public async Task<IActionResult> OnGet(string id, int? version)
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        if (!ProcedureDesk.MayDeploy(Viewer)) return id == NewId ? NotFound() : LocalRedirect($"/procedures/{Uri.EscapeDataString(id)}");
        if (id == NewId) return Page();
        Id = id;
        Version = await ProcedureVersions.Find(db, Viewer, id, version);
        if (Version is null) return NotFound();
        InForce = ProcedureVersions.InForce(await ProcedureVersions.List(ProcedureVersions.SeenBy(db, Viewer).Where(v => v.ProcessId == id)));
        return Page();
    }

    /// <summary>Every fault of the draft, and what it names that nobody does.</summary>
    public async Task<IActionResult> OnPostCheck(string? bpmn)
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        var faults = (await desk.Read(bpmn ?? "", "ผังงาน", Viewer)).Faults.Select(FaultLine.Of).ToList();
        return new JsonResult(new { faults, notices = Notices(bpmn ?? "") });
    }

    public async Task<IActionResult> OnPostDeploy(string id, string? bpmn, string? note, int? basedOn)
    {
        var deployment = await desk.Deploy(bpmn ?? "", "ผังงาน", note ?? "", id == NewId ? null : id, basedOn, Viewer);
        if (deployment.Outcome is Outcome.NotFound) return NotFound();
        if (deployment.Outcome is Outcome.Done)
        {
            Say($"นำผังงานฉบับที่ {deployment.Versions[0].Version} ไปใช้แล้ว เรื่องใหม่จะเดินตามฉบับนี้ เรื่องที่เดินอยู่ยังเดินตามฉบับเดิม");
            return new JsonResult(new { url = $"/procedures/{Uri.EscapeDataString(id == NewId ? deployment.Versions[0].ProcessId : id)}" });
        }
        var message = deployment.Outcome switch { Outcome.Invalid invalid => invalid.Message, Outcome.Conflict conflict => conflict.Message, _ => "" };
        var current = (await ProcedureVersions.Find(db, Viewer, id, null))?.Version;
        return new JsonResult(new { message, faults = deployment.Faults.Select(FaultLine.Of), current });
    }

    /// <summary>What the draft would change about the version in force.</summary>
    public async Task<IActionResult> OnPostChanges(string id, string? bpmn)
    {
        if (!Viewer.SeesWholeUnit || await ProcedureVersions.Find(db, Viewer, id, null) is not { } current) return NotFound();
        try
        {
            return Partial("_Changes", ProcedureComparison.Of(current.Bpmn, bpmn ?? ""));
        }
        catch (XmlException)
        {
            return Partial("_Changes", Array.Empty<ElementChange>());
        }
    }

    public IActionResult OnGetReadTimer(string kind, string? value, string? due)
    {
        var words = TimerWords.Read(kind, value ?? "", due);
        return new JsonResult(new { words, said = words.InThai() });
    }

    public IActionResult OnGetWriteTimer(TimerWords words, string? due)
    {
        try
        {
            var (kind, value) = words.Write(due);
            return new JsonResult(new { kind, value, said = words.InThai() });
        }
        catch (FormatException fault)
        {
            return new JsonResult(new { fault = fault.Message });
        }
    }

    IEnumerable<object> Notices(string bpmn)
    {
        try
        {
            return choices.Unknown(BpmnOutline.Read(bpmn)).Select(n => new { n.Element, n.Text });
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
