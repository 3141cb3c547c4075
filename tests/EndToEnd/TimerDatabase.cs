using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PaWorkflow.Host;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.EndToEnd;

/// <summary>A database of instances that each wait for a timer, after which a user task opens.</summary>
sealed class TimerDatabase(DatabaseChoice choice)
{
    public static readonly DateTimeOffset Due = new(2021, 2, 19, 9, 30, 0, TimeSpan.Zero);

    const string Process = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                     targetNamespace="https://paworkflow.example/tests">
          <process id="waiting" isExecutable="true">
            <startEvent id="start" />
            <sequenceFlow id="f1" sourceRef="start" targetRef="wait" />
            <intermediateCatchEvent id="wait"><timerEventDefinition><timeDate>${due}</timeDate></timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id="f2" sourceRef="wait" targetRef="task" />
            <userTask id="task" name="ตรวจ" camunda:candidateGroups="strategy" />
            <sequenceFlow id="f3" sourceRef="task" targetRef="end" />
            <endEvent id="end" />
          </process>
        </definitions>
        """;

    public FakeTimeProvider Clock { get; } = new(Due.AddDays(-1));

    /// <summary>The program's parts over this database.</summary>
    public ServiceProvider House(TaskOpened? opened = null) => new ServiceCollection().AddLogging(log => log.ClearProviders())
        .AddHouse(Ground.Temporary(), choice, Clock, new MailOptions()).AddSingleton(opened ?? ((_, _) => Task.CompletedTask)).BuildServiceProvider();

    /// <summary>Starts one instance and copies its rows, each copy with ids of its own.</summary>
    /// <param name="apart">How much later each timer is due than the one before.</param>
    public async Task Fill(int count, TimeSpan apart = default)
    {
        await using var house = House();
        var contexts = house.GetRequiredService<ContextFactory>();
        await contexts.Migrate();
        await house.GetRequiredService<Transaction>().Run(async db =>
        {
            db.Units.Add(new Unit { Id = "u01", Name = "ศูนย์ตัวอย่าง", Department = "กรมตัวอย่าง", LetterPrefix = "สธ ๐๗๑๐" });
            await house.GetRequiredService<ProcessDefinitions>().Deploy(db, Process, "waiting.bpmn");
            await db.SaveChangesAsync();
            await house.GetRequiredService<Stepper>().Start(
                db, "waiting", new StartInstance("original", "original", Variables.Of(new { due = Due })), "u01", 2564, "actor");
        });
        await using var db = contexts.Create();
        var original = await db.Instances.AsNoTracking().SingleAsync();
        var timer = await db.Timers.AsNoTracking().SingleAsync();
        var history = await db.History.AsNoTracking().ToListAsync();
        await db.Timers.ExecuteDeleteAsync();
        await db.History.ExecuteDeleteAsync();
        await db.Instances.ExecuteDeleteAsync();
        for (var n = 0; n < count; n++)
        {
            var id = $"i{n:d5}";
            string Own(string text) => text.Replace("original", id, StringComparison.Ordinal);
            db.Instances.Add(new InstanceRow
            {
                Id = id, ProcessId = original.ProcessId, ProcessVersion = original.ProcessVersion, UnitId = "u01", Year = 2564, BusinessKey = id,
                State = Own(original.State), Status = original.Status, Steps = 1, HistoryLines = original.HistoryLines, StartedAt = original.StartedAt,
            });
            db.Timers.Add(new TimerRow { Id = Own(timer.Id), InstanceId = id, ElementId = timer.ElementId, DueAt = Due + n * apart });
            db.History.AddRange(history.Select(h => new HistoryRow
            {
                InstanceId = id, Number = h.Number, TokenId = Own(h.TokenId), ElementId = h.ElementId, Event = h.Event, At = h.At, Actor = h.Actor,
            }));
            if (n % 500 != 499 && n != count - 1) continue;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

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
