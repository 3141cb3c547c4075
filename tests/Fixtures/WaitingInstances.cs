using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Fixtures;

/// <summary>Fills an empty database with instances that each wait for a timer, after which a user task opens.</summary>
public static class WaitingInstances
{
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

    /// <summary>Starts one instance and copies its rows, each copy with ids of its own: i00000, i00001, …</summary>
    /// <param name="apart">How much later each timer is due than the one before.</param>
    public static async Task Fill(DatabaseChoice choice, TimeProvider clock, int count, DateTimeOffset due, TimeSpan apart = default)
    {
        await using var house = choice.Register(new ServiceCollection()).AddSingleton(clock).AddSingleton<Transaction>().AddSingleton<ProcessDefinitions>()
            .AddSingleton<Stepper>().AddSingleton<TaskOpened>((_, _) => Task.CompletedTask).BuildServiceProvider();
        var contexts = house.GetRequiredService<ContextFactory>();
        await contexts.Migrate();
        await house.GetRequiredService<Transaction>().Run(async db =>
        {
            db.Units.Add(new Unit { Id = "u01", Name = "ศูนย์ตัวอย่าง", Department = "กรมตัวอย่าง", LetterPrefix = "สธ ๐๗๑๐" });
            await house.GetRequiredService<ProcessDefinitions>().Deploy(db, Process, "waiting.bpmn");
            await db.SaveChangesAsync();
            await house.GetRequiredService<Stepper>().Start(
                db, "waiting", new StartInstance("original", "original", Variables.Of(new { due })), "u01", 2564, "actor");
        });
        await using var db = contexts.Create();
        var instance = await db.Instances.AsNoTracking().SingleAsync();
        var timer = await db.Timers.AsNoTracking().SingleAsync();
        var history = await db.History.AsNoTracking().ToListAsync();
        await db.Timers.ExecuteDeleteAsync();
        await db.History.ExecuteDeleteAsync();
        await db.Instances.ExecuteDeleteAsync();
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
        {
            foreach (var n in some) Copy(db, instance, timer, history, $"i{n.ToString("d5", CultureInfo.InvariantCulture)}", due + n * apart);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    static void Copy(PaContext db, InstanceRow instance, TimerRow timer, List<HistoryRow> history, string id, DateTimeOffset due)
    {
        string Own(string text) => text.Replace("original", id, StringComparison.Ordinal);
        db.Instances.Add(new InstanceRow
        {
            Id = id, ProcessId = instance.ProcessId, ProcessVersion = instance.ProcessVersion, UnitId = instance.UnitId, Year = instance.Year, BusinessKey = id,
            State = Own(instance.State), Status = instance.Status, Steps = instance.Steps, HistoryLines = instance.HistoryLines, StartedAt = instance.StartedAt,
        });
        db.Timers.Add(new TimerRow { Id = Own(timer.Id), InstanceId = id, ElementId = timer.ElementId, DueAt = due });
        db.History.AddRange(history.Select(h => new HistoryRow
        {
            InstanceId = id, Number = h.Number, TokenId = Own(h.TokenId), ElementId = h.ElementId, Event = h.Event, At = h.At, Actor = h.Actor,
        }));
    }
}
