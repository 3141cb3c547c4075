using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PaWorkflow.Storage.Database;

/// <summary>What <c>dotnet ef migrations add NAME --context PROVIDERContext</c> builds its models from; no database is asked.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) => new(Design.Options<SqliteContext>(DatabaseKind.Sqlite, "Data Source=design.db"));
}

public sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlContext>
{
    public PostgreSqlContext CreateDbContext(string[] args) => new(Design.Options<PostgreSqlContext>(DatabaseKind.PostgreSql, "Host=design"));
}

public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerContext>
{
    public SqlServerContext CreateDbContext(string[] args) => new(Design.Options<SqlServerContext>(DatabaseKind.SqlServer, "Server=design"));
}

static class Design
{
    public static DbContextOptions<TContext> Options<TContext>(DatabaseKind kind, string connection) where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        new DatabaseChoice(kind, connection).Configure(options);
        return options.Options;
    }
}
