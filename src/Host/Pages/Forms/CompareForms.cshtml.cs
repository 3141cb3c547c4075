using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Pages.Forms;

/// <summary>Two versions of a form: their text line by line, and the tags that came and went.</summary>
public sealed class CompareFormsPage(PaContext db, LetterForms forms) : UnitPage
{
    public LetterKind Kind { get; private set; } = null!;
    public FormVersion Before { get; private set; } = null!;
    public FormVersion After { get; private set; } = null!;
    public IReadOnlyList<DiffPiece> Lines { get; private set; } = [];
    public IReadOnlyList<string> TagsAdded { get; private set; } = [];
    public IReadOnlyList<string> TagsRemoved { get; private set; } = [];

    public async Task<IActionResult> OnGet(string kind, string? from, string? to)
    {
        if (!FormDesk.MaySee(Viewer) || LetterKind.All.FirstOrDefault(known => known.Id == kind) is not { } found) return NotFound();
        if (from is null || await FormVersion.Find(db, Viewer.UnitId, kind, from) is not { } before || await FormVersion.Find(db, Viewer.UnitId, kind, to) is not { } after) return NotFound();
        (Kind, Before, After) = (found, before, after);
        var (old, now) = (await forms.Bytes(before), await forms.Bytes(after));
        Lines = InlineDiffBuilder.Diff(Text(old), Text(now), ignoreWhiteSpace: false).Lines;
        var (had, has) = (TagsOf(old), TagsOf(now));
        (TagsAdded, TagsRemoved) = ([.. has.Except(had)], [.. had.Except(has)]);
        return Page();
    }

    public int Count(ChangeType type) => Lines.Count(line => line.Type == type);

    static string Text(byte[] docx) => string.Join('\n', FormText.Lines(docx));

    static List<string> TagsOf(byte[] docx) => [.. (Template.Compile(docx, "form.docx").Template?.Tags ?? []).Select(Written).Distinct()];

    static string Written(TemplateTag tag) => tag.Kind switch
    {
        TagKind.Section => $"{{#{tag.Name}}}", TagKind.Inverted => $"{{^{tag.Name}}}", TagKind.Picture => $"{{%{tag.Name}}}", _ => $"{{{string.Join('|', [tag.Name, .. tag.Filters])}}}",
    };
}
