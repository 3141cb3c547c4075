using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Tests;

/// <summary>Several callers' steps in one commit.</summary>
public abstract partial class StorageContract
{
    GroupCommit Commits => provider.GetRequiredService<GroupCommit>();

    [Fact]
    public async Task Callers_that_come_while_others_are_served_share_a_transaction()
    {
        var tasks = await StartMany(20);
        var transactions = await WhileOthersAreServed(() => tasks.Select(task => Commits.Run(task.InstanceId, task.Id, async db =>
        {
            Assert.NotNull(db.Tracked<UserTask>(task.Id));
            Assert.Null(await Stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, Variables.Empty), "actor"));
            return db.Database.CurrentTransaction!.TransactionId;
        })));
        Assert.Single(transactions.Distinct());
        await using var db = Contexts.Create();
        Assert.Equal(20, await db.Tasks.CountAsync(t => t.ElementId == "second" && t.State == UserTaskState.Open));
    }

    [Fact]
    public async Task Work_that_fails_in_a_shared_transaction_harms_nobody_else()
    {
        var tasks = await StartMany(12);
        Assert.Null(await Complete(tasks[2]));
        await Transaction.Run(db => { db.Mails.Add(Mail("told already")); return Task.CompletedTask; });
        var answers = await WhileOthersAreServed(() => tasks.Select(async (task, n) =>
        {
            try
            {
                return await Commits.Run(task.InstanceId, task.Id, async db =>
                {
                    if (n == 4) db.Mails.Add(Mail("told already"));
                    var refused = await Stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, Variables.Empty), "actor");
                    return n == 7 ? throw new InvalidDataException("no") : refused is null ? "taken" : "refused";
                });
            }
            catch (Exception fault)
            {
                return fault.GetType().Name;
            }
        }));
        Assert.Equal(
            ["taken", "taken", "refused", "taken", "DbUpdateException", "taken", "taken", "InvalidDataException", "taken", "taken", "taken", "taken"], answers);
        await using var db = Contexts.Create();
        var second = await db.Tasks.Where(t => t.ElementId == "second").Select(t => t.InstanceId).OrderBy(id => id).ToListAsync();
        Assert.Equal(tasks.Where((_, n) => n is not (4 or 7)).Select(t => t.InstanceId), second);
        Assert.Equal(1, await db.Mails.CountAsync());
    }

    [Fact]
    public async Task Work_given_up_while_it_waits_is_not_done_and_its_caller_does_not_hang()
    {
        var tasks = await StartMany(3);
        using var patience = new CancellationTokenSource();
        var answers = await WhileOthersAreServed(() =>
        {
            var waiting = tasks.Select((task, n) => Answered(Commits.Run(task.InstanceId, task.Id, db =>
                Stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, Variables.Empty), "actor"), n == 1 ? patience.Token : default))).ToList();
            patience.Cancel();
            return waiting;
        });
        Assert.Equal([true, false, true], answers);
        Assert.Equal("first", (await OpenTask(tasks[1].InstanceId)).ElementId);

        static async Task<bool> Answered(Task<string?> answer)
        {
            try
            {
                return await answer is null;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_thousand_callers_on_a_hundred_instances_are_each_done_or_told_of_a_conflict()
    {
        await StartMany(100);
        var audit = provider.GetRequiredService<AuditTrail>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => Task.Run(async () =>
        {
            var id = $"m{n % 100:d3}";
            await using var before = Contexts.Create();
            var task = await before.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.InstanceId == id && t.State == UserTaskState.Open);
            if (task is null) return (id, Taken: false);
            return (id, Taken: await Commits.Run(id, task.Id, async db =>
            {
                if (await Stepper.Take(db, id, new CompleteTask(task.Id, Variables.Empty), "actor") is not null) return false;
                await audit.Append(db, "u01", "actor", "tested", task.Id);
                return true;
            }));
        })));
        await using var db = Contexts.Create();
        var instances = await db.Instances.AsNoTracking().ToListAsync();
        var history = (await db.History.AsNoTracking().ToListAsync()).ToLookup(h => h.InstanceId, h => h.Number);
        Assert.Equal(100, instances.Count);
        foreach (var instance in instances)
        {
            Assert.Equal(1 + answers.Count(a => a.id == instance.Id && a.Taken), instance.Steps);
            Assert.Equal(Enumerable.Range(1, (int)instance.HistoryLines).Select(n => (long)n), history[instance.Id].Order());
        }
        Assert.Equal(answers.Count(a => a.Taken), await db.Audit.CountAsync());
        Assert.Empty(await AuditTrail.Verify(db, "u01"));
    }

    [Fact]
    public async Task Timers_that_one_worker_has_claimed_are_left_alone_by_another()
    {
        await StartMany(4);
        await Transaction.Run(db =>
        {
            foreach (var n in Enumerable.Range(0, 4)) db.Timers.Add(new TimerRow { Id = $"t{n}", InstanceId = $"m{n:d3}", ElementId = "e", DueAt = clock.GetUtcNow().AddMinutes(n - 2) });
            return Task.CompletedTask;
        });
        await Transaction.Run(async one =>
        {
            Assert.Equal(["t0", "t1"], (await one.Claim(clock.GetUtcNow(), 2)).Select(t => t.Id));
            // SQLite has one writer: the other would wait for the first.
            if (one is SqliteContext) return;
            await Transaction.Run(async other => Assert.Equal(["t2"], (await other.Claim(clock.GetUtcNow(), 2)).Select(t => t.Id)));
        });
    }

    async Task<List<UserTask>> StartMany(int count)
    {
        foreach (var n in Enumerable.Range(0, count)) await Start($"m{n:d3}");
        await using var db = Contexts.Create();
        return await db.Tasks.AsNoTracking().OrderBy(t => t.InstanceId).ToListAsync();
    }

    /// <summary>Asks while somebody else is served, so that all that is asked waits together.</summary>
    async Task<T[]> WhileOthersAreServed<T>(Func<IEnumerable<Task<T>>> ask)
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var other = Task.Run(() => Commits.Run(null, null, async _ => { entered.SetResult(); await leave.Task; }));
        await entered.Task;
        var asked = ask().ToList();
        leave.SetResult();
        await other;
        return await Task.WhenAll(asked);
    }
}
