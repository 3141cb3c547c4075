using System.Text.Json;
using PaWorkflow.Host.Letters.Writing;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Letters;

/// <summary>What a letter says, before it has a number.</summary>
public sealed record LetterDraft(string Subject, JsonElement Data, string? Kpi = null, string? Round = null);

/// <summary>Gathers the data of each kind of letter from the year's record and from what a person typed.</summary>
public sealed class LetterWriter
{
    readonly Catalogues catalogues;
    readonly LetterAsks asks;
    readonly TimeProvider clock;
    readonly IReadOnlyDictionary<string, Func<Commission, Task<LetterDraft>>> kinds;

    public LetterWriter(Catalogues catalogues, Expectations expectations, Standings standings, LetterAsks asks, TimeProvider clock)
    {
        (this.catalogues, this.asks, this.clock) = (catalogues, asks, clock);
        var (kpis, evidence, control, scores) = (new KpiPapers(catalogues), new EvidencePapers(expectations), new ControlPaper(expectations), new ScorePapers(standings));
        kinds = new Dictionary<string, Func<Commission, Task<LetterDraft>>>(StringComparer.Ordinal)
        {
            ["meeting-invitation"] = MeetingPapers.Invitation,
            ["meeting-agenda"] = MeetingPapers.Agenda,
            ["sign-in-sheet"] = MeetingPapers.SignInSheet,
            ["meeting-minutes"] = MeetingPapers.Minutes,
            ["appointment-order"] = YearPapers.Order,
            ["reporting-guideline"] = YearPapers.Guideline,
            ["kpi-sheet"] = kpis.Sheet,
            ["kpi-change-notice"] = kpis.ChangeNotice,
            ["circular"] = CircularPapers.Circular,
            ["acknowledgement-list"] = CircularPapers.Acknowledgements,
            ["reminder-letter"] = OwedPapers.Reminder,
            ["overdue-letter"] = OwedPapers.Overdue,
            ["evidence-report"] = evidence.Report,
            ["return-memo"] = EvidencePapers.Return,
            ["smart-cover"] = evidence.Cover,
            ["executive-memo"] = EvidencePapers.ToExecutives,
            ["internal-control-worksheet"] = control.Write,
            ["score-summary"] = scores.Summary,
            ["hr-handover"] = ScorePapers.HrHandover,
            ["department-summary"] = ScorePapers.Department,
        };
    }

    /// <exception cref="InvalidOperationException">Nobody writes this kind, the unit has no such year, or a job lacks what the kind is about.</exception>
    /// <exception cref="Rejected">What a person typed is wrong or missing, all of it at once; or the record has nothing to say yet.</exception>
    public async Task<LetterDraft> Write(PaContext db, LetterRequest request)
    {
        if (!kinds.TryGetValue(request.Kind, out var write)) throw new InvalidOperationException($"Nobody writes letters of the kind '{request.Kind}'.");
        if (await db.Units.FindAsync(request.UnitId) is not { } unit || await db.Years.FindAsync(request.UnitId, request.Year) is not { } year)
            throw new InvalidOperationException($"The unit {request.UnitId} has no year {request.Year}.");
        var director = (await Notices.HoldersOf(db, unit.Id, PostIds.Director)).FirstOrDefault();
        var name = Commission.NameOf(unit);
        var head = new Letterhead(name, unit.Department, null, null, $"ผู้อำนวยการ{name}", name, director is null ? null : Commission.NameOf(director));
        return await write(new(db, unit, year, catalogues.Of(year), head, request.Facts, new(await asks.Answered(db, request)), clock.GetUtcNow()));
    }
}
