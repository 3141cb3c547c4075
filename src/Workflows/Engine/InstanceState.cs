using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaWorkflow.Workflows.Engine;

/// <summary>All that the engine knows of a running instance: immutable, saved as JSON between steps.</summary>
/// <param name="LastNumber">The number given out last; ids inside the instance are <c>InstanceId:number</c>.</param>
public sealed record InstanceState(
    string InstanceId, string? BusinessKey, InstanceStatus Status, int LastNumber, ImmutableArray<Scope> Scopes, ImmutableArray<Token> Tokens)
{
    /// <summary>The variables of the instance itself.</summary>
    [JsonIgnore]
    public Variables Variables => Scopes[0].Locals;

    /// <summary>One element id for each token that waits, sorted.</summary>
    public IReadOnlyList<string> Waiting() =>
        [.. Tokens.Where(token => token.Waits).Select(token => token.ElementId).Order(StringComparer.Ordinal)];

    [JsonIgnore]
    public bool HasIncident => Tokens.Any(token => token.Stage == Stage.Failed);
}

/// <summary>Where variables live: the instance (number 0), a running sub-process or called process, or one instance of a repeated activity.</summary>
/// <param name="ElementId">The activity; null for the instance.</param>
/// <param name="Owner">The token that waits at the activity for this scope to end; null for the instance.</param>
/// <param name="Content">The parent of the nodes that run here, as they name it; null for the process itself.</param>
public sealed record Scope(int Number, string? ElementId, int? Parent, int? Owner, string? Content, Variables Locals)
{
    /// <summary>One instance of a repeated activity.</summary>
    public bool Repeats { get; init; }

    /// <summary>A called process: it sees nothing of its caller's variables.</summary>
    public bool Isolated { get; init; }

    /// <summary>Opened for a compensation handler, with the variables of a scope that is no more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undoes { get; init; }

    /// <summary>The event sub-processes that wait for their event.</summary>
    public ImmutableArray<Armed> Armed { get; init; } = [];

    /// <summary>What has been completed here and could be compensated, oldest first.</summary>
    public ImmutableArray<Completed> Completed { get; init; } = [];
}

/// <summary>A completed activity that can be compensated, by its own handler or by those inside it.</summary>
public sealed record Completed(string ActivityId, Variables Locals, ImmutableArray<Completed> Inside)
{
    /// <summary>Of one instance of a repeated activity: its own item and counter.</summary>
    public Variables? Item { get; init; }
}

/// <summary>A token at a node, with what it waits for.</summary>
public sealed record Token(int Number, string ElementId, int Scope, Stage Stage)
{
    /// <summary>The scope of the activity's own local variables, where it has some.</summary>
    public int? Local { get; init; }

    /// <summary>The flow by which the token came to a joining gateway.</summary>
    public string? Arrived { get; init; }

    public string? TaskId { get; init; }
    public string? JobId { get; init; }
    public string? TimerId { get; init; }
    public string? SubscriptionId { get; init; }

    public string? IncidentId { get; init; }

    /// <summary>That the node was entered is in the history already, though it could not be acted upon.</summary>
    public bool Announced { get; init; }

    /// <summary>What is done again when the incident is retried.</summary>
    public Stage? Retry { get; init; }

    /// <summary>What kind of thing holds it up; null where nothing does, and in what older programs have saved.</summary>
    public Trouble? Trouble { get; init; }

    public Loop? Loop { get; init; }

    /// <summary>Boundary events that are set, or the events that an event-based gateway waits for.</summary>
    public ImmutableArray<Armed> Armed { get; init; } = [];

    /// <summary>What the scope that ran inside the activity has completed.</summary>
    public ImmutableArray<Completed> Inside { get; init; } = [];
    public Variables? InsideLocals { get; init; }

    /// <summary>Handlers that still have to run, next first.</summary>
    public ImmutableArray<PendingCompensation> Pending { get; init; } = [];

    /// <summary>The token for which this handler runs.</summary>
    public int? CompensatesFor { get; init; }

    /// <summary>It waits for something from outside, at a join, or behind an incident.</summary>
    [JsonIgnore]
    public bool Waits => Stage is Stage.Task or Stage.Job or Stage.Timer or Stage.Message or Stage.Signal or Stage.Condition
        or Stage.Join or Stage.Choosing or Stage.Failed;
}

/// <summary>What a token is about.</summary>
public enum Stage
{
    /// <summary>Has come to the node, which has not been acted upon.</summary>
    Entering,

    /// <summary>The activity's work begins (its boundary events are armed).</summary>
    Working,

    /// <summary>The event has happened already: the node is passed.</summary>
    Passing,

    /// <summary>The node is done; the way out is chosen.</summary>
    Leaving,

    Task, Job, Timer, Message, Signal, Condition,

    /// <summary>At a gateway whose other flows have not all come.</summary>
    Join,

    /// <summary>At an event-based gateway.</summary>
    Choosing,

    /// <summary>At an activity whose scope is running.</summary>
    Inside,

    /// <summary>At a repeated activity whose instances are running.</summary>
    Repeating,

    /// <summary>Waits for compensation handlers; the next one is to be started.</summary>
    Compensating,

    /// <summary>Behind an incident.</summary>
    Failed,
}

/// <summary>What kind of thing an incident is.</summary>
public enum Trouble
{
    /// <summary>An expression cannot be evaluated, or gives what does not fit.</summary>
    Expression,

    /// <summary>A script takes too long or too much.</summary>
    Limit,

    /// <summary>A time cannot be told.</summary>
    Time,

    /// <summary>No condition of the ways out holds.</summary>
    NoWayOut,

    /// <summary>The process runs in a circle, or calls itself, without an end.</summary>
    Circle,

    /// <summary>A worker has given up.</summary>
    Work,

    /// <summary>An error was thrown that nothing catches.</summary>
    UncaughtError,
}

/// <summary>How far a repeated activity has come.</summary>
/// <param name="Items">The collection; numbers 0…n−1 where only a cardinality is given; empty for a standard loop.</param>
public sealed record Loop(ImmutableArray<JsonElement> Items, int Started, int Ended)
{
    /// <summary>What the instances have given so far, at the places of their items; null where nothing is collected.</summary>
    public ImmutableArray<JsonElement>? Results { get; init; }
}

/// <summary>An event that something waits for besides its work.</summary>
public sealed record Armed(string ElementId)
{
    public string? TimerId { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public ImmutableArray<DateTimeOffset> Later { get; init; } = [];
    public string? Interval { get; init; }
    public int? Left { get; init; }

    /// <summary>Of a message or signal.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The condition held when it was looked at last: it happens again only after it did not.</summary>
    public bool Held { get; init; }
}

/// <param name="Event">The compensation event that leads to the handler; null where the handler is an event sub-process.</param>
/// <param name="Locals">Variables of the sub-process that is no more, in which the handler's activity ran.</param>
public sealed record PendingCompensation(string? Event, string Handler, Variables? Locals)
{
    /// <summary>Of an event sub-process: what was done in its sub-process, for it to undo.</summary>
    public ImmutableArray<Completed> Inside { get; init; } = [];
}
