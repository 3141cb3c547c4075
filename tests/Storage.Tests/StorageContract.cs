using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Tests;

/// <summary>What every database has to keep: the same tests run on each provider.</summary>
public abstract partial class StorageContract : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(new DateTimeOffset(2021, 2, 8, 2, 0, 0, TimeSpan.Zero));
    ServiceProvider provider = null!;

    /// <summary>An empty database of the provider's.</summary>
    protected abstract Task<DatabaseChoice> NewDatabase();

    private protected ContextFactory Contexts => provider.GetRequiredService<ContextFactory>();
    private protected Transaction Transaction => provider.GetRequiredService<Transaction>();
    Stepper Stepper => provider.GetRequiredService<Stepper>();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        (await NewDatabase()).Register(services);
        services.AddSingleton<TimeProvider>(clock).AddSingleton<Transaction>().AddSingleton<GroupCommit>().AddSingleton<ProcessDefinitions>()
            .AddSingleton<Stepper>().AddSingleton<AuditTrail>().AddSingleton<TaskOpened>((_, _) => Task.CompletedTask);
        provider = services.BuildServiceProvider();
        await Contexts.Migrate(TestContext.Current.CancellationToken);
        await Transaction.Run(async db =>
        {
            db.Units.Add(new Unit { Id = "u01", Name = "ศูนย์ตัวอย่าง", Department = "กรมตัวอย่าง", LetterPrefix = "สธ ๐๗๑๐" });
            await provider.GetRequiredService<ProcessDefinitions>().Deploy(db, Procedures.TwoDesks, "two-desks.bpmn");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Migrating_a_database_that_is_up_to_date_changes_nothing()
    {
        await Contexts.Migrate(TestContext.Current.CancellationToken);
        await using var db = Contexts.Create();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Units.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_model_and_its_migrations_agree()
    {
        await using var db = Contexts.Create();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Instants_come_back_as_they_went_in_and_are_ordered_by_time()
    {
        DateTimeOffset[] instants =
        [
            new(2021, 2, 19, 16, 30, 0, TimeSpan.FromHours(7)),
            new(2021, 2, 19, 16, 30, 0, 500, TimeSpan.FromHours(7)),
            new(2021, 2, 19, 9, 30, 1, TimeSpan.Zero),
        ];
        await Start("i1");
        await Transaction.Run(db =>
        {
            foreach (var (instant, n) in instants.Reverse().Select((i, n) => (i, n)))
                db.Timers.Add(new TimerRow { Id = $"t{n}", InstanceId = "i1", ElementId = "e", DueAt = instant });
            return Task.CompletedTask;
        });
        await using var db = Contexts.Create();
        var read = await db.Timers.OrderBy(t => t.DueAt).Select(t => t.DueAt).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(instants.Select(i => i.ToUniversalTime()), read);
        Assert.Equal(2, await db.Timers.CountAsync(t => t.DueAt <= instants[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_step_writes_its_state_tasks_and_history_together()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        Assert.Equal("first", task.ElementId);
        Assert.Equal(PostIds.Strategy, task.Post);
        Assert.Equal(3, task.Step);
        Assert.Equal(30, task.StandardMinutes);

        Assert.Null(await Complete(task));

        var next = await OpenTask("i1");
        Assert.Equal("second", next.ElementId);
        Assert.Equal("owner1", next.Assignee);
        Assert.Null(next.Post);
        await using var db = Contexts.Create();
        var done = await db.Tasks.SingleAsync(t => t.Id == task.Id, TestContext.Current.CancellationToken);
        Assert.Equal((UserTaskState.Completed, "actor"), (done.State, done.CompletedBy!));
        var history = await db.History.Where(h => h.InstanceId == "i1").OrderBy(h => h.Number).Select(h => h.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, history.Count).Select(n => (long)n), history);
    }

    [Fact]
    public async Task The_last_step_ends_the_instance_and_leaves_nothing_open()
    {
        await Start("i1");
        Assert.Null(await Complete(await OpenTask("i1")));
        Assert.Null(await Complete(await OpenTask("i1")));
        await using var db = Contexts.Create();
        var instance = await db.Instances.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(InstanceStatus.Completed, instance.Status);
        Assert.NotNull(instance.EndedAt);
        Assert.Equal(0, await db.Tasks.CountAsync(t => t.State == UserTaskState.Open, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_task_completed_by_eight_callers_at_once_is_completed_once()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Complete(task))));
        Assert.Single(answers, answer => answer is null);
        await using var db = Contexts.Create();
        Assert.Equal(1, await db.Tasks.CountAsync(t => t.ElementId == "second", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_in_the_domain_change_takes_the_step_back()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        await Assert.ThrowsAsync<InvalidDataException>(() => Transaction.Run(async db =>
        {
            await Stepper.Take(db, "i1", new CompleteTask(task.Id, Variables.Empty), "actor");
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            throw new InvalidDataException("no");
        }));
        Assert.Equal("first", (await OpenTask("i1")).ElementId);
    }

    [Fact]
    public async Task A_step_on_a_stale_state_is_run_again_on_the_fresh_one()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        var runs = 0;
        await Transaction.Run(async db =>
        {
            runs++;
            if (runs == 1) throw new DbUpdateConcurrencyException("somebody was faster");
            await Stepper.Take(db, "i1", new CompleteTask(task.Id, Variables.Empty), "actor");
        });
        Assert.Equal(2, runs);
        Assert.Equal("second", (await OpenTask("i1")).ElementId);
    }

    [Fact]
    public async Task Numbers_drawn_by_sixteen_callers_have_no_gap_and_no_double()
    {
        var drawn = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var mine = new List<int>();
            for (var n = 0; n < 10; n++) mine.Add(await Draw("u01", 2564, "outgoing"));
            return mine;
        })));
        Assert.Equal(Enumerable.Range(1, 160), drawn.SelectMany(n => n).Order());
    }

    [Fact]
    public async Task Registers_of_different_units_years_and_series_run_apart()
    {
        foreach (var (unit, year, series) in new[] { ("u01", 2564, "order"), ("u01", 2564, "circular"), ("u01", 2565, "order"), ("u02", 2564, "order") })
            Assert.Equal(1, await Draw(unit, year, series));
        Assert.Equal(2, await Draw("u01", 2564, "order"));
    }

    async Task<int> Draw(string unit, int year, string series) => await Transaction.Run(async db =>
        (await db.Draw(new(unit, year, series, "ตย 0101", "เรื่อง", "ผู้รับ", "p1", new DateTimeOffset(2021, 1, 4, 9, 0, 0, TimeSpan.FromHours(7))))).No);

    [Fact]
    public async Task An_audit_chain_is_whole_until_somebody_edits_it()
    {
        var audit = provider.GetRequiredService<AuditTrail>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Transaction.Run(db =>
            audit.Append(db, "u01", "actor", "tested", $"เรื่องที่ {n}", new { n })))));
        await using var db = Contexts.Create();
        Assert.Equal(6, await db.Audit.CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await AuditTrail.Verify(db, "u01"));

        await db.Audit.Where(e => e.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "somebody else"), TestContext.Current.CancellationToken);
        Assert.Equal([3L], await AuditTrail.Verify(db, "u01"));
        await db.Audit.Where(e => e.Number == 3).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal([4L], await AuditTrail.Verify(db, "u01"));
    }

    [Fact]
    public async Task The_same_occasion_never_writes_two_mails_to_one_person()
    {
        await Transaction.Run(db => { db.Mails.Add(Mail("task:1:p")); return Task.CompletedTask; });
        await Assert.ThrowsAsync<DbUpdateException>(() => Transaction.Run(db => { db.Mails.Add(Mail("task:1:p")); return Task.CompletedTask; }));
        await using var db = Contexts.Create();
        Assert.Equal("เรื่อง: ก้ำกึ่ง ๒๕๖๔", (await db.Mails.SingleAsync(TestContext.Current.CancellationToken)).Subject);
    }

    [Fact]
    public async Task A_file_deployed_again_is_the_same_version_and_a_changed_one_the_next()
    {
        var definitions = provider.GetRequiredService<ProcessDefinitions>();
        Assert.Equal(1, (await Transaction.Run(db => definitions.Deploy(db, Procedures.TwoDesks, "a.bpmn"))).Single().Version);
        var changed = Procedures.TwoDesks.Replace("ตรวจ", "ตรวจทาน", StringComparison.Ordinal);
        Assert.Equal(2, (await Transaction.Run(db => definitions.Deploy(db, changed, "b.bpmn"))).Single().Version);
    }

    OutgoingMail Mail(string occasion) => new()
    {
        Occasion = occasion, Kind = MailKind.Task, UnitId = "u01", PersonId = "p", ToName = "ผู้รับ", ToAddress = "p@example.go.th",
        Subject = "เรื่อง: ก้ำกึ่ง ๒๕๖๔", Body = "เนื้อความ", CreatedAt = clock.GetUtcNow(), ReadyAt = clock.GetUtcNow(),
    };

    Task Start(string id) => Transaction.Run(db =>
        Stepper.Start(db, "two-desks", new StartInstance(id, id, Variables.Of(new { owner = "owner1" })), "u01", 2564, "actor"));

    async Task<UserTask> OpenTask(string instance)
    {
        await using var db = Contexts.Create();
        return await db.Tasks.AsNoTracking().SingleAsync(t => t.InstanceId == instance && t.State == UserTaskState.Open);
    }

    Task<string?> Complete(UserTask task) => Transaction.Run(db => Stepper.Take(db, task.InstanceId, new CompleteTask(task.Id, Variables.Empty), "actor"));
}
