using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>Two versions of a procedure in one picture.</summary>
public sealed class ComparePage(PaContext db) : UnitPage
{
    public ProcessVersion Before { get; private set; } = null!;
    public ProcessVersion After { get; private set; } = null!;
    public IReadOnlyList<ElementChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id, int from, int to)
    {
        if (!Viewer.SeesWholeUnit || await ProcedureVersions.Find(db, Viewer, id, from) is not { } before
            || await ProcedureVersions.Find(db, Viewer, id, to) is not { } after) return NotFound();
        await LoadNames(db);
        (Before, After) = (before, after);
        Changes = ProcedureComparison.Of(before.Bpmn, after.Bpmn);
        return Page();
    }

    public int Count(ChangeKind kind) => Changes.Count(c => c.Kind == kind);
}
