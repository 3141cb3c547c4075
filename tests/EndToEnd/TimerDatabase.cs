using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PaWorkflow.Fixtures;
using PaWorkflow.Host;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.EndToEnd;

/// <summary>A database of instances that each wait for a timer, after which a user task opens.</summary>
sealed class TimerDatabase(DatabaseChoice choice)
{
    public static readonly DateTimeOffset Due = new(2021, 2, 19, 9, 30, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Due.AddDays(-1));

    /// <summary>The program's parts over this database.</summary>
    public ServiceProvider House(TaskOpened? opened = null) => new ServiceCollection().AddLogging(log => log.ClearProviders())
        .AddHouse(Ground.Temporary(), choice, Clock, new MailOptions()).AddSingleton(opened ?? ((_, _) => Task.CompletedTask)).BuildServiceProvider();

    /// <param name="apart">How much later each timer is due than the one before.</param>
    public Task Fill(int count, TimeSpan apart = default) => WaitingInstances.Fill(choice, Clock, count, Due, apart);

    /// <summary>Every timer has fired once: the history tells, and so do the tasks that they opened.</summary>
    public async Task EachHasFiredOnce(int count)
    {
        await using var house = House();
        await using var db = house.GetRequiredService<ContextFactory>().Create();
        Assert.Equal(0, await db.Timers.CountAsync());
        Assert.Equal(count, await db.Instances.CountAsync(i => i.Steps == 2));
        Assert.Equal(count, await db.Tasks.CountAsync());
        Assert.Equal(count, await db.Tasks.Select(t => t.InstanceId).Distinct().CountAsync());
        var fired = db.History.Where(h => h.ElementId == "wait" && h.Event == ElementEvent.Completed);
        Assert.Equal(count, await fired.CountAsync());
        Assert.Equal(count, await fired.Select(h => h.InstanceId).Distinct().CountAsync());
        // Numbered without a gap: as many lines as the instance has counted, the last of them with that number.
        Assert.Equal(count, await db.Instances.CountAsync(i => db.History.Count(h => h.InstanceId == i.Id) == i.HistoryLines
            && db.History.Where(h => h.InstanceId == i.Id).Max(h => h.Number) == i.HistoryLines));
    }
}
