using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Processes;

/// <summary>
/// Several callers' steps in one commit. Who comes while a transaction is under way queues; then all that wait are run one after
/// the other in one transaction, and its one flush to disk serves them all. A caller gets its answer after the commit.
/// </summary>
/// <remarks>
/// Work that throws takes the transaction back: the others run again together, and it runs alone, so that its fault or its
/// lost race is its own. Work must therefore be a function of what it reads, and short: nobody goes on before it ends.
/// </remarks>
public sealed class GroupCommit(ContextFactory contexts, Transaction transaction, DatabaseChoice database)
{
    /// <summary>Pieces of work in one transaction, at most.</summary>
    const int MaxPieces = 32;

    /// <summary>After so many pieces of a transaction have thrown, the rest of it is run one by one too.</summary>
    const int MaxFaults = 3;

    /// <summary>Transactions side by side: while one is flushed the next is prepared. SQLite has one writer.</summary>
    readonly int maxTurns = database.Kind == DatabaseKind.Sqlite ? 1 : 2;

    readonly Lock guard = new();
    readonly List<Piece> queue = [];
    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    int turns;

    /// <summary>Runs work on one instance; the instance is held, and with the task read, when it begins.</summary>
    /// <param name="instanceId">Null: an instance that does not exist yet.</param>
    /// <param name="taskId">The user task that the work is about, if it is about one.</param>
    public Task<T> Run<T>(string? instanceId, string? taskId, Func<PaContext, Task<T>> work, CancellationToken cancel = default)
    {
        var piece = new Piece<T>(instanceId, taskId, work, cancel);
        lock (guard)
        {
            queue.Add(piece);
            if (turns == maxTurns) return piece.Answer;
            turns++;
        }
        // A turn serves many callers: it takes no caller's surroundings along.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(Turn, CancellationToken.None);
        return piece.Answer;
    }

    public Task Run(string? instanceId, string? taskId, Func<PaContext, Task> work, CancellationToken cancel = default) =>
        Run(instanceId, taskId, async db => { await work(db); return true; }, cancel);

    async Task Turn()
    {
        while (Next() is { Count: > 0 } pieces)
        {
            try
            {
                await Together(pieces);
            }
            catch (Exception fault)
            {
                foreach (var piece in pieces) piece.Fail(fault);
            }
            lock (guard) taken.ExceptWith(Instances(pieces));
            // Those who have just been answered may have more to do: one transaction serves them all again.
            if (pieces.Count > 1) await Task.Yield();
        }
    }

    /// <summary>What waits and is not about an instance that another turn has; the turn ends when there is nothing.</summary>
    List<Piece> Next()
    {
        lock (guard)
        {
            var pieces = queue.Where(p => p.InstanceId is not { } id || !taken.Contains(id)).Take(MaxPieces).ToList();
            if (pieces.Count == 0) turns--;
            queue.RemoveAll(pieces.Contains);
            taken.UnionWith(Instances(pieces));
            return pieces;
        }
    }

    async Task Together(IReadOnlyList<Piece> pieces)
    {
        var (left, alone) = (pieces.Where(p => !p.GivenUp()).ToList(), new List<Piece>());
        while (left.Count > 1 && alone.Count < MaxFaults)
        {
            if (await Commit(left) is { } failed)
            {
                alone.Add(failed);
                left.Remove(failed);
                continue;
            }
            foreach (var piece in left) piece.Tell();
            left.Clear();
        }
        foreach (var piece in left.Concat(alone)) await piece.Alone(transaction);
    }

    /// <summary>Runs them all in one transaction.</summary>
    /// <returns>Null when it is committed; else nothing has happened, and this one is not to be run with others again.</returns>
    async Task<Piece?> Commit(List<Piece> pieces)
    {
        await using var db = contexts.Create();
        Piece? running = null;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.HoldInstances([.. Instances(pieces).Distinct().Order(StringComparer.Ordinal)]);
            if (pieces.Select(p => p.TaskId).OfType<string>().ToArray() is { Length: > 0 } tasks)
                await db.Tasks.Where(t => tasks.Contains(t.Id)).LoadAsync();
            foreach (var piece in pieces)
            {
                running = piece;
                await piece.Do(db);
                await db.SaveChangesAsync();
            }
            running = null;
            await transaction.CommitAsync();
            return null;
        }
        catch (Exception) when (running is not null)
        {
            return running;
        }
        catch (Exception fault) when (Transaction.IsLostRace(fault))
        {
            return pieces[0];
        }
    }

    static IEnumerable<string> Instances(List<Piece> pieces) => pieces.Select(p => p.InstanceId).OfType<string>();
}
