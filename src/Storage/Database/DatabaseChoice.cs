using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace PaWorkflow.Storage.Database;

public enum DatabaseKind { Sqlite, PostgreSql, SqlServer }

/// <summary>Which database serves: the embedded SQLite file, or the server that a connection string names.</summary>
public sealed record DatabaseChoice(DatabaseKind Kind, string ConnectionString)
{
    /// <summary>The embedded database in a data directory.</summary>
    public static DatabaseChoice EmbeddedIn(string directory) =>
        new(DatabaseKind.Sqlite, $"Data Source={Path.Combine(directory, "paworkflow.db")}");

    /// <summary>Tells the kind from the words of a connection string.</summary>
    /// <exception cref="ArgumentException">It looks like none of the three.</exception>
    public static DatabaseChoice Of(string connectionString)
    {
        DbConnectionStringBuilder words;
        try
        {
            words = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"'{connectionString}' is not a connection string: {fault.Message}", nameof(connectionString));
        }
        if (words.ContainsKey("Host")) return new(DatabaseKind.PostgreSql, connectionString);
        if (words.ContainsKey("Server") || words.ContainsKey("Initial Catalog")) return new(DatabaseKind.SqlServer, connectionString);
        if (words.ContainsKey("Data Source") || words.ContainsKey("Filename")) return new(DatabaseKind.Sqlite, connectionString);
        throw new ArgumentException(
            "A connection string names its database by 'Data Source=FILE' (SQLite), 'Host=…' (PostgreSQL) or 'Server=…' (SQL Server).",
            nameof(connectionString));
    }

    /// <summary>Registers a pooled factory for the provider's context and, as <see cref="PaContext"/>, one per scope.</summary>
    public IServiceCollection Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        return Kind switch
        {
            DatabaseKind.Sqlite => Register<SqliteContext>(services),
            DatabaseKind.PostgreSql => Register<PostgreSqlContext>(services),
            _ => Register<SqlServerContext>(services),
        };
    }

    IServiceCollection Register<TContext>(IServiceCollection services) where TContext : PaContext
    {
        services.AddPooledDbContextFactory<TContext>(Configure);
        services.AddSingleton<ContextFactory>(provider =>
        {
            var factory = provider.GetRequiredService<IDbContextFactory<TContext>>();
            return new ContextFactory(factory.CreateDbContext);
        });
        services.AddScoped<PaContext>(provider => provider.GetRequiredService<ContextFactory>().Create());
        return services;
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        // Loading a list of children in one query is what we mean where we do it; the pages are small.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
        _ = Kind switch
        {
            DatabaseKind.Sqlite => options.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance),
            DatabaseKind.PostgreSql => options.UseNpgsql(ConnectionString),
            _ => options.UseSqlServer(ConnectionString),
        };
    }
}

/// <summary>Makes contexts of the chosen provider.</summary>
public sealed class ContextFactory(Func<PaContext> create)
{
    public PaContext Create()
    {
        var db = create();
        // A transaction that fails is taken back whole: marking a place in it at every save would be two more round trips.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }
}
