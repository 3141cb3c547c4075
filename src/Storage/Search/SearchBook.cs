using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Storage.Search;

/// <summary>Keeps what things are found by, in the caller's transaction: what is committed is found at once.</summary>
public static class SearchBook
{
    /// <summary>A letter by its subject and number, as they stand now.</summary>
    public static async Task Keep(this PaContext db, Letter letter)
    {
        var row = db.SearchTexts.Local.FirstOrDefault(s => s.Letter == letter)
            ?? (letter.Id > 0 ? await db.SearchTexts.SingleOrDefaultAsync(s => s.LetterId == letter.Id) : null);
        if (row is null) db.SearchTexts.Add(SearchText.Of(letter));
        else row.Text = SearchText.WordsOf(letter);
    }

    /// <summary>A file by its name; the text inside is asked for where it can be read and the unit does not have it yet.</summary>
    /// <param name="extension">Null: nothing inside can be read.</param>
    public static async Task Keep(this PaContext db, EvidenceFile file, string? extension, DateTimeOffset now)
    {
        db.SearchTexts.Add(SearchText.Of(file));
        if (extension is null || await db.SearchTexts.AnyAsync(s => s.Sha256 == file.Sha256 && s.UnitId == file.UnitId)) return;
        if (await db.FileTexts.FindAsync(file.Sha256) is not { } known) db.FileTexts.Add(new() { Sha256 = file.Sha256, Extension = extension, State = FileTextState.Asked, AskedAt = now });
        // Another unit's file with the same bytes was read before: it is read again for this one.
        else if (known.State == FileTextState.Done) (known.State, known.Attempts, known.AskedAt) = (FileTextState.Asked, 0, now);
    }

    /// <summary>A year's KPIs by code and name; what they were called before is forgotten.</summary>
    /// <param name="kpis">Code → name.</param>
    public static async Task KeepKpis(this PaContext db, string unitId, int year, IEnumerable<KeyValuePair<string, string>> kpis)
    {
        var known = await db.SearchTexts.Where(s => s.UnitId == unitId && s.Kind == SearchKind.Kpi && s.Year == year).ToDictionaryAsync(s => s.Kpi!);
        foreach (var (code, name) in kpis)
        {
            if (known.Remove(code, out var row)) row.Text = SearchFold.Of($"{code} {name}");
            else db.SearchTexts.Add(SearchText.OfKpi(unitId, year, code, name));
        }
        db.SearchTexts.RemoveRange(known.Values);
    }
}
