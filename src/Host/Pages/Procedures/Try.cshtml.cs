using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>A procedure is walked through without a real instance: nothing is stored, nobody gets a task or a mail.</summary>
public sealed class TryPage(PaContext db, ProcedureDesk desk, Catalogues catalogues) : UnitPage
{
    static readonly JsonSerializerOptions json = new(Variables.Json);

    public string Id { get; private set; } = "";
    public ProcessVersion? Version { get; private set; }

    /// <summary>The draft that the modeler keeps in the browser is tried, not a version.</summary>
    public bool Draft { get; private set; }

    public string Sample { get; private set; } = "{}";

    public async Task<IActionResult> OnGet(string id, int? version, bool draft)
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        (Id, Draft) = (id, draft);
        Version = await ProcedureVersions.Find(db, Viewer, id, version);
        if (Version is null && !draft) return NotFound();
        var launched = await db.Years.AsNoTracking().Where(y => y.UnitId == Viewer.UnitId).OrderByDescending(y => y.Year).FirstOrDefaultAsync();
        var catalogue = launched is null ? BuiltinCatalogues.Read("fy2564-one-stop-service.yaml") : catalogues.Of(launched);
        Sample = SampleVariables.Of(id, (await db.Units.FindAsync(Viewer.UnitId))!, catalogue, await db.CalendarOf(Viewer.UnitId), launched?.LaunchedAt ?? Now);
        return Page();
    }

    public Task<JsonResult> OnPostRun(string? bpmn, string? script) => Answer(bpmn, script, definition =>
    {
        var answer = DryRun.Play(definition, script ?? "{}");
        return new { answer.Answer, answer.Incidents, answer.Actions, clock = answer.Clock == DateTimeOffset.UnixEpoch ? "ยังไม่ได้เลื่อน" : ThaiDisplay.ShortDateTime(answer.Clock), services = Services(definition) };
    });

    /// <summary>How far the clock must be put forward for something to happen.</summary>
    public Task<JsonResult> OnPostNext(string? bpmn, string? script) => Answer(bpmn, script, definition => new { advance = DryRun.ToNextTime(definition, script ?? "{}") });

    async Task<JsonResult> Answer(string? bpmn, string? script, Func<ProcessDefinition, object> work)
    {
        if (!Viewer.SeesWholeUnit) return new JsonResult(null) { StatusCode = StatusCodes.Status404NotFound };
        var reading = await desk.Read(bpmn ?? "", "ผังงาน", Viewer);
        if (reading.Faults.Count > 0) return new JsonResult(new { faults = reading.Faults.Select(FaultLine.Of) });
        var lighter = await desk.Read(BpmnOutline.Read(bpmn!).WithoutRoomFor(DryRun.Given(script ?? "{}")), "ผังงาน", Viewer);
        try
        {
            return new JsonResult(work(DryRun.TopOf(lighter.Processes)), json);
        }
        catch (ScriptFault fault)
        {
            return new JsonResult(new { fault = $"ทำขั้นนี้ไม่ได้: {fault.Message}" });
        }
    }

    /// <summary>What can be let fail, with the codes that are caught there.</summary>
    static IEnumerable<object> Services(ProcessDefinition definition) => definition.Nodes.OfType<ServiceTask>().Select(task => new
    {
        task.Id,
        name = task.Name ?? task.Id,
        codes = task.Boundaries.Select(definition.Node).OfType<BoundaryEvent>().Select(b => b.Event).OfType<ErrorEvent>().Select(e => e.Code).Where(code => code is not null),
    });
}
