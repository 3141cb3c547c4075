using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Procedure;

/// <summary>What the newest check of a criterion decided, and whether that still stands on the files that there are now.</summary>
/// <param name="Stage">The post that checked.</param>
/// <param name="Reason">What is to be mended; empty where it was approved.</param>
/// <param name="Fell">It was approved, but a file was replaced since, or the owner has opened it again.</param>
public sealed record CriterionStanding(string Stage, bool Approved, string Reason, string By, DateTimeOffset At, bool Fell)
{
    /// <summary>Approved on what lies there now: nothing of it is to be mended.</summary>
    public bool Holds => Approved && !Fell;

    /// <param name="decisions">With their criteria, the newest first.</param>
    /// <param name="files">The present ones by criterion.</param>
    /// <returns>Criterion id → standing; a criterion that nobody has decided on is not there.</returns>
    public static IReadOnlyDictionary<string, CriterionStanding> Of(IEnumerable<CheckDecision> decisions, ILookup<string, EvidenceFile> files)
    {
        var standings = new Dictionary<string, CriterionStanding>(StringComparer.Ordinal);
        foreach (var check in decisions)
        {
            // Sent back as a whole: nothing that was said before stands any more.
            if (!check.Approved && check.Criteria.Count == 0) break;
            foreach (var decision in check.Criteria)
            {
                standings.TryAdd(decision.Criterion, new(check.Stage, decision.Approved, decision.Reason, check.By, check.At,
                    decision.Approved && (decision.ReopenedAt is not null || decision.FilesDigest != DigestOf(files[decision.Criterion]))));
            }
        }
        return standings;
    }

    public static async Task<IReadOnlyDictionary<string, CriterionStanding>> Of(PaContext db, KpiRound round) =>
        Of(await Decisions(db, round).ToListAsync(), (await round.Files(db).AsNoTracking().ToListAsync()).ToLookup(f => f.Criterion));

    /// <summary>The checks of a KPI's round with their criteria, the newest first.</summary>
    public static IQueryable<CheckDecision> Decisions(PaContext db, KpiRound round) => db.CheckDecisions.AsNoTracking().Include(d => d.Criteria)
        .Where(d => d.UnitId == round.UnitId && d.Year == round.Year && d.Kpi == round.Kpi && d.Round == round.Round).OrderByDescending(d => d.Id);

    /// <summary>SHA-256 over name and hash of each file of one criterion: it changes when one is added, taken back or replaced.</summary>
    public static string DigestOf(IEnumerable<EvidenceFile> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', files.Select(f => $"{f.FileName}\t{f.Sha256}").Order(StringComparer.Ordinal)))));
}
