using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure;

/// <summary>What stands recorded of one KPI in one round, read in two queries.</summary>
/// <param name="Scores">Of the KPI, by round, as rounds are closed.</param>
/// <param name="Files">Those that count now, by criterion and in the order in which they were given.</param>
public sealed record RoundRecord(
    KpiRound Round, AgreementYear Year, KpiReport? Report, IReadOnlyDictionary<string, KpiScore> Scores, SmartAttachment? Attachment, SmartBundle? Bundle, IReadOnlyList<EvidenceFile> Files)
{
    /// <summary>The year must have been launched.</summary>
    public static async Task<RoundRecord> Of(PaContext db, KpiRound round)
    {
        var (unit, year, kpi, name) = (round.UnitId, round.Year, round.Kpi, round.Round);
        var rows = await (
            from launched in db.Years.Where(y => y.UnitId == unit && y.Year == year)
            from report in db.KpiReports.Where(r => r.UnitId == unit && r.Year == year && r.Kpi == kpi && r.Round == name).DefaultIfEmpty()
            from attachment in db.SmartAttachments.Where(a => a.UnitId == unit && a.Year == year && a.Kpi == kpi && a.Round == name).DefaultIfEmpty()
            from bundle in db.SmartBundles.Where(b => b.Id == db.SmartBundles.Where(n => n.UnitId == unit && n.Year == year && n.Kpi == kpi && n.Round == name).Max(n => (long?)n.Id)).DefaultIfEmpty()
            from score in db.KpiScores.Where(s => s.UnitId == unit && s.Year == year && s.Kpi == kpi).DefaultIfEmpty()
            select new { launched, report, attachment, bundle, score }).ToListAsync();
        var row = rows[0];
        return new(round, row.launched, row.report, rows.Select(r => r.score).OfType<KpiScore>().ToDictionary(s => s.Round, StringComparer.Ordinal), row.attachment, row.bundle,
            await round.Files(db).AsNoTracking().ToListAsync());
    }
}
