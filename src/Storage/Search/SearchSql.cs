using Microsoft.EntityFrameworkCore.Migrations;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Search;

/// <summary>
/// What the migration needs beside the model: the full-text index of the provider, and what is kept of all that stood in the database before.
/// A later migration that makes SQLite build <c>SearchTexts</c> anew has to make the triggers again.
/// </summary>
static class SearchSql
{
    /// <summary>Ends of the names of files whose text can be read.</summary>
    static readonly string[] read = ["docx", "xlsx", "pptx", "pdf", "txt", "csv"];

    /// <summary>What a migration runs after its tables and columns are made.</summary>
    public static void Up(MigrationBuilder migration, DatabaseKind kind)
    {
        foreach (var statement in Fill(kind).Concat(Index(kind))) migration.Sql(kind == DatabaseKind.SqlServer ? Late(statement) : statement);
    }

    public static void Down(MigrationBuilder migration, DatabaseKind kind)
    {
        if (kind != DatabaseKind.Sqlite) return;
        foreach (var trigger in new[] { "Insert", "Delete", "Update" }) migration.Sql($"DROP TRIGGER \"SearchTexts_{trigger}\"");
        migration.Sql("DROP TABLE \"SearchFts\"");
    }

    /// <summary>A statement on columns that the same script has only just made is compiled when it is its turn.</summary>
    static string Late(string statement) => $"EXEC(N'{statement.Replace("'", "''", StringComparison.Ordinal)}')";

    static string[] Index(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite =>
        [
            """CREATE VIRTUAL TABLE "SearchFts" USING fts5("Scope", "Text", content='SearchTexts', content_rowid='Id', tokenize='trigram')""",
            """
            CREATE TRIGGER "SearchTexts_Insert" AFTER INSERT ON "SearchTexts" BEGIN
            INSERT INTO "SearchFts"(rowid, "Scope", "Text") VALUES (new."Id", new."Scope", new."Text"); END
            """,
            """
            CREATE TRIGGER "SearchTexts_Delete" AFTER DELETE ON "SearchTexts" BEGIN
            INSERT INTO "SearchFts"("SearchFts", rowid, "Scope", "Text") VALUES ('delete', old."Id", old."Scope", old."Text"); END
            """,
            """
            CREATE TRIGGER "SearchTexts_Update" AFTER UPDATE OF "Scope", "Text" ON "SearchTexts" BEGIN
            INSERT INTO "SearchFts"("SearchFts", rowid, "Scope", "Text") VALUES ('delete', old."Id", old."Scope", old."Text");
            INSERT INTO "SearchFts"(rowid, "Scope", "Text") VALUES (new."Id", new."Scope", new."Text"); END
            """,
            """INSERT INTO "SearchFts"("SearchFts") VALUES ('rebuild')""",
        ],
        // Where the extension may not be made, LIKE reads the rows of the unit instead: slower, the same answers.
        DatabaseKind.PostgreSql =>
        [
            """
            DO $$ BEGIN
              CREATE EXTENSION IF NOT EXISTS pg_trgm;
              CREATE INDEX "IX_SearchTexts_Text" ON "SearchTexts" USING gin ("Text" gin_trgm_ops);
            EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
              RAISE NOTICE 'pg_trgm is not to be had: searches read the rows of the unit';
            END $$
            """,
        ],
        _ => [],
    };

    static string[] Fill(DatabaseKind kind)
    {
        string Q(string name) => kind == DatabaseKind.SqlServer ? $"[{name}]" : $"\"{name}\"";
        string Join(params string[] parts) => kind == DatabaseKind.SqlServer ? string.Join(" + ", parts) : string.Join(" || ", parts);
        string Text(string literal) => kind == DatabaseKind.SqlServer ? $"N'{literal}'" : $"'{literal}'";
        string OrNone(string column) => $"COALESCE({column}, {Text("")})";
        string Folded(string text) => Enumerable.Range(0, 10).Aggregate(text, (inner, digit) => $"REPLACE({inner}, {Text(((char)('๐' + digit)).ToString())}, {Text(digit.ToString(System.Globalization.CultureInfo.InvariantCulture))})");
        string Variable(string path) => kind switch
        {
            DatabaseKind.Sqlite => $"json_extract(\"Variables\", '$.{path}')",
            DatabaseKind.PostgreSql => $"\"Variables\"::jsonb #>> '{{{path.Replace('.', ',')}}}'",
            _ => $"JSON_VALUE([Variables], '$.{path}')",
        };
        string Scope(SearchKind of) => Join(Text("|"), Q("UnitId"), Text($"|{of}|"));
        string Into(SearchKind of, string columns, string values, string words, string from) =>
            $"INSERT INTO {Q("SearchTexts")} ({Q("UnitId")}, {Q("Kind")}, {Q("Scope")}, {columns}, {Q("Text")}) SELECT {Q("UnitId")}, {Text(of.ToString())}, {Scope(of)}, {values}, {Folded(words)} FROM {from}";

        return
        [
            $"UPDATE {Q("UserTasks")} SET {Q("HeldSince")} = {Q("CreatedAt")}, {Q("OrderAt")} = COALESCE({Q("DueAt")}, {Never(kind)}), "
                + $"{Q("Holder")} = COALESCE({Q("Assignee")}, {Join(Text("@"), Q("Post"))}), {Q("Subject")} = {Shortened(kind, $"COALESCE({Variable("kpi.name")}, {Variable("matter")})")}",
            Into(SearchKind.Task, Q("TaskId"), Q("Id"), Join(Q("Name"), Text(" "), OrNone(Q("Kpi")), Text(" "), OrNone(Q("Subject"))), Q("UserTasks")),
            Into(SearchKind.Kpi, $"{Q("Year")}, {Q("Kpi")}", $"{Q("Year")}, {Q("Kpi")}", Join(Q("Kpi"), Text(" "), OrNone($"MAX({Q("Subject")})")),
                $"{Q("UserTasks")} WHERE {Q("Kpi")} IS NOT NULL GROUP BY {Q("UnitId")}, {Q("Year")}, {Q("Kpi")}"),
            Into(SearchKind.Letter, Q("LetterId"), Q("Id"), Join(Q("Subject"), Text(" "), OrNone(Q("Number"))), Q("Letters")),
            Into(SearchKind.File, Q("FileId"), Q("Id"), Q("FileName"), Q("EvidenceFiles")),
            .. read.Select(extension =>
                $"INSERT INTO {Q("FileTexts")} ({Q("Sha256")}, {Q("Extension")}, {Q("State")}, {Q("Characters")}, {Q("Cut")}, {Q("Attempts")}, {Q("AskedAt")}) "
                + $"SELECT {Q("Sha256")}, {Text(extension)}, {Text(nameof(FileTextState.Asked))}, 0, {(kind == DatabaseKind.PostgreSql ? "FALSE" : "0")}, 0, MIN({Q("UploadedAt")}) FROM {Q("EvidenceFiles")} f "
                + $"WHERE LOWER({Q("FileName")}) LIKE {Text($"%.{extension}")} AND NOT EXISTS (SELECT 1 FROM {Q("FileTexts")} t WHERE t.{Q("Sha256")} = f.{Q("Sha256")}) GROUP BY {Q("Sha256")}"),
        ];
    }

    /// <summary><see cref="Processes.UserTask.Never"/> as the provider writes it.</summary>
    static string Never(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => "'9999-12-31 00:00:00'",
        DatabaseKind.PostgreSql => "TIMESTAMPTZ '9999-12-31 00:00:00+00'",
        _ => "CAST('9999-12-31T00:00:00' AS datetime2)",
    };

    static string Shortened(DatabaseKind kind, string text) =>
        kind == DatabaseKind.Sqlite ? $"substr({text}, 1, 1000)" : kind == DatabaseKind.PostgreSql ? $"left({text}, 1000)" : $"LEFT({text}, 1000)";
}
