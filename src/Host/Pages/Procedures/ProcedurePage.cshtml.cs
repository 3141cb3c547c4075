using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>One procedure: its diagram, its versions and what runs on them.</summary>
public sealed class ProcedurePage(PaContext db, ProcedureDesk desk) : UnitPage
{
    const int RunsShown = 20;

    public sealed record Run(string Id, int Year, int Version, InstanceStatus Status, DateTimeOffset StartedAt, string? Matter);

    public string Id { get; private set; } = "";

    /// <summary>The version whose diagram is shown.</summary>
    public VersionInfo Shown { get; private set; } = null!;

    public VersionInfo InForce { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionInfo> Versions { get; private set; } = [];

    public IReadOnlyDictionary<(string Process, int Version), int> Running { get; private set; } = new Dictionary<(string, int), int>();
    public IReadOnlyList<Run> Runs { get; private set; } = [];
    public IReadOnlyList<FaultLine> Faults { get; private set; } = [];

    /// <summary>Live instances on another version than the one in force, for whoever may move them.</summary>
    public int OnOlder => InstanceDesk.MayIntervene(Viewer) ? Running.Where(r => r.Key.Process == Id && r.Key.Version != InForce.Version).Sum(r => r.Value) : 0;

    public bool MayDeploy => ProcedureDesk.MayDeploy(Viewer);

    public async Task<IActionResult> OnGet(string id, int? version) => await Load(id, version) ? Page() : NotFound();

    /// <summary>The file of a version, for the diagram and to take along.</summary>
    public async Task<IActionResult> OnGetFile(string id, int? version)
    {
        if (!Viewer.SeesWholeUnit || await ProcedureVersions.Find(db, Viewer, id, version) is not { } found) return NotFound();
        return File(System.Text.Encoding.UTF8.GetBytes(found.Bpmn), "application/xml", $"{found.ProcessId}-{found.Version}.bpmn");
    }

    public async Task<IActionResult> OnPost(string id, IFormFile? file, string? note)
    {
        var (deployment, _) = await Upload.Deploy(desk, file, note, id, Viewer);
        if (deployment.Outcome is Outcome.Done)
        {
            Say("นำผังงานฉบับใหม่ไปใช้แล้ว เรื่องที่เดินอยู่ยังเดินตามฉบับเดิม");
            return LocalRedirect($"/procedures/{Uri.EscapeDataString(id)}");
        }
        if (!Note(deployment.Outcome)) return NotFound();
        Faults = [.. deployment.Faults.Select(FaultLine.Of)];
        return await Load(id, null) ? Page() : NotFound();
    }

    public bool MayStart => Shown == InForce && ProcedureDesk.MayStart(Viewer, Id);

    public async Task<IActionResult> OnPostStart(string id)
    {
        var (outcome, instance) = await desk.Start(id, Typed("Matter"), Viewer, Command);
        if (outcome is Outcome.Done)
        {
            Say("เริ่มเรื่องแล้ว ผู้รับผิดชอบขั้นแรกได้รับงานและอีเมล");
            return LocalRedirect($"/procedures/instances/{Uri.EscapeDataString(instance)}");
        }
        return Note(outcome) && await Load(id, null) ? Page() : NotFound();
    }

    async Task<bool> Load(string id, int? version)
    {
        if (!Viewer.SeesWholeUnit) return false;
        Versions = await ProcedureVersions.List(ProcedureVersions.SeenBy(db, Viewer).Where(v => v.ProcessId == id));
        if (Versions.Count == 0) return false;
        InForce = ProcedureVersions.InForce(Versions);
        if (version is { } number && Versions.All(v => v.Version != number)) return false;
        (Id, Shown) = (id, Versions.FirstOrDefault(v => v.Version == version) ?? InForce);
        await LoadNames(db);
        Running = await ProcedureVersions.Running(db, Viewer);
        Runs = [.. (await db.Instances.AsNoTracking().Where(i => i.UnitId == Viewer.UnitId && i.ProcessId == id).OrderByDescending(i => i.StartedAt)
            .Take(RunsShown).ToListAsync()).Select(i => new Run(i.Id, i.Year, i.ProcessVersion, i.Status, i.StartedAt, StateJson.Read(i.State).Variables.Text("matter")))];
        return true;
    }
}
