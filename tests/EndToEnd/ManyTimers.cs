using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>Timers by the thousand, all due in the same second; PAWORKFLOW_TIMERS sets how many, 1,000 at least (10,000 in the campaign).</summary>
public sealed class ManyTimers
{
    static readonly int count = int.Parse(Environment.GetEnvironmentVariable("PAWORKFLOW_TIMERS") ?? "2000", CultureInfo.InvariantCulture);

    static async Task<TimerDatabase> OnPostgreSql() => new(DatabaseChoice.Of(await (await PostgresServer.Shared()).CreateDatabase()));

    static TimerDatabase OnSqlite() => new(DatabaseChoice.EmbeddedIn(Ground.Temporary()));

    [Fact]
    public async Task Two_hosts_on_one_PostgreSQL_fire_each_once()
    {
        var database = await OnPostgreSql();
        await database.Fill(count);
        database.Clock.SetUtcNow(TimerDatabase.Due);
        await using var one = database.House();
        await using var other = database.House();
        var fired = await Task.WhenAll(new[] { one, other }.Select(house => Task.Run(() => house.GetRequiredService<TimerWorker>().Run())));
        Assert.Equal(count, fired.Sum());
        Assert.All(fired, share => Assert.True(share > 0, "the work is shared"));
        await database.EachHasFiredOnce(count);
    }

    [Fact]
    public async Task A_process_killed_among_them_leaves_none_behind_and_none_twice()
    {
        var connection = await (await PostgresServer.Shared()).CreateDatabase();
        var database = new TimerDatabase(DatabaseChoice.Of(connection));
        await database.Fill(count);
        string[] arguments = [connection, TimerDatabase.Due.ToString("o", CultureInfo.InvariantCulture)];
        await using var one = HostProcess.Start(arguments, program: "PaWorkflow.TimerProcess.dll");
        await using var other = HostProcess.Start(arguments, program: "PaWorkflow.TimerProcess.dll");
        // A twentieth of them done; it says so from within a transaction.
        await one.Heard($"opened {Math.Max(100, count / 20 / 100 * 100)}.");
        Assert.True(await one.Kill(), one.Said);
        Assert.Equal(0, (await other.Ended()).Code);
        // What the killed one had claimed is free as soon as the server notices; whoever comes next takes it.
        database.Clock.SetUtcNow(TimerDatabase.Due);
        await using var next = database.House();
        while (await Left(next) > 0) await next.GetRequiredService<TimerWorker>().Run();
        await database.EachHasFiredOnce(count);
    }

    [Fact]
    public async Task On_SQLite_one_host_fires_each_once()
    {
        var database = OnSqlite();
        await database.Fill(count);
        database.Clock.SetUtcNow(TimerDatabase.Due);
        await using var house = database.House();
        Assert.Equal(count, await house.GetRequiredService<TimerWorker>().Run());
        await database.EachHasFiredOnce(count);
    }

    [Fact]
    public async Task A_clock_that_jumps_both_ways_fires_each_once()
    {
        foreach (var database in new[] { OnSqlite(), await OnPostgreSql() })
        {
            await database.Fill(20, apart: TimeSpan.FromMinutes(1));
            await using var house = database.House();
            var worker = house.GetRequiredService<TimerWorker>();
            foreach (var (minutes, fires) in new[] { (-1, 0), (5, 6), (-90, 0), (3, 0), (7, 2), (525_600, 12), (0, 0), (525_601, 0) })
            {
                database.Clock.AdjustTime(TimerDatabase.Due.AddMinutes(minutes));
                Assert.Equal(fires, await worker.Run());
            }
            await database.EachHasFiredOnce(20);
        }
    }

    [Fact]
    public async Task A_timer_whose_step_fails_waits_and_holds_up_no_other()
    {
        foreach (var database in new[] { OnSqlite(), await OnPostgreSql() })
        {
            await database.Fill(30);
            database.Clock.SetUtcNow(TimerDatabase.Due);
            var broken = true;
            await using var house = database.House((_, task) =>
                broken && task.InstanceId == "i00007" ? throw new InvalidDataException("no") : Task.CompletedTask);
            var worker = house.GetRequiredService<TimerWorker>();
            Assert.Equal(29, await worker.Run());
            Assert.Equal(0, await worker.Run());
            Assert.Equal(1, await Left(house));
            broken = false;
            database.Clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(1, await worker.Run());
            await database.EachHasFiredOnce(30);
        }
    }

    static async Task<int> Left(ServiceProvider house)
    {
        await using var db = house.GetRequiredService<ContextFactory>().Create();
        return await db.Timers.CountAsync();
    }
}
