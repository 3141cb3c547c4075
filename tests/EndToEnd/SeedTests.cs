using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>A database filled to a size, on each provider; <c>bench/web</c> measures on large ones.</summary>
public sealed class SeedTests
{
    [Fact]
    public Task On_the_embedded_database() => IsFilledAndServed(null);

    [Fact]
    public async Task On_PostgreSQL() => await IsFilledAndServed(await (await PostgresServer.Shared()).CreateDatabase());

    static async Task IsFilledAndServed(string? connection)
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Ground.Temporary();
        var (tasks, files, units) = await SeedVerb.Fill(data, connection, 1_500, 150, cancel);
        // Whole units, as many as both sizes ask for and not one more.
        Assert.True(tasks >= 1_500 && files >= 150);
        Assert.True(tasks - tasks / units < 1_500 || files - files / units < 150, $"{units} units for {tasks} tasks and {files} files");
        var again = await Assert.ThrowsAsync<InputFault>(() => SeedVerb.Fill(data, connection, 1, 1, cancel));
        Assert.Contains("empty one", again.Lines[0], StringComparison.Ordinal);

        var address = $"http://127.0.0.1:{Shell.FreePort()}";
        if (connection is not null) await File.WriteAllTextAsync(Path.Combine(data, "settings.json"), JsonSerializer.Serialize(new { ConnectionStrings = new { Database = connection } }), cancel);
        await using var app = await WebHost.Build(data, address, new DemoClock(SeedVerb.Stand), null, cancel);
        await app.StartAsync(cancel);
        // A copy is whole: its people sign in, their tasks, files and words are their own.
        using var copy = await ApiClient.As($"strategy.{UnitCopies.CopyId(2)}", address);
        var own = (await copy.Get("/api/tasks")).Json.ToString();
        Assert.Contains(UnitCopies.CopyId(2), own, StringComparison.Ordinal);
        Assert.DoesNotContain("u01", own, StringComparison.Ordinal);
        await using var db = app.Services.GetRequiredService<ContextFactory>().Create();
        Assert.Equal(0, await db.SearchTexts.CountAsync(t => t.FileId != null && t.File!.UnitId != t.UnitId, cancel));
        Assert.Equal(await db.SearchTexts.CountAsync(t => t.UnitId == "u01", cancel), await db.SearchTexts.CountAsync(t => t.UnitId == UnitCopies.CopyId(1), cancel));
        // What is written now goes on behind the copies.
        db.EvidenceFiles.Add(new()
        {
            UnitId = "u01", Year = 2564, Kpi = "1.2.1", Round = "11m", Criterion = "1", FileName = "a.pdf", ContentType = "application/pdf", Size = 1, Sha256 = new('0', 64), UploadedBy = "owner1.u01", UploadedAt = SeedVerb.Stand,
        });
        await db.SaveChangesAsync(cancel);
    }
}
