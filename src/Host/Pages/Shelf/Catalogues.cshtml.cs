using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Shelf;

/// <summary>The unit's catalogues: to take out as Excel or YAML, to begin the next year from, and to have a filled-in file looked over.</summary>
public sealed class CataloguesPage(PaContext db, Catalogues catalogues) : UnitPage
{
    public IReadOnlyList<ShelvedCatalogue> Shelf { get; private set; } = [];

    /// <summary>The file that was handed in; nothing is kept of it.</summary>
    public CatalogueUpload? Upload { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheck()
    {
        if (!await Load()) return NotFound();
        (Upload, var refusal) = await CatalogueUpload.Read(Request.Form.Files.GetFile("File"));
        if (refusal is not null) Fault("File", refusal);
        return Upload is { Catalogue: not null } ? Page() : AskAgain();
    }

    async Task<bool> Load()
    {
        if (!Viewer.SeesCatalogues) return false;
        Shelf = await CatalogueShelf.All(db, catalogues, Viewer);
        return true;
    }
}
