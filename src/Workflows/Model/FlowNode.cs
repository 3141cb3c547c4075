using System.Collections.Immutable;

namespace PaWorkflow.Workflows.Model;

/// <summary>A node of the process graph. The closed set of its kinds is what the engine covers; anything else is refused when a file is read.</summary>
public abstract record FlowNode
{
    public required string Id { get; init; }
    public string? Name { get; init; }

    /// <summary>Line in the file, for messages.</summary>
    public required int Line { get; init; }

    /// <summary>The sub-process, or the called process of the same file, that holds the node; null in the process itself.</summary>
    public string? ParentId { get; init; }

    /// <summary>Sequence flows by id, in the order of the file.</summary>
    public ImmutableArray<string> Incoming { get; init; } = [];
    public ImmutableArray<string> Outgoing { get; init; } = [];

    /// <summary>The flow taken when no condition holds.</summary>
    public string? DefaultFlow { get; init; }

    /// <summary>The <c>camunda:property</c> values.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <param name="Event">Null: a none start.</param>
/// <param name="Interrupting">Of an event sub-process: ends what else runs in its scope.</param>
public sealed record StartEvent(EventDefinition? Event, bool Interrupting) : FlowNode;

/// <param name="Event">Null: a none end.</param>
/// <param name="Topic">The worker that sends the message.</param>
public sealed record EndEvent(EventDefinition? Event, string? Topic) : FlowNode;

/// <summary>An intermediate event that waits.</summary>
public sealed record CatchEvent(EventDefinition Event) : FlowNode;

/// <summary>An intermediate event that makes something happen; without a definition it only marks a point.</summary>
public sealed record ThrowEvent(EventDefinition? Event, string? Topic) : FlowNode;

/// <summary>An event at the edge of an activity.</summary>
public sealed record BoundaryEvent(string AttachedTo, bool Interrupting, EventDefinition Event) : FlowNode;

public sealed record ExclusiveGateway : FlowNode;

public sealed record ParallelGateway : FlowNode;

/// <summary>An inclusive gateway; a complex one without an activation condition of its own behaves the same.</summary>
public sealed record InclusiveGateway : FlowNode;

/// <summary>Goes on with the first of the events that follow it.</summary>
public sealed record EventBasedGateway : FlowNode;

/// <summary>What may repeat and may carry boundary events.</summary>
public abstract record Activity : FlowNode
{
    public Repetition? Loop { get; init; }

    /// <summary>Local variables that the activity starts with: name → expression.</summary>
    public ImmutableArray<KeyValuePair<string, Expression>> Inputs { get; init; } = [];

    /// <summary>What goes to the surroundings when the work is done: name → expression over what the activity sees.</summary>
    public ImmutableArray<KeyValuePair<string, Expression>> Outputs { get; init; } = [];

    /// <summary>Ids of the boundary events that interrupt or watch it, in the order of the file.</summary>
    public ImmutableArray<string> Boundaries { get; init; } = [];

    /// <summary>Runs only to compensate the activity whose compensation event leads here.</summary>
    public bool IsForCompensation { get; init; }

    /// <summary>What compensates this activity, and the compensation event at its edge that leads there.</summary>
    public string? CompensationHandler { get; init; }
    public string? CompensationEvent { get; init; }
}

/// <summary>Work outside of the engine's reach (manual task, task without a kind): it is passed, not waited for (13.3.3).</summary>
public sealed record ManualTask : Activity;

/// <summary>Work of a person. Groups and users are comma-separated where there are several.</summary>
public sealed record UserTask : Activity
{
    public Expression? Assignee { get; init; }
    public Expression? CandidateGroups { get; init; }
    public Expression? CandidateUsers { get; init; }
    public Expression? DueDate { get; init; }
    public string? FormKey { get; init; }
}

/// <summary>Work of a worker that listens to <paramref name="Topic"/>: a service, send or business-rule task.</summary>
public sealed record ServiceTask(string Topic) : Activity;

/// <summary>Waits for a message.</summary>
public sealed record ReceiveTask(string MessageName) : Activity;

/// <summary>JavaScript over the variables; its last value goes to the result variable, where there is one.</summary>
public sealed record ScriptTask(string Script, string? ResultVariable) : Activity;

/// <summary>An embedded, event or transaction sub-process; its nodes name it as their parent.</summary>
public sealed record SubProcess(SubProcessKind Kind) : Activity;

public enum SubProcessKind { Embedded, Event, Transaction }

/// <summary>Runs another process of the same file, with variables of its own.</summary>
public sealed record CallActivity(string CalledElement, VariableMapping In, VariableMapping Out) : Activity;

/// <param name="All">Every variable goes over.</param>
public sealed record VariableMapping(bool All, ImmutableArray<KeyValuePair<string, Expression>> Single);

public abstract record Repetition;

/// <summary>Several instances: one for each item of the collection, or as many as the cardinality says.</summary>
public sealed record MultiInstance(bool Sequential, Expression? Collection, string? ElementVariable, Expression? Cardinality, Expression? CompletionCondition) : Repetition
{
    /// <summary>The list that the instances' results make, in the order of the items, and the name of each instance's own result.</summary>
    public string? OutputCollection { get; init; }
    public string? OutputItem { get; init; }
}

/// <summary>Again as long as the condition holds.</summary>
public sealed record StandardLoop(bool TestBefore, Expression? Condition, int? Maximum) : Repetition;

/// <param name="Condition">Null: unconditional.</param>
public sealed record SequenceFlow(string Id, string? Name, string Source, string Target, Expression? Condition, int Line);
