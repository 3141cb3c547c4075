using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Pages.Forms;

/// <summary>Every kind of letter with the form in force for the unit, and the emblem.</summary>
public sealed class FormsPage(PaContext db, FormDesk desk, LetterForms forms) : FormsBase(db, desk)
{
    readonly PaContext db = db;

    /// <param name="Findings">Warnings of the form in force.</param>
    public sealed record Row(LetterKind Kind, FormVersion Form, int Findings);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Null: none is set.</summary>
    public FormVersion? Emblem { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!FormDesk.MaySee(Viewer)) return NotFound();
        await LoadNames(db);
        var inForce = await FormVersion.InForce(db, Viewer.UnitId, [.. LetterKind.All.Select(kind => kind.Id), LetterForm.Emblem]);
        Emblem = inForce.GetValueOrDefault(LetterForm.Emblem);
        var rows = new List<Row>();
        foreach (var kind in LetterKind.All)
        {
            var form = inForce.GetValueOrDefault(kind.Id) ?? new(kind.Id, FormOrigin.Shipped, null);
            // The shipped ones have none.
            rows.Add(new(kind, form, form.Row is { } row ? kind.Lint(await forms.Bytes(form), row.FileName).Count : 0));
        }
        Rows = rows;
        return Page();
    }
}
