using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Search;

/// <summary>
/// Finds words anywhere in what is kept, Thai without spaces included: by an index of three characters in a row (FTS5 on SQLite, pg_trgm
/// on PostgreSQL; <see cref="SearchSql"/> makes both) or, on SQL Server and where PostgreSQL has no pg_trgm, row by row within the unit.
/// </summary>
public static class SearchIndex
{
    /// <summary>Of words too short for the index, so many of the newest rows are looked at.</summary>
    const int ShortLooksAt = 20_000;

    const string OnSqlite = """
        SELECT f.rowid AS "Id", s."UnitId", s."Kind", s."TaskId", s."NoteId", s."LetterId", s."FileId", s."Sha256", s."Year", s."Kpi", s."Text", s."Scope"
        FROM "SearchFts" f JOIN "SearchTexts" s ON s."Id" = f.rowid WHERE f."SearchFts" MATCH {0}
        """;

    /// <summary>What of one kind the unit has with all the terms in it, to be narrowed to what the viewer may see, ordered by id and paged.</summary>
    /// <returns>Null: the terms are too short to look for in the text of whole files.</returns>
    public static IQueryable<SearchText>? Find(PaContext db, string unitId, SearchKind kind, SearchTerms terms)
    {
        if (terms.None) return null;
        var found = terms.Long.Count > 0 ? Indexed(db, unitId, kind, terms)
            : kind == SearchKind.FileText ? null
            : db.SearchTexts.AsNoTracking().Where(s => s.UnitId == unitId && s.Kind == kind).OrderByDescending(s => s.Id).Take(ShortLooksAt);
        if (found is null) return null;
        foreach (var term in db is SqliteContext ? terms.Short : terms.All) found = With(db, found, term);
        return found;
    }

    static IQueryable<SearchText> Indexed(PaContext db, string unitId, SearchKind kind, SearchTerms terms)
    {
        var rows = db is SqliteContext
            ? db.SearchTexts.FromSqlRaw(OnSqlite, terms.Match(SearchText.ScopeOf(unitId, kind))) : db.SearchTexts;
        return rows.AsNoTracking().Where(s => s.UnitId == unitId && s.Kind == kind);
    }

    static IQueryable<SearchText> With(PaContext db, IQueryable<SearchText> found, string term)
    {
        var pattern = SearchTerms.Pattern(term);
        return db is PostgreSqlContext
            ? found.Where(s => EF.Functions.ILike(s.Text, pattern, "\\"))
            : found.Where(s => EF.Functions.Like(s.Text, pattern, "\\"));
    }
}
