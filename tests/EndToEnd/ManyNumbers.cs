using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Fixtures;
using PaWorkflow.Host;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;

namespace PaWorkflow.EndToEnd;

/// <summary>Numbers by the thousand, drawn by sixteen callers at once; PAWORKFLOW_NUMBERS sets how many (10,000 in the campaign).</summary>
public sealed class ManyNumbers
{
    const int Callers = 16;

    static readonly int count = int.Parse(Environment.GetEnvironmentVariable("PAWORKFLOW_NUMBERS") ?? "1600", CultureInfo.InvariantCulture) / Callers * Callers;
    static readonly Viewer clerk = new("clerk.u01", "ธุรการ", "u01", new HashSet<string> { PostIds.Clerk });

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_on_one_PostgreSQL_leave_no_gap_but_voids_and_no_double()
    {
        var choice = DatabaseChoice.Of(await (await PostgresServer.Shared()).CreateDatabase());
        await using var one = House(choice);
        await using var other = House(choice);
        await Drawn([one, other]);
    }

    [Fact]
    public async Task One_host_on_SQLite_leaves_no_gap_but_voids_and_no_double()
    {
        await using var house = House(DatabaseChoice.EmbeddedIn(Ground.Temporary()));
        await Drawn([house]);
    }

    static async Task Drawn(ServiceProvider[] hosts)
    {
        var contexts = hosts[0].GetRequiredService<ContextFactory>();
        await contexts.Migrate(Cancel);
        await using (var db = contexts.Create())
        {
            db.Units.Add(new Unit { Id = "u01", Name = "หน่วยงาน", Department = "กรม", LetterPrefix = "ตย ๐๑๐๑" });
            await db.SaveChangesAsync(Cancel);
        }
        var numbers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Draw(hosts[caller % hosts.Length], caller), Cancel)));
        Assert.Equal(Enumerable.Range(1, count).Select(no => $"ตย 0101/{no}"), numbers.SelectMany(n => n).OrderBy(n => int.Parse(n.Split('/')[1], CultureInfo.InvariantCulture)));

        await using var read = contexts.Create();
        var entries = await read.RegisterEntries.OrderBy(e => e.No).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, count), entries.Select(e => e.No));
        Assert.Equal(Callers, entries.Count(e => e.VoidedAt is not null && e.VoidReason == "พิมพ์ผิด"));
        Assert.Equal(count, (await read.Registers.SingleAsync(Cancel)).Last);
        Assert.Empty(await AuditTrail.Verify(read, "u01"));
    }

    /// <summary>A caller's share: a draw that is undone, then one that stays; the last number of each is declared void.</summary>
    static async Task<List<string>> Draw(ServiceProvider host, int caller)
    {
        var (desk, transaction) = (host.GetRequiredService<LetterDesk>(), host.GetRequiredService<Transaction>());
        var drawn = new List<string>();
        for (var n = 0; n < count / Callers; n++)
        {
            if (n % 10 == 0)
            {
                await Assert.ThrowsAsync<NotSupportedException>(() => transaction.Run(async db =>
                {
                    await db.Draw(new("u01", 2564, RegisterSeries.Outgoing, "ตย 0101", "ถูกยกเลิกกลางคัน", "", "x", DateTimeOffset.UnixEpoch));
                    await db.SaveChangesAsync(Cancel);
                    throw new NotSupportedException();
                }, Cancel));
            }
            var (outcome, number) = await desk.Draw(RegisterSeries.Outgoing, $"เรื่องที่ {caller}/{n}", "ผู้รับ", clerk, $"{caller}-{n}");
            Assert.IsType<Outcome.Done>(outcome);
            drawn.Add(number);
        }
        // The same command again is answered with the same number.
        Assert.Equal(drawn[0], (await desk.Draw(RegisterSeries.Outgoing, $"เรื่องที่ {caller}/0", "ผู้รับ", clerk, $"{caller}-0")).Number);
        Assert.IsType<Outcome.Done>(await desk.VoidNumber(RegisterSeries.Outgoing, 2564, int.Parse(drawn[^1].Split('/')[1], CultureInfo.InvariantCulture), "พิมพ์ผิด", clerk, null));
        return drawn;
    }

    static ServiceProvider House(DatabaseChoice choice) => new ServiceCollection().AddLogging(log => log.ClearProviders())
        .AddHouse(Ground.Temporary(), choice, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2021, 2, 19, 9, 30, 0, TimeSpan.Zero)), new MailOptions()).BuildServiceProvider();
}
