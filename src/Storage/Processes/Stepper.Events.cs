using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Processes;

/// <summary>What comes from outside to whoever waits for it: messages to one receiver, signals to all, times to processes that they start.</summary>
public sealed partial class Stepper
{
    /// <summary>
    /// Gives a message to the first that waits for its name with its business key, else starts the process that begins with it, else
    /// keeps it for a time.
    /// </summary>
    public async Task<MessageFate> Send(PaContext db, IncomingMessage message, string actor)
    {
        if (await Waiting(db, message.UnitId, message.Name, message.Key) is { } subscription && await Deliver(db, subscription, message.Variables, actor)) return MessageFate.Received;
        var start = await db.StartSubscriptions.FirstOrDefaultAsync(s => s.UnitId == message.UnitId && s.Kind == StartKind.Message && s.Name == message.Name);
        if (start is not null)
        {
            await StartBy(db, start, message.Variables, message.Key, actor);
            return MessageFate.Started;
        }
        var id = $"{message.UnitId}:{message.Id}";
        if (await db.BufferedMessages.FindAsync(id) is not null) return MessageFate.Kept;
        db.BufferedMessages.Add(new BufferedMessage
        {
            Id = id,
            UnitId = message.UnitId,
            Name = message.Name,
            CorrelationKey = message.Key ?? "",
            Variables = message.Variables.ToString(),
            Sender = actor,
            ArrivedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + message.KeptFor,
        });
        return MessageFate.Kept;
    }

    /// <summary>A signal reaches every instance of the unit that waits for it, and starts the processes that begin with it, in the same transaction.</summary>
    /// <returns>How many it has reached.</returns>
    public async Task<int> Broadcast(PaContext db, string unitId, string name, Variables variables, string actor, string? except = null)
    {
        // Steps of the same commit may have changed who waits.
        await db.SaveChangesAsync();
        var instances = await db.Subscriptions
            .Where(s => s.Kind == SubscriptionKind.Signal && s.MessageName == name && s.UnitId == unitId && s.InstanceId != except)
            .Select(s => s.InstanceId).Distinct().OrderBy(id => id).ToListAsync();
        var starts = await db.StartSubscriptions.Where(s => s.UnitId == unitId && s.Kind == StartKind.Signal && s.Name == name).OrderBy(s => s.ProcessId).ToListAsync();
        var reached = 0;
        foreach (var instance in instances)
        {
            await Lock(db, instance);
            if (await Take(db, instance, new BroadcastSignal(name, variables), actor) is null) reached++;
        }
        foreach (var start in starts) await StartBy(db, start, variables, null, actor);
        return reached + starts.Count;
    }

    /// <summary>Starts the process of a timer start event that is due, and sets its next time.</summary>
    /// <returns>False: it is not due any more; another worker was first.</returns>
    public async Task<bool> StartDue(PaContext db, StartSubscription start)
    {
        var now = clock.GetUtcNow();
        if (start.DueAt is not { } due || due > now) return false;
        await StartBy(db, start, Variables.Empty, null, "system");
        if (start.Schedule is { } schedule && StartTimer.Next(schedule, now) is { } next) (start.DueAt, start.Schedule) = (next.DueAt, next.Schedule);
        else db.StartSubscriptions.Remove(start);
        return true;
    }

    /// <summary>Messages that were kept although somebody waits: message and receiver came in the same moment.</summary>
    public async Task<int> DeliverKept(PaContext db)
    {
        var now = clock.GetUtcNow();
        var met = await (from message in db.BufferedMessages
                         where message.ExpiresAt > now
                         from waiting in db.Subscriptions
                         where waiting.UnitId == message.UnitId && waiting.MessageName == message.Name && waiting.Kind == SubscriptionKind.Message
                             && (message.CorrelationKey == "" || waiting.CorrelationKey == message.CorrelationKey)
                         orderby waiting.CreatedAt
                         select waiting).Take(50).ToListAsync();
        foreach (var waiting in met.DistinctBy(w => w.InstanceId))
        {
            await Lock(db, waiting.InstanceId);
            await DeliverEarly(db, waiting, "system");
        }
        return met.Count;
    }

    async Task DeliverEarly(PaContext db, Subscription waiting, string actor)
    {
        var (now, key) = (clock.GetUtcNow(), waiting.CorrelationKey);
        var early = await db.BufferedMessages
            .Where(m => m.UnitId == waiting.UnitId && m.Name == waiting.MessageName && m.ExpiresAt > now && (m.CorrelationKey == "" || m.CorrelationKey == key))
            .OrderBy(m => m.ArrivedAt).ThenBy(m => m.Id).FirstOrDefaultAsync();
        if (early is null || db.Entry(early).State == EntityState.Deleted) return;
        if (await Take(db, waiting.InstanceId, new CorrelateMessage(waiting.Id, Variables.Parse(early.Variables)), actor) is null) db.BufferedMessages.Remove(early);
    }

    /// <param name="key">Null: whoever waits for the name.</param>
    static Task<Subscription?> Waiting(PaContext db, string unitId, string name, string? key) =>
        db.Subscriptions.Where(s => s.UnitId == unitId && s.Kind == SubscriptionKind.Message && s.MessageName == name && (key == null || s.CorrelationKey == key))
            .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).FirstOrDefaultAsync();

    async Task<bool> Deliver(PaContext db, Subscription waiting, Variables variables, string actor)
    {
        await Lock(db, waiting.InstanceId);
        return await Take(db, waiting.InstanceId, new CorrelateMessage(waiting.Id, variables), actor) is null;
    }

    async Task StartBy(PaContext db, StartSubscription start, Variables variables, string? key, string actor)
    {
        start.Started++;
        await StartNext(db, start.ProcessId, start.UnitId, key, variables, start.ElementId, actor);
    }

    /// <summary>Starts the next instance of a process in a unit. It begins with the unit, the fiscal year and the days that are free.</summary>
    /// <param name="startEvent">Null: the plain start event.</param>
    /// <returns>The id of the instance.</returns>
    public async Task<string> StartNext(PaContext db, string processId, string unitId, string? key, Variables variables, string? startEvent, string actor)
    {
        var number = 1 + await db.Instances.CountAsync(i => i.UnitId == unitId && i.ProcessId == processId);
        var unit = (await db.Units.FindAsync(unitId))!;
        var year = FiscalYear.At(clock.GetUtcNow());
        var id = $"{unitId}-{processId}-{number}";
        // The calendar stands as it is read until the instance is there for a change of it to find.
        await db.HoldAuditHead(unitId);
        var holidays = (await db.CalendarOf(unitId)).Holidays.Select(h => h.Date).Where(d => d >= year.Start && d <= year.End.AddYears(1)).Select(d => d.ToString("o", CultureInfo.InvariantCulture));
        var known = Variables.Of(new { unit = new { id = unit.Id, name = unit.Name }, year = year.Number, holidays });
        await Start(db, processId, new StartInstance(id, key ?? id, known.With(variables), startEvent), unitId, year.Number, actor);
        return id;
    }
}

/// <summary>A message from outside of all instances.</summary>
/// <param name="Id">Its sender's own: kept once, however often it is sent.</param>
/// <param name="Key">The business key of the receiver; null: whoever waits for the name.</param>
/// <param name="KeptFor">How long it is kept where nobody waits for it yet.</param>
public sealed record IncomingMessage(string Id, string UnitId, string Name, string? Key, Variables Variables, TimeSpan KeptFor);

public enum MessageFate { Received, Started, Kept }
