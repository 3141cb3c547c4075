using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>A memo that goes round the unit, and who has acknowledged one.</summary>
static class CircularPapers
{
    public static async Task<LetterDraft> Circular(Commission paper)
    {
        var said = paper.Said;
        var readers = await Staff.Of(paper.Db, paper.Unit.Id);
        return new(said.Text("subject"), new Circular(
            paper.Head, said.Lines("recipients"), said.Text("subject"), said.Lines("cause"), said.Lines("wish"), said.Text("closing"),
            [.. readers.Select((p, n) => new ListedPerson(n + 1, NameOf(p), GroupOf(p)))]).ToData());
    }

    public static async Task<LetterDraft> Acknowledgements(Commission paper)
    {
        var id = long.Parse(paper.Said.Text("letter"), CultureInfo.InvariantCulture);
        var letter = await paper.Db.Letters.AsNoTracking().SingleAsync(l => l.Id == id && l.UnitId == paper.Unit.Id);
        var asked = await AskedFor(paper, letter);
        // Who has left the unit since stays on the list, behind those who are still there.
        var order = (await Staff.Of(paper.Db, paper.Unit.Id)).Select((p, n) => (p.Id, n)).ToDictionary(p => p.Id, p => p.n, StringComparer.Ordinal);
        return new($"บัญชีรายชื่อผู้รับทราบ {letter.Subject}", new AcknowledgementList(
            paper.Head, LetterKind.Of(letter.Kind).Title, letter.Number, DateOf(letter.SignedAt ?? letter.CirculatedAt ?? letter.CreatedAt), letter.Subject, LocalOf(paper.Now),
            [.. asked.OrderBy(a => order.GetValueOrDefault(a.Person.Id, int.MaxValue)).ThenBy(a => a.Person.Id, StringComparer.Ordinal)
                .Select((a, n) => new Acknowledger(n + 1, NameOf(a.Person), GroupOf(a.Person), a.At is { } at ? LocalOf(at) : null))]).ToData());
    }

    static async Task<IReadOnlyList<(Storage.People.Person Person, DateTimeOffset? At)>> AskedFor(Commission paper, Letter letter) =>
        [.. (await paper.Db.Acknowledgements.Where(a => a.LetterId == letter.Id).Join(paper.Db.Users, a => a.PersonId, p => p.Id, (a, p) => new { p, a.AcknowledgedAt }).ToListAsync())
            .Select(a => (a.p, a.AcknowledgedAt))];
}
