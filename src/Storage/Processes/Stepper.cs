using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Processes;

/// <summary>Told of every task that a step has opened, in the step's transaction.</summary>
public delegate Task TaskOpened(PaContext db, UserTask task);

/// <summary>Told of every incident that a step has raised, in the step's transaction.</summary>
public delegate Task IncidentOpened(PaContext db, Incident incident);

/// <summary>
/// Takes one step of an instance in the caller's transaction: state, rows that people query and history change together.
/// The row version makes the loser of a race run again from the fresh state (<see cref="Transaction"/>).
/// </summary>
public sealed partial class Stepper(ProcessDefinitions definitions, TaskOpened opened, TimeProvider clock, IncidentOpened? raised = null)
{
    /// <summary>Starts an instance on the unit's version of a process.</summary>
    /// <exception cref="InvalidOperationException">The process is not deployed, or the instance exists.</exception>
    public async Task Start(PaContext db, string processId, StartInstance start, string unitId, int year, string actor)
    {
        var version = await definitions.CurrentOnce(db, processId, unitId)
            ?? throw new InvalidOperationException($"The process '{processId}' is not deployed.");
        var definition = await definitions.Get(db, processId, version);
        var now = clock.GetUtcNow();
        if (ProcessEngine.Advance(definition, null, start, now) is not Step.Taken step)
            throw new InvalidOperationException($"The process '{processId}' does not start.");
        var row = new InstanceRow
        {
            Id = start.InstanceId,
            ProcessId = processId,
            ProcessVersion = version,
            UnitId = unitId,
            Year = year,
            BusinessKey = start.BusinessKey ?? start.InstanceId,
            State = "",
            Status = InstanceStatus.Active,
            StartedAt = now,
        };
        db.Instances.Add(row);
        await Keep(db, row, step, actor, now);
    }

    /// <summary>Takes a command on a running instance.</summary>
    /// <returns>Null when it was taken; else why the engine refuses it (done already, cancelled, unknown): nothing has changed.</returns>
    public async Task<string?> Take(PaContext db, string instanceId, Command command, string actor)
    {
        if (await db.HoldInstance(instanceId) is not { } row) return $"There is no instance '{instanceId}'.";
        var definition = await definitions.Get(db, row.ProcessId, row.ProcessVersion);
        var now = clock.GetUtcNow();
        switch (ProcessEngine.Advance(definition, StateJson.Read(row.State), command, now))
        {
            case Step.Taken step:
                await Keep(db, row, step, actor, now);
                return null;
            case Step.Refused refused:
                return refused.Reason;
            default:
                throw new InvalidOperationException("A step is taken or refused.");
        }
    }

    /// <summary>Moves an instance to another version of its process, if nothing stands in the way.</summary>
    public async Task<IReadOnlyList<MigrationProblem>> Migrate(PaContext db, InstanceRow row, int version, MigrationPlan plan, string actor)
    {
        var now = clock.GetUtcNow();
        var answer = Migration.Apply(
            await definitions.Get(db, row.ProcessId, row.ProcessVersion), await definitions.Get(db, row.ProcessId, version), StateJson.Read(row.State), plan, now);
        if (answer.Step is not { } step) return answer.Problems;
        row.ProcessVersion = version;
        await Keep(db, row, step, actor, now);
        return [];
    }

    /// <summary>
    /// Holds the instance for the rest of the transaction, so that what is read afterwards stands until the step is taken.
    /// </summary>
    public static Task Lock(PaContext db, string instanceId) => db.HoldInstance(instanceId);

    async Task Keep(PaContext db, InstanceRow row, Step.Taken step, string actor, DateTimeOffset now)
    {
        var before = row.State;
        row.State = StateJson.Write(step.State);
        row.Status = step.State.Status;
        row.Steps++;
        if (row.Status != InstanceStatus.Active) row.EndedAt = now;
        var rows = new EffectRows(db, row, before, actor, now);
        await rows.Apply(step.Effects);
        foreach (var task in rows.Opened.Where(t => t.State == UserTaskState.Open)) await opened(db, task);
        if (raised is not null) foreach (var incident in rows.Raised) await raised(db, incident);
        foreach (var signal in rows.Signals) await Broadcast(db, row.UnitId, signal.Name, signal.Variables, actor, except: row.Id);
        foreach (var waiting in rows.Subscribed) await DeliverEarly(db, waiting, actor);
    }
}
