using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Storage.Tests;

/// <summary>
/// SQL Server's own tools read the idempotent migration script where no server is at hand: ScriptDom parses every batch,
/// and DacFx builds a model of the tables and indexes and validates it as a deployment would.
/// </summary>
public sealed class SqlServerScript
{
    static readonly string script = Script();

    [Fact]
    public void The_idempotent_script_parses_as_Transact_SQL()
    {
        Parse(script, out var errors);
        Assert.Empty(errors.Select(e => $"line {e.Line}: {e.Message}"));
    }

    [Fact]
    public void The_schema_of_the_script_validates_as_a_model()
    {
        var schema = new SchemaStatements();
        Parse(script, out _).Accept(schema);
        Assert.True(schema.Tables.Count > 25, $"{schema.Tables.Count} tables");
        Assert.True(schema.Indexes.Count > 20, $"{schema.Indexes.Count} indexes");

        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in schema.Tables.Concat<TSqlStatement>(schema.Indexes)) model.AddObjects(TextOf(statement));
        var faults = model.Validate().Where(m => m.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error).Select(m => m.Message);
        Assert.Empty(faults);
    }

    [Fact]
    public void No_key_is_longer_than_SQL_Server_allows()
    {
        using var provider = Context();
        using var db = provider.GetRequiredService<ContextFactory>().Create();
        var tooLong =
            from entity in db.Model.GetEntityTypes()
            from index in entity.GetIndexes().Select(i => (i.Properties, Limit: 1700)).Concat(entity.GetKeys().Select(k => (k.Properties, Limit: 900)))
            let bytes = index.Properties.Sum(p => p.GetMaxLength() is { } length ? length * 2 : 8)
            where bytes > index.Limit
            select $"{entity.DisplayName()} ({string.Join(", ", index.Properties.Select(p => p.Name))}): {bytes} bytes";
        Assert.Empty(tooLong);
    }

    [Theory]
    [InlineData(HeldRows.InstancesOnSqlServer)]
    [InlineData(HeldRows.HeadOnSqlServer)]
    [InlineData(DueTimers.OnSqlServer)]
    public void What_holds_rows_parses_as_Transact_SQL(string sql)
    {
        Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, "@p0", "@p1"), out var errors);
        Assert.Empty(errors.Select(e => $"line {e.Line}: {e.Message}"));
    }

    static string Script()
    {
        using var provider = Context();
        using var db = provider.GetRequiredService<ContextFactory>().Create();
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    static ServiceProvider Context() => DatabaseChoice.Of("Server=nowhere").Register(new ServiceCollection()).BuildServiceProvider();

    static TSqlFragment Parse(string sql, out IList<ParseError> errors)
    {
        using var reader = new StringReader(sql);
        return new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    static string TextOf(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    /// <summary>The tables and indexes that are left when all migrations have run.</summary>
    sealed class SchemaStatements : TSqlFragmentVisitor
    {
        public List<CreateTableStatement> Tables { get; } = [];
        public List<CreateIndexStatement> Indexes { get; } = [];

        public override void Visit(CreateTableStatement node) => Tables.Add(node);
        public override void Visit(CreateIndexStatement node) => Indexes.Add(node);

        // A model takes no ALTER TABLE: later columns join the table as it was created.
        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var table = Tables.Single(t => Name(t.SchemaObjectName) == Name(node.SchemaObjectName));
            foreach (var column in node.Definition.ColumnDefinitions) table.Definition.ColumnDefinitions.Add(column);
        }

        public override void Visit(DropIndexClause node) =>
            Indexes.RemoveAll(i => i.Name.Value == node.Index.Value && Name(i.OnName) == Name(node.Object));

        static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;
    }
}
