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

/// <summary>Where variables live: the instance (number 0), a running sub-process, or one instance of a multi-instance.</summary>
/// <param name="Owner">The token that waits at the activity for this scope to end; null for the instance.</param>
/// <param name="Repeats">True: one instance of a multi-instance activity.</param>
public sealed record Scope(int Number, string? ElementId, int? Parent, int? Owner, Variables Locals, bool Repeats = false);

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

    /// <summary>What is done again when the incident is retried.</summary>
    public Stage? Retry { get; init; }

    public Loop? Loop { get; init; }
    public ImmutableArray<ArmedTimer> Armed { get; init; } = [];

    [JsonIgnore]
    internal bool Waits => Stage is Stage.Task or Stage.Job or Stage.Timer or Stage.Message or Stage.Join or Stage.Failed;
}

/// <summary>What a token is about.</summary>
public enum Stage
{
    /// <summary>Has come to the node, which has not been acted upon.</summary>
    Entering,

    /// <summary>The activity's work begins (its boundary events are armed).</summary>
    Working,

    /// <summary>The node is done; the way out is chosen.</summary>
    Leaving,

    Task, Job, Timer, Message,

    /// <summary>At a gateway whose other flows have not all come.</summary>
    Join,

    /// <summary>At an activity whose scope is running.</summary>
    Inside,

    /// <summary>At a multi-instance activity whose instances are running.</summary>
    Repeating,

    /// <summary>Behind an incident.</summary>
    Failed,
}

/// <summary>How far a multi-instance activity has come.</summary>
/// <param name="Items">The collection; numbers 0…n−1 where only a cardinality is given.</param>
public sealed record Loop(ImmutableArray<JsonElement> Items, int Started, int Ended)
{
    public bool Equals(Loop? other) => other is not null && Started == other.Started && Ended == other.Ended
        && Items.Length == other.Items.Length && Items.Zip(other.Items).All(pair => JsonElement.DeepEquals(pair.First, pair.Second));

    public override int GetHashCode() => HashCode.Combine(Started, Ended, Items.Length);
}

/// <summary>A boundary timer that is set.</summary>
public sealed record ArmedTimer(string TimerId, string ElementId, DateTimeOffset DueAt, ImmutableArray<DateTimeOffset> Later, string? Interval, int? Left);
