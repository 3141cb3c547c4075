using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Years;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>Issues a paper by hand: which kind, then what it asks, with what the record knows filled in.</summary>
public sealed class NewLetterPage(PaContext db, LetterDesk desk, LetterAsks asks, Catalogues catalogues) : UnitPage
{
    public IReadOnlyList<LetterKind> Kinds { get; private set; } = [];

    /// <summary>Null: the kind is still to be chosen.</summary>
    public LetterKind? Kind { get; private set; }

    /// <summary>The newest year of the unit; null: there is none yet, so there is nothing to write about.</summary>
    public AgreementYear? Year { get; private set; }

    public AskFields Fields { get; private set; } = null!;

    /// <summary>Those who are to acknowledge it.</summary>
    public IReadOnlyCollection<string> Chosen { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? kind) => await Load(kind) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string kind)
    {
        if (!await Load(kind) || Kind is null || Year is null) return NotFound();
        Chosen = [.. Request.Form["People"].OfType<string>().Distinct()];
        var (outcome, letter) = await desk.Issue(Kind.Id, Year.Year, AskFields.Read(this, Fields.Asks), Chosen, Viewer, Command);
        if (outcome is Outcome.Done)
        {
            Say(Kind.Register is null ? "จัดทำเอกสารแล้ว ดาวน์โหลดไปใช้ได้ทันที" : "ร่างหนังสือแล้ว ส่งให้หัวหน้ากลุ่มตรวจก่อนเสนอผู้อำนวยการลงนาม");
            return LocalRedirect($"/letters/{letter}");
        }
        return Note(outcome) ? Page() : NotFound();
    }

    async Task<bool> Load(string? kind)
    {
        Kinds = LetterDesk.KindsFor(Viewer);
        if (Kinds.Count == 0) return false;
        Year = await db.Years.AsNoTracking().Where(y => y.UnitId == Viewer.UnitId).OrderByDescending(y => y.Year).FirstOrDefaultAsync();
        if (kind is null || Year is null) return true;
        if (Kinds.FirstOrDefault(k => k.Id == kind) is not { } known) return false;
        Kind = known;
        // What a link from elsewhere already knows, such as the KPI, stands in the address.
        var proposed = new Dictionary<string, string>(await asks.Proposed(db, Viewer.UnitId, Year.Year, kind), StringComparer.Ordinal);
        foreach (var ask in LetterAsks.Of(kind).Where(a => Request.Query.ContainsKey(a.Name))) proposed[ask.Name] = Request.Query[ask.Name].ToString();
        Fields = new(this, LetterAsks.Of(kind), proposed, await AskChoices.Of(db, catalogues.Of(Year), Year.Year, Viewer));
        if (kind == "circular" && !Request.HasFormContentType) Chosen = [.. Fields.Choices.People.Select(p => p.Value).Where(id => id != Viewer.PersonId)];
        return true;
    }
}
