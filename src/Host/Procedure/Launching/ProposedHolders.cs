using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>Who collected the same KPI in the newest year before, as long as they are of the unit.</summary>
static class ProposedHolders
{
    /// <returns>Person id and fiscal year by KPI code; KPIs that nobody has held are missing.</returns>
    public static async Task<IReadOnlyDictionary<string, (string Person, int Year)>> Of(PaContext db, Catalogue catalogue, Viewer viewer)
    {
        var (year, codes) = (catalogue.FiscalYear.Number, catalogue.Kpis.Select(k => k.Code).ToList());
        var held = await db.KpiHolders.AsNoTracking().Where(h => h.UnitId == viewer.UnitId && h.Year < year && codes.Contains(h.Kpi)
            && db.Users.Any(p => p.Id == h.PersonId && p.UnitId == viewer.UnitId)).Select(h => new { h.Kpi, h.Year, h.PersonId }).ToListAsync();
        return held.GroupBy(h => h.Kpi, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(h => h.Year) is var last ? (last!.PersonId, last.Year) : default, StringComparer.Ordinal);
    }
}
