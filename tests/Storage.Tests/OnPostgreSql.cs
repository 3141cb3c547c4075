using Microsoft.EntityFrameworkCore;
using PaWorkflow.Fixtures;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Storage.Tests;

public sealed class OnPostgreSql : StorageContract
{
    protected override async Task<DatabaseChoice> NewDatabase() => DatabaseChoice.Of(await (await PostgresServer.Shared()).CreateDatabase());

    /// <summary>Only here: SQLite has one writer at a time, so that two never wait for each other.</summary>
    [Fact]
    public async Task Whoever_loses_a_deadlock_while_saving_goes_again()
    {
        string[] units = ["u01", "u02"];
        await Transaction.Run(db => { db.Units.Add(new Unit { Id = units[1], Name = "ศูนย์ที่สอง", Department = "กรมตัวอย่าง", LetterPrefix = "สธ ๐๗๑๑" }); return Task.CompletedTask; });
        TaskCompletionSource[] holding = [new(), new()];
        await Task.WhenAll(Write(0), Write(1));
        await using var db = Contexts.Create();
        // The one that came through wrote the other's name; the one sent back came after it, and wrote both anew.
        Assert.Equal(["ครั้งที่สอง", "ครั้งแรก"], await db.Units.Select(u => u.Name).OrderByDescending(n => n == "ครั้งที่สอง").ToListAsync(TestContext.Current.CancellationToken));

        // Each holds its own row, then saves the other's.
        Task Write(int mine) => Transaction.Run(async db =>
        {
            await db.Units.Where(u => u.Id == units[mine]).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, "ครั้งแรก"));
            holding[mine].TrySetResult();
            await holding[1 - mine].Task;
            (await db.Units.SingleAsync(u => u.Id == units[1 - mine])).Name = "ครั้งที่สอง";
        });
    }
}
