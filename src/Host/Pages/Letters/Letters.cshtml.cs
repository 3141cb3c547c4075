using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>The register of letters, newest first.</summary>
public sealed class LettersPage(PaContext db) : UnitPage
{
    const int Shown = 200;

    public sealed record Row(Letter Letter, int Asked, int Read);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await UnitFiles.LettersOf(db, Viewer).OrderByDescending(l => l.Id).Take(Shown)
        .Select(l => new Row(l, l.Acknowledgements.Count, l.Acknowledgements.Count(a => a.AcknowledgedAt != null))).ToListAsync();

    public static string ToneOf(LetterState state) => state switch
    {
        LetterState.Draft or LetterState.Reviewed => "chip-soon",
        LetterState.Returned => "chip-late",
        LetterState.Void => "",
        _ => "chip-done",
    };

    public static string IconOf(LetterState state) => state switch
    {
        LetterState.Draft => "writing",
        LetterState.Reviewed => "hourglass",
        LetterState.Returned => "arrow-back-up",
        LetterState.Signed => "signature",
        LetterState.Filed => "archive",
        LetterState.Void => "ban",
        _ => "send",
    };
}
