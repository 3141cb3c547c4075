using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Procedure;

/// <summary>The evidence that a viewer sees: of the KPIs seen, of all years, of the tasks that are the viewer's now, and what the viewer has uploaded.</summary>
static class EvidenceSight
{
    public static IQueryable<EvidenceFile> Files(PaContext db, Viewer viewer)
    {
        var files = db.EvidenceFiles.Where(f => f.UnitId == viewer.UnitId);
        if (viewer.SeesWholeUnit) return files;
        var (kpis, tasks) = (viewer.KpisSeen(db), viewer.OpenTasks(db));
        return files.Where(f => f.UploadedBy == viewer.PersonId || kpis.Any(h => h.Year == f.Year && h.Kpi == f.Kpi) || tasks.Any(t => t.Year == f.Year && t.Kpi == f.Kpi));
    }
}
