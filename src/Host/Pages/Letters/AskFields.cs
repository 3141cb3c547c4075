using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>What the partial <c>_AskFields</c> shows: the fields of a kind of letter, with what can be chosen.</summary>
/// <param name="Proposed">By field, what stands there before anything was typed.</param>
public sealed record AskFields(UnitPage Page, IReadOnlyList<Ask> Asks, IReadOnlyDictionary<string, string> Proposed, AskChoices Choices)
{
    public string Value(Ask ask) => Page.Typed(ask.Name, Proposed.GetValueOrDefault(ask.Name, ""));

    /// <summary>What was typed, by field.</summary>
    public static Dictionary<string, string> Read(UnitPage page, IReadOnlyList<Ask> asks) =>
        asks.ToDictionary(ask => ask.Name, ask => page.Typed(ask.Name).Trim(), StringComparer.Ordinal);
}

/// <param name="Kpis">Code and name.</param>
/// <param name="People">Id and name, of the whole unit.</param>
/// <param name="Letters">Id and what it is, newest first; circulated ones only.</param>
public sealed record AskChoices(
    IReadOnlyList<(string Value, string Name)> Kpis, IReadOnlyList<(string Value, string Name)> Rounds,
    IReadOnlyList<(string Value, string Name)> People, IReadOnlyList<(string Value, string Name)> Letters)
{
    const int MaxLetters = 100;

    public static async Task<AskChoices> Of(PaContext db, Catalogue catalogue, int year, Viewer viewer)
    {
        var people = await db.Users.AsNoTracking().Where(p => p.UnitId == viewer.UnitId).OrderBy(p => p.DisplayName).Select(p => new { p.Id, p.DisplayName }).ToListAsync();
        var letters = await UnitFiles.LettersOf(db, viewer).Where(l => l.Year == year && l.CirculatedAt != null).OrderByDescending(l => l.Id).Take(MaxLetters)
            .Select(l => new { l.Id, l.Number, l.Subject }).ToListAsync();
        return new([.. catalogue.Kpis.Select(k => (k.Code, $"{k.Code} {k.Name}"))], [.. catalogue.Rounds.Select(r => (r.Id, ThaiDisplay.RoundName(r.Id)))],
            [.. people.Select(p => (p.Id, p.DisplayName))], [.. letters.Select(l => ($"{l.Id}", $"{l.Number} {l.Subject}"))]);
    }

    public IReadOnlyList<(string Value, string Name)> For(AskKind kind) => kind switch
    {
        AskKind.Kpi => Kpis, AskKind.Round => Rounds, AskKind.Person => People, AskKind.Letter => Letters, _ => [],
    };
}
