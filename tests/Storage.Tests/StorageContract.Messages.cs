using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Tests;

/// <summary>Messages, signals, starts and command ids, and instances that change their version.</summary>
public abstract partial class StorageContract
{
    const string Waits = """
        <startEvent id="s"/><userTask id="a"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="go"/></intermediateCatchEvent><userTask id="b"/><endEvent id="e"/>
        <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="m"/><sequenceFlow id="3" sourceRef="m" targetRef="b"/><sequenceFlow id="4" sourceRef="b" targetRef="e"/>
        """;

    static readonly Deployer administrator = new("u01", "admin", "test");

    static string File(string process, string body) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:paworkflow:tests">
          <message id="go" name="go"/><signal id="all" name="all"/>
          <process id="{process}" isExecutable="true">{body}</process>
        </definitions>
        """;

    Task<int> Deploy(string process, string body, Deployer? by = null) => Transaction.Run(async db =>
        (await provider.GetRequiredService<ProcessDefinitions>().Deploy(db, File(process, body), $"{process}.bpmn", by)).Single().Version);

    Task Start(string id, string process, string? key = null) => Transaction.Run(db =>
        Stepper.Start(db, process, new StartInstance(id, key ?? id, Variables.Empty), "u01", 2564, "actor"));

    Task<MessageFate> Send(string id, string? key = null, string unit = "u01", int days = 7) => Transaction.Run(db =>
        Stepper.Send(db, new IncomingMessage(id, unit, "go", key, Variables.Of(new { from = id }), TimeSpan.FromDays(days)), "sender"));

    async Task<string> OpenElement(string instance) => (await OpenTask(instance)).ElementId;

    [Fact]
    public async Task A_message_goes_to_the_one_that_waits_with_its_business_key()
    {
        await Deploy("waits", Waits);
        foreach (var id in new[] { "i1", "i2" })
        {
            await Start(id, "waits");
            await Complete(await OpenTask(id));
        }
        Assert.Equal(MessageFate.Received, await Send("m1", "i2"));
        Assert.Equal("b", await OpenElement("i2"));
        await using var db = Contexts.Create();
        Assert.Equal("i1", (await db.Subscriptions.SingleAsync(TestContext.Current.CancellationToken)).InstanceId);
    }

    [Fact]
    public async Task A_message_that_comes_early_is_kept_for_its_time_and_taken_once()
    {
        await Deploy("waits", Waits);
        await Start("i1", "waits");
        await Start("i2", "waits");
        Assert.Equal(MessageFate.Kept, await Send("m1", "i1"));
        Assert.Equal(MessageFate.Kept, await Send("m1", "i1"));
        Assert.Equal(MessageFate.Kept, await Send("m2", "i2", days: 1));
        Assert.Equal(MessageFate.Kept, await Send("m1", "i1", unit: "u02"));
        clock.Advance(TimeSpan.FromDays(2));
        await Complete(await OpenTask("i1"));
        Assert.Equal("b", await OpenElement("i1"));
        await Complete(await OpenTask("i2"));
        await using var db = Contexts.Create();
        Assert.Equal("i2", (await db.Subscriptions.SingleAsync(TestContext.Current.CancellationToken)).InstanceId);
        Assert.Equal(["u01:m2", "u02:m1"], await db.BufferedMessages.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_message_that_came_in_the_same_moment_as_its_receiver_is_delivered_afterwards()
    {
        await Deploy("waits", Waits);
        await Start("i1", "waits");
        await Complete(await OpenTask("i1"));
        await Transaction.Run(db =>
        {
            db.BufferedMessages.Add(new BufferedMessage { Id = "u01:m", UnitId = "u01", Name = "go", CorrelationKey = "i1", Variables = "{}", Sender = "x", ArrivedAt = clock.GetUtcNow(), ExpiresAt = clock.GetUtcNow().AddDays(1) });
            return Task.CompletedTask;
        });
        Assert.Equal(1, await Transaction.Run(Stepper.DeliverKept));
        Assert.Equal("b", await OpenElement("i1"));
        Assert.Equal(0, await Transaction.Run(Stepper.DeliverKept));
    }

    [Fact]
    public async Task A_signal_reaches_all_of_the_unit_that_wait_for_it()
    {
        await Deploy("hears", """
            <startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition signalRef="all"/></intermediateCatchEvent><userTask id="b"/><endEvent id="e"/>
            <sequenceFlow id="1" sourceRef="s" targetRef="c"/><sequenceFlow id="2" sourceRef="c" targetRef="b"/><sequenceFlow id="3" sourceRef="b" targetRef="e"/>
            """);
        foreach (var id in new[] { "i1", "i2", "i3" }) await Start(id, "hears");
        Assert.Equal(0, await Transaction.Run(db => Stepper.Broadcast(db, "u02", "all", Variables.Empty, "actor")));
        Assert.Equal(3, await Transaction.Run(db => Stepper.Broadcast(db, "u01", "all", Variables.Empty, "actor")));
        foreach (var id in new[] { "i1", "i2", "i3" }) Assert.Equal("b", await OpenElement(id));
    }

    [Fact]
    public async Task A_units_own_process_is_started_by_message_signal_and_time()
    {
        string Starts(string definition) => $"""<startEvent id="s">{definition}</startEvent><userTask id="a"/><endEvent id="e"/><sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="e"/>""";
        await Deploy("by-message", Starts("""<messageEventDefinition messageRef="go"/>"""), administrator);
        await Deploy("by-signal", Starts("""<signalEventDefinition signalRef="all"/>"""), administrator);
        await Deploy("by-time", Starts("<timerEventDefinition><timeCycle>R3/P1D</timeCycle></timerEventDefinition>"), administrator);

        Assert.Equal(MessageFate.Started, await Send("m1", "key-1"));
        Assert.Equal(1, await Transaction.Run(db => Stepper.Broadcast(db, "u01", "all", Variables.Empty, "actor")));
        clock.Advance(TimeSpan.FromDays(2.5));
        // Two were due: after a standstill one start serves for both.
        Assert.Equal(1, await StartDue());
        Assert.Equal(0, await StartDue());
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await StartDue());

        await using var db = Contexts.Create();
        Assert.Equal(["u01-by-message-1", "u01-by-signal-1", "u01-by-time-1", "u01-by-time-2"], await db.Instances.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal("key-1", (await db.Instances.FindAsync(["u01-by-message-1"], TestContext.Current.CancellationToken))!.BusinessKey);
        Assert.Equal(2564, (await db.Instances.FindAsync(["u01-by-time-1"], TestContext.Current.CancellationToken))!.Year);
    }

    Task<int> StartDue() => Transaction.Run(async db =>
    {
        var started = 0;
        var now = clock.GetUtcNow();
        foreach (var due in await db.StartSubscriptions.Where(s => s.DueAt <= now).ToListAsync()) started += await Stepper.StartDue(db, due) ? 1 : 0;
        return started;
    });

    [Fact]
    public async Task The_newest_version_alone_is_started_by_events()
    {
        string Starts(string id) => $"""<startEvent id="{id}"><messageEventDefinition messageRef="go"/></startEvent><userTask id="a"/><endEvent id="e"/><sequenceFlow id="1" sourceRef="{id}" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="e"/>""";
        await Deploy("p", Starts("old"), administrator);
        await Deploy("p", Starts("new"), administrator);
        await using var db = Contexts.Create();
        Assert.Equal("new", (await db.StartSubscriptions.SingleAsync(TestContext.Current.CancellationToken)).ElementId);
    }

    [Fact]
    public async Task A_unit_has_its_own_version_and_the_others_keep_what_is_shipped()
    {
        Assert.Equal(1, await Deploy("waits", Waits));
        Assert.Equal(2, await Deploy("waits", Waits.Replace("id=\"a\"", "id=\"a\" name=\"x\"", StringComparison.Ordinal), administrator));
        Assert.Equal(3, await Deploy("waits", Waits.Replace("id=\"b\"", "id=\"b\" name=\"y\"", StringComparison.Ordinal)));
        await using var db = Contexts.Create();
        Assert.Equal(2, await ProcessDefinitions.Current(db, "waits", "u01"));
        Assert.Equal(3, await ProcessDefinitions.Current(db, "waits", "u02"));
    }

    [Fact]
    public async Task A_called_process_is_bound_to_its_version_of_the_deployment()
    {
        string Inner(string task) => $"""<startEvent id="s"/><userTask id="{task}"/><endEvent id="e"/><sequenceFlow id="1" sourceRef="s" targetRef="{task}"/><sequenceFlow id="2" sourceRef="{task}" targetRef="e"/>""";
        const string Outer = """<startEvent id="s"/><callActivity id="c" calledElement="inner"/><endEvent id="e"/><sequenceFlow id="1" sourceRef="s" targetRef="c"/><sequenceFlow id="2" sourceRef="c" targetRef="e"/>""";
        await Assert.ThrowsAsync<BpmnRefused>(() => Deploy("outer", Outer));
        await Deploy("inner", Inner("first"));
        await Deploy("outer", Outer);
        await Deploy("inner", Inner("second"));
        await Start("i1", "outer");
        Assert.Equal("inner/first", await OpenElement("i1"));
        Assert.Equal(2, await Deploy("outer", Outer));
        await Start("i2", "outer");
        Assert.Equal("inner/second", await OpenElement("i2"));
        await Complete(await OpenTask("i1"));
        await using var db = Contexts.Create();
        Assert.Equal(InstanceStatus.Completed, (await db.Instances.FindAsync(["i1"], TestContext.Current.CancellationToken))!.Status);
    }

    [Fact]
    public async Task A_command_sent_again_under_its_id_is_answered_and_changes_nothing()
    {
        var done = 0;
        Task<string> Take(string content) => Transaction.Run(db => db.Once("u01", "c-1", content, clock.GetUtcNow(), () => Task.FromResult($"answer {Interlocked.Increment(ref done)}")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Take("count"))));
        // Those who lost the race ran again and were answered; only what was committed counts.
        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0], await Take("count"));
        await Assert.ThrowsAsync<CommandIdUsed>(() => Take("something else"));
    }

    [Fact]
    public async Task An_instance_moves_to_another_version_with_its_open_task()
    {
        await Deploy("waits", Waits);
        await Start("i1", "waits");
        var task = await OpenTask("i1");
        var version = await Deploy("waits", Waits.Replace("id=\"a\"", "id=\"a2\" name=\"ตรวจทาน\" camunda:formKey=\"check\"", StringComparison.Ordinal).Replace("\"a\"", "\"a2\"", StringComparison.Ordinal));
        var plan = new MigrationPlan(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("a", "a2"));
        Assert.Empty(await Transaction.Run(async db => await Stepper.Migrate(db, (await db.Instances.FindAsync("i1"))!, version, plan, "actor")));
        var moved = await OpenTask("i1");
        Assert.Equal((task.Id, "a2", "ตรวจทาน", "check"), (moved.Id, moved.ElementId, moved.Name, moved.Form));
        await Complete(moved);
        await Send("m", "i1");
        Assert.Equal("b", await OpenElement("i1"));
        var problems = await Transaction.Run(async db => await Stepper.Migrate(db, (await db.Instances.FindAsync("i1"))!, 1, plan, "actor"));
        Assert.Equal(MigrationObstacle.NotMapped, Assert.Single(problems).Obstacle);
    }
}
