using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Processes;

/// <summary>
/// Several callers' steps in one commit. Who comes while a transaction is under way queues; then all that wait are run one after
/// the other in one transaction, written together, and its one flush to disk serves them all. A caller gets its answer after the commit.
/// </summary>
/// <remarks>
/// Work must be short, for nobody goes on before it ends, and a function of what it reads: rows of its own instance, rows that no step
/// changes (people), and rows by their key. Before it looks for others it saves, as <see cref="Stepper"/> does for signals.
/// Work that throws takes the transaction back: the others run again together, and it runs alone, so that its fault or its
/// lost race is its own.
/// </remarks>
public sealed class GroupCommit(ContextFactory contexts, Transaction transaction)
{
    /// <summary>Pieces of work in one transaction, at most.</summary>
    const int MaxPieces = 32;

    /// <summary>After so many pieces of a transaction have thrown, the rest of it is run one by one too.</summary>
    const int MaxFaults = 3;

    readonly Lock guard = new();
    readonly Queue<Piece> queue = [];

    /// <summary>Whether somebody serves the queue. One transaction at a time: a second one would wait at the units' audit chains.</summary>
    bool served;

    /// <summary>Runs work on one instance; the instance is held, and with the task read, when it begins.</summary>
    /// <param name="instanceId">Null: an instance that does not exist yet.</param>
    /// <param name="taskId">The user task that the work is about, if it is about one.</param>
    public Task<T> Run<T>(string? instanceId, string? taskId, Func<PaContext, Task<T>> work, CancellationToken cancel = default)
    {
        var piece = new Piece<T>(instanceId, taskId, work, cancel);
        lock (guard)
        {
            queue.Enqueue(piece);
            if (served) return piece.Answer;
            served = true;
        }
        _ = Lead();
        return piece.Answer;
    }

    public Task Run(string? instanceId, string? taskId, Func<PaContext, Task> work, CancellationToken cancel = default) =>
        Run(instanceId, taskId, async db => { await work(db); return true; }, cancel);

    /// <summary>The first caller serves itself and who waits with it; the turn then goes on without it while there are others.</summary>
    async Task Lead()
    {
        var pieces = Next();
        await Serve(pieces);
        lock (guard)
        {
            if (pieces.Count == 1 && queue.Count == 0)
            {
                served = false;
                return;
            }
        }
        // It takes no caller's surroundings along.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(Turn, CancellationToken.None);
    }

    async Task Turn()
    {
        while (Next() is { Count: > 0 } pieces)
        {
            await Serve(pieces);
            // Those who have just been answered may have more to do: one transaction serves them all again.
            if (pieces.Count > 1) await Task.Yield();
        }
    }

    async Task Serve(List<Piece> pieces)
    {
        try
        {
            await Together(pieces);
        }
        catch (Exception fault)
        {
            foreach (var piece in pieces) piece.Fail(fault);
        }
    }

    /// <summary>What waits; nobody serves the queue any more when it is empty.</summary>
    List<Piece> Next()
    {
        lock (guard)
        {
            var pieces = new List<Piece>();
            while (pieces.Count < MaxPieces && queue.TryDequeue(out var piece)) pieces.Add(piece);
            served = pieces.Count > 0;
            return pieces;
        }
    }

    async Task Together(IReadOnlyList<Piece> pieces)
    {
        var (left, alone, each) = (pieces.Where(p => !p.GivenUp()).ToList(), new List<Piece>(), false);
        while (left.Count > 1 && alone.Count < MaxFaults)
        {
            var (committed, failed) = await Commit(left, each);
            if (committed)
            {
                foreach (var piece in left) piece.Tell();
                left.Clear();
            }
            // What does not go into the database when all is written together shows whose it is when each is written by itself.
            else if (failed is null) each = true;
            else
            {
                alone.Add(failed);
                left.Remove(failed);
            }
        }
        foreach (var piece in left.Concat(alone)) await piece.Alone(transaction);
    }

    /// <summary>Runs them all in one transaction; nothing has happened when it is not committed.</summary>
    /// <param name="each">Writes after each piece instead of once.</param>
    /// <returns>Whether it is committed; else whose fault it was, null when that is not known.</returns>
    async Task<(bool Committed, Piece? Failed)> Commit(List<Piece> pieces, bool each)
    {
        await using var db = contexts.Create();
        Piece? running = null;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Read(db, pieces);
            var unsaved = new HashSet<string>(StringComparer.Ordinal);
            foreach (var piece in pieces)
            {
                running = piece;
                // Who comes second to an instance finds in the tables what the first has done.
                if (piece.InstanceId is { } id && !unsaved.Add(id))
                {
                    await db.SaveChangesAsync();
                    unsaved = new(StringComparer.Ordinal) { id };
                }
                await piece.Do(db);
                if (each) await db.SaveChangesAsync();
            }
            running = null;
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return (true, null);
        }
        catch (DbUpdateException) when (!each)
        {
            return (false, null);
        }
        catch (Exception) when (running is not null)
        {
            return (false, running);
        }
        catch (Exception fault) when (Transaction.IsLostRace(fault))
        {
            return (false, pieces[0]);
        }
    }

    /// <summary>All instances that the work is about, held, and their tasks.</summary>
    static async Task Read(PaContext db, List<Piece> pieces)
    {
        var instances = pieces.Select(p => p.InstanceId).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        if (instances.Length > 0) await db.HoldInstances(instances);
        var tasks = pieces.Select(p => p.TaskId).OfType<string>().ToArray();
        if (tasks.Length > 0) await db.Tasks.Where(t => tasks.Contains(t.Id)).LoadAsync();
    }
}
