using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Tests;

public sealed class OnSqlite : StorageContract
{
    protected override Task<DatabaseChoice> NewDatabase() => Task.FromResult(DatabaseChoice.EmbeddedIn(Directory.CreateTempSubdirectory("paw-sqlite-").FullName));
}

public sealed class SqliteTests
{
    [Fact]
    public async Task A_lock_left_behind_by_a_killed_migration_does_not_hold_up_the_next_start()
    {
        var choice = DatabaseChoice.EmbeddedIn(Directory.CreateTempSubdirectory("paw-lock-").FullName);
        await using (var connection = new SqliteConnection(choice.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2021-02-08 00:00:00');
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        await using var provider = choice.Register(new ServiceCollection()).BuildServiceProvider();
        await provider.GetRequiredService<ContextFactory>().Migrate(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_commit_is_flushed_and_the_library_is_past_the_corruption_of_the_write_ahead_log()
    {
        await using var provider = DatabaseChoice.EmbeddedIn(Directory.CreateTempSubdirectory("paw-pragma-").FullName).Register(new ServiceCollection()).BuildServiceProvider();
        await using var db = provider.GetRequiredService<ContextFactory>().Create();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        async Task<string> Ask(string question)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = question;
            return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
        }
        Assert.Equal("wal", await Ask("PRAGMA journal_mode"));
        Assert.Equal("2", await Ask("PRAGMA synchronous"));
        Assert.True(Version.Parse(await Ask("SELECT sqlite_version()")) >= new Version(3, 53));
    }
}
