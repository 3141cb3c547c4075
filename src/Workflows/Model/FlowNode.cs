using System.Collections.Immutable;

namespace PaWorkflow.Workflows.Model;

/// <summary>A node of the process graph. The closed set of its kinds is what the engine covers; anything else is refused when a file is read.</summary>
public abstract record FlowNode
{
    public required string Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Line in the file, for messages.</summary>
    public required int Line { get; init; }

    /// <summary>The sub-process that holds the node; null in the process itself.</summary>
    public string? ParentId { get; init; }

    /// <summary>Sequence flows by id, in the order of the file.</summary>
    public ImmutableArray<string> Incoming { get; init; } = [];
    public ImmutableArray<string> Outgoing { get; init; } = [];

    /// <summary>The flow taken when no condition holds.</summary>
    public string? DefaultFlow { get; init; }

    /// <summary>The <c>camunda:property</c> values.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A none start event.</summary>
public sealed record StartEvent : FlowNode;

/// <summary>An end event: none, message (a worker of its topic sends it) or terminate.</summary>
public sealed record EndEvent(EndKind Kind, string? Topic) : FlowNode;

public enum EndKind { None, Message, Terminate }

public sealed record ExclusiveGateway : FlowNode;

public sealed record ParallelGateway : FlowNode;

/// <summary>An intermediate catch event that waits for a point in time.</summary>
public sealed record TimerCatchEvent(TimerDefinition Timer) : FlowNode;

/// <summary>An intermediate catch event, or receive task, that waits for a message of the instance's business key.</summary>
public sealed record MessageCatchEvent(string MessageName) : FlowNode;

/// <summary>A timer at the edge of an activity.</summary>
public sealed record BoundaryEvent(string AttachedTo, bool Interrupting, TimerDefinition Timer) : FlowNode;

/// <summary>What may repeat and may carry boundary events.</summary>
public abstract record Activity : FlowNode
{
    public MultiInstance? Loop { get; init; }

    /// <summary>Local variables that the activity starts with: name → expression.</summary>
    public ImmutableArray<KeyValuePair<string, Expression>> Inputs { get; init; } = [];

    /// <summary>Ids of the boundary events, in the order of the file.</summary>
    public ImmutableArray<string> Boundaries { get; init; } = [];
}

/// <summary>Work of a person. Groups and users are comma-separated where there are several.</summary>
public sealed record UserTask : Activity
{
    public Expression? Assignee { get; init; }
    public Expression? CandidateGroups { get; init; }
    public Expression? CandidateUsers { get; init; }
    public Expression? DueDate { get; init; }
    public string? FormKey { get; init; }
}

/// <summary>Work of a worker that listens to <paramref name="Topic"/>.</summary>
public sealed record ServiceTask(string Topic) : Activity;

/// <summary>An embedded sub-process; its nodes name it as their parent.</summary>
public sealed record SubProcess : Activity;

/// <summary>Several instances: one for each item of the collection, or as many as the cardinality says.</summary>
public sealed record MultiInstance(bool Sequential, Expression? Collection, string? ElementVariable, Expression? Cardinality, Expression? CompletionCondition);

/// <summary>A date, a duration from the moment of waiting, or a cycle.</summary>
public sealed record TimerDefinition(TimerKind Kind, Expression Value);

public enum TimerKind { Date, Duration, Cycle }

/// <param name="Condition">Null: unconditional.</param>
public sealed record SequenceFlow(string Id, string? Name, string Source, string Target, Expression? Condition, int Line);
