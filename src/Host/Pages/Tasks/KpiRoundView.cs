using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>All that the pages show of one KPI in one round.</summary>
public sealed class KpiRoundView
{
    public required KpiRound Round { get; init; }
    public required Kpi Kpi { get; init; }
    public required KpiRoundRule Rule { get; init; }
    public required ILookup<string, EvidenceFile> Files { get; init; }
    public required KpiReport? Report { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<CheckDecision> Decisions { get; init; }

    /// <summary>What the newest check decided on each criterion, and whether it still stands.</summary>
    public required IReadOnlyDictionary<string, CriterionStanding> Standings { get; init; }

    public bool IsLocked(string criterion) => Standings.TryGetValue(criterion, out var standing) && standing.Holds;

    public required Expectation? Expected { get; init; }
    public required SmartBundle? Bundle { get; init; }
    public required SmartAttachment? Attachment { get; init; }

    /// <summary>What a decision taken on this page stands on.</summary>
    public required string Digest { get; init; }

    public JsonNode? Results { get; private init; }

    /// <summary>The check that sent the evidence back, as long as it was not sent in again.</summary>
    public CheckDecision? Returned =>
        Decisions.Count > 0 && !Decisions[0].Approved && (Report?.SubmittedAt is not { } sent || sent < Decisions[0].At) ? Decisions[0] : null;

    public IEnumerable<Criterion> WithoutFiles => Rule.Criteria.Where(criterion => !Files[criterion.Id].Any());

    public static async Task<KpiRoundView> Load(PaContext db, KpiRound round, Catalogue catalogue, Expectations expectations)
    {
        var record = await RoundRecord.Of(db, round);
        var (files, report) = (record.Files, record.Report);
        var decisions = await CriterionStanding.Decisions(db, round).ToListAsync();
        return new()
        {
            Round = round,
            Kpi = catalogue.Kpi(round.Kpi),
            Rule = Expectations.RoundOf(catalogue, round),
            Files = files.ToLookup(file => file.Criterion),
            Report = report,
            Results = report is null ? null : JsonNode.Parse(report.Results),
            Decisions = decisions,
            Standings = CriterionStanding.Of(decisions, files.ToLookup(file => file.Criterion)),
            Expected = expectations.Of(record, await db.CalendarOf(round.UnitId)),
            Bundle = record.Bundle,
            Attachment = record.Attachment,
            Digest = KpiRound.DigestOf(files),
        };
    }
}
