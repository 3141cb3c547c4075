using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure;

/// <summary>One KPI in one round of one unit's year: what evidence, reports and decisions belong to.</summary>
public sealed record KpiRound(string UnitId, int Year, string Kpi, string Round)
{
    /// <exception cref="InvalidOperationException">The task stands outside a KPI's round: a fault of the procedure's file.</exception>
    public static KpiRound Of(UserTask task) => Of(task.UnitId, task.Year, task.Kpi, task.Round, task.ElementId);

    public static KpiRound Of(Job job)
    {
        var variables = TaskFacts.VariablesOf(job);
        return Of(job.UnitId, job.Year, variables.Text("kpi.code"), variables.Text("round.id"), job.ElementId);
    }

    static KpiRound Of(string unitId, int year, string? kpi, string? round, string elementId) =>
        kpi is not null && round is not null ? new(unitId, year, kpi, round)
            : throw new InvalidOperationException($"Element '{elementId}' sees no variables 'kpi.code' and 'round.id'.");

    /// <summary>The files that count now, by criterion and in the order in which they were given.</summary>
    public IQueryable<EvidenceFile> Files(PaContext db) => db.EvidenceFiles
        .Where(f => f.UnitId == UnitId && f.Year == Year && f.Kpi == Kpi && f.Round == Round && f.RemovedAt == null)
        .OrderBy(f => f.Criterion).ThenBy(f => f.Id);

    /// <param name="reused">The file whose bytes are used here again.</param>
    public EvidenceFile File(string criterion, string name, string contentType, StoredFile stored, string by, DateTimeOffset at, EvidenceFile? reused = null) => new()
    {
        UnitId = UnitId, Year = Year, Kpi = Kpi, Round = Round, Criterion = criterion, FileName = name, ContentType = contentType,
        Size = stored.Size, Sha256 = stored.Sha256, UploadedBy = by, UploadedAt = at, DatedOn = reused?.DatedOn, ReusedFrom = reused?.Id,
    };

    public async Task<KpiReport?> Report(PaContext db) => await db.KpiReports.FindAsync(UnitId, Year, Kpi, Round);

    public KpiReport NewReport(string by, DateTimeOffset at) => new()
    {
        UnitId = UnitId, Year = Year, Kpi = Kpi, Round = Round, Results = """{"criteria":{}}""", UpdatedBy = by, UpdatedAt = at,
    };

    /// <summary>SHA-256 over criterion, name and hash of each file: it changes when any file is added, taken back or replaced.</summary>
    public async Task<string> Digest(PaContext db) => DigestOf(await Files(db).AsNoTracking().ToListAsync());

    /// <summary><see cref="Digest"/> of files that are at hand.</summary>
    public static string DigestOf(IEnumerable<EvidenceFile> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', files.Select(f => $"{f.Criterion}\t{f.FileName}\t{f.Sha256}").Order(StringComparer.Ordinal)))));
}
