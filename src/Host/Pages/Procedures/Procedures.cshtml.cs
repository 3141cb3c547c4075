using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>The procedures of the unit, for those who see the whole unit.</summary>
public sealed class ProceduresPage(PaContext db, ProcedureDesk desk) : UnitPage
{
    /// <param name="Running">Instances of the unit under way, on whatever version.</param>
    public sealed record Row(VersionInfo InForce, int Running);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<FaultLine> Faults { get; private set; } = [];
    public bool MayDeploy => ProcedureDesk.MayDeploy(Viewer);

    public async Task<IActionResult> OnGet()
    {
        if (!Viewer.SeesWholeUnit) return NotFound();
        await Load();
        return Page();
    }

    /// <summary>A file with a procedure of its own.</summary>
    public async Task<IActionResult> OnPost(IFormFile? file, string? note)
    {
        var (deployment, name) = await Upload.Deploy(desk, file, note, null, Viewer);
        if (deployment.Outcome is Outcome.Done)
        {
            Say($"นำ {name} ไปใช้แล้ว");
            return LocalRedirect($"/procedures/{Uri.EscapeDataString(deployment.Versions[0].ProcessId)}");
        }
        if (!Note(deployment.Outcome)) return NotFound();
        Faults = [.. deployment.Faults.Select(FaultLine.Of)];
        await Load();
        return Page();
    }

    async Task Load()
    {
        await LoadNames(db);
        var versions = await ProcedureVersions.List(ProcedureVersions.SeenBy(db, Viewer));
        var running = await ProcedureVersions.Running(db, Viewer);
        Rows = [.. versions.GroupBy(v => v.ProcessId, StringComparer.Ordinal).Select(group => new Row(
            ProcedureVersions.InForce(group), running.Where(r => r.Key.Process == group.Key).Sum(r => r.Value)))];
    }
}
