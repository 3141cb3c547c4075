using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Procedure;

/// <summary>The evidence that a viewer sees: of the KPIs seen, of all years, and what the viewer has uploaded.</summary>
static class EvidenceSight
{
    public static IQueryable<EvidenceFile> Files(PaContext db, Viewer viewer)
    {
        var files = db.EvidenceFiles.Where(f => f.UnitId == viewer.UnitId);
        return viewer.SeesWholeUnit ? files : files.Where(f => f.UploadedBy == viewer.PersonId || viewer.KpisSeen(db).Any(h => h.Year == f.Year && h.Kpi == f.Kpi));
    }
}
