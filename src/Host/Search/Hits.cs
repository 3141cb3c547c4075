using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Search;

/// <summary>One thing that was found.</summary>
/// <param name="Row">Of the index, by which the next page goes on.</param>
/// <param name="Snippet">The words around the place, where the title is not itself what was searched.</param>
/// <param name="Where">What it belongs to.</param>
public sealed record Hit(long Row, string Title, string? Snippet, string Where, string Address);

/// <summary>What has the words in it and the viewer may see: each kind by one query, the newest first.</summary>
public sealed class Hits(PaContext db, Viewer viewer, SearchTerms terms)
{
    /// <summary>Characters before the place, and of the whole snippet.</summary>
    const int Before = 60;
    const int Around = 220;

    /// <param name="before">Only rows before this one of the index.</param>
    public async Task<List<Hit>> Of(SearchKind kind, long? before, int most)
    {
        if (SearchIndex.Find(db, viewer.UnitId, kind, terms) is not { } found) return [];
        if (before is { } last) found = found.Where(s => s.Id < last);
        return kind switch
        {
            SearchKind.Task => await Tasks(found, most),
            SearchKind.Kpi => await Kpis(found, most),
            SearchKind.Note => await Notes(found, most),
            SearchKind.Letter => await Letters(found, most),
            SearchKind.File => await Files(found, most),
            _ => await FileTexts(found, most),
        };
    }

    async Task<List<Hit>> Tasks(IQueryable<SearchText> found, int most)
    {
        var rows = await found.Join(viewer.TasksSeen(db), s => s.TaskId, t => t.Id, (s, t) => new { Row = s.Id, t.Id, t.Name, t.Kpi, t.Subject, t.Round, t.Year, t.State })
            .OrderByDescending(x => x.Row).Take(most).ToListAsync();
        return [.. rows.Select(x => new Hit(x.Row, $"{x.Name} {x.Kpi}".Trim(), x.Subject, Joined(ThaiDisplay.StateName(x.State), RoundOf(x.Round), $"ปี {x.Year}"), $"/tasks/{Uri.EscapeDataString(x.Id)}"))];
    }

    async Task<List<Hit>> Kpis(IQueryable<SearchText> found, int most)
    {
        var kpis = viewer.KpisSeen(db);
        if (!viewer.SeesWholeUnit) found = found.Where(s => kpis.Any(h => h.Year == s.Year && h.Kpi == s.Kpi));
        var rows = await found.OrderByDescending(s => s.Id).Take(most).Select(s => new { s.Id, s.Text, s.Year, s.Kpi }).ToListAsync();
        return [.. rows.Select(x => new Hit(x.Id, x.Text, null, $"ปีงบประมาณ {x.Year}", $"/years/{x.Year}/kpis/{x.Kpi}"))];
    }

    async Task<List<Hit>> Notes(IQueryable<SearchText> found, int most)
    {
        var rows = await (from s in found
                          join t in viewer.TasksSeen(db) on s.TaskId equals t.Id
                          join n in db.TaskNotes on s.NoteId equals n.Id
                          orderby s.Id descending
                          select new { Row = s.Id, t.Id, t.Name, t.Kpi, s.Text, Note = n.Id, n.At, By = db.Users.Where(p => p.Id == n.By).Select(p => p.DisplayName).FirstOrDefault() }).Take(most).ToListAsync();
        return [.. rows.Select(x => new Hit(x.Row, $"{x.Name} {x.Kpi}".Trim(), AroundIn(x.Text), Joined(x.By, ThaiDisplay.ShortDateTime(x.At)), $"/tasks/{Uri.EscapeDataString(x.Id)}#note-{x.Note}"))];
    }

    async Task<List<Hit>> Letters(IQueryable<SearchText> found, int most)
    {
        var rows = await found.Join(UnitFiles.LettersOf(db, viewer), s => s.LetterId, l => (long?)l.Id, (s, l) => new { Row = s.Id, l.Id, l.Subject, l.Number, l.State, At = l.SignedAt ?? l.CreatedAt })
            .OrderByDescending(x => x.Row).Take(most).ToListAsync();
        return [.. rows.Select(x => new Hit(x.Row, x.Subject, null, Joined(x.Number is null ? null : $"ที่ {x.Number}", ThaiDisplay.StateName(x.State), ThaiDisplay.LongDate(x.At)), $"/letters/{x.Id}"))];
    }

    async Task<List<Hit>> Files(IQueryable<SearchText> found, int most)
    {
        var rows = await found.Join(EvidenceSight.Files(db, viewer).AsNoTracking().Where(f => f.RemovedAt == null), s => s.FileId, f => (long?)f.Id, (s, f) => new { Row = s.Id, f.Id, f.FileName, f.Kpi, f.Round, f.Criterion, f.Year })
            .OrderByDescending(x => x.Row).Take(most).ToListAsync();
        return [.. rows.Select(x => new Hit(x.Row, x.FileName, null, Joined($"ตัวชี้วัด {x.Kpi} เกณฑ์ข้อ {x.Criterion}", RoundOf(x.Round), $"ปี {x.Year}"), $"/files/evidence/{x.Id}"))];
    }

    /// <summary>Of one text that several files have, the newest file that the viewer may see. Of the text only what stands around the place is read.</summary>
    async Task<List<Hit>> FileTexts(IQueryable<SearchText> found, int most)
    {
        var seen = EvidenceSight.Files(db, viewer).AsNoTracking().Where(f => f.RemovedAt == null);
        var first = terms.Long[0].ToLowerInvariant();
        // The database's own lower(): no text of ours is compared.
#pragma warning disable CA1304, CA1311, CA1862
        var rows = await (from s in found
                          let file = seen.Where(f => f.Sha256 == s.Sha256).Max(f => (long?)f.Id)
                          where file != null
                          orderby s.Id descending
                          select new { Row = s.Id, File = file, At = s.Text.ToLower().IndexOf(first), s.Text }).Take(most)
            .Select(x => new { x.Row, x.File, Text = x.Text.Substring(x.At > Before ? x.At - Before : 0, Around), IsCut = x.At > Before })
            .Join(db.EvidenceFiles, x => x.File, f => (long?)f.Id, (x, f) => new { x.Row, x.Text, x.IsCut, f.Id, f.FileName, f.Kpi, f.Round, f.Criterion, f.Year })
            .OrderByDescending(x => x.Row).ToListAsync();
#pragma warning restore CA1304, CA1311, CA1862
        return [.. rows.Select(x => new Hit(x.Row, x.FileName, $"{(x.IsCut ? "…" : "")}{x.Text}{(x.Text.Length == Around ? "…" : "")}",
            Joined($"ตัวชี้วัด {x.Kpi} เกณฑ์ข้อ {x.Criterion}", RoundOf(x.Round), $"ปี {x.Year}"), $"/files/evidence/{x.Id}"))];
    }

    string AroundIn(string text)
    {
        var at = Math.Max(0, text.IndexOf(terms.All[0], StringComparison.OrdinalIgnoreCase));
        var begin = at > Before ? at - Before : 0;
        return $"{(begin > 0 ? "…" : "")}{text.Substring(begin, Math.Min(Around, text.Length - begin))}{(text.Length > begin + Around ? "…" : "")}";
    }

    static string? RoundOf(string? round) => round is null ? null : ThaiDisplay.RoundName(round);

    static string Joined(params string?[] parts) => string.Join(" · ", parts.Where(p => p is { Length: > 0 }));
}
