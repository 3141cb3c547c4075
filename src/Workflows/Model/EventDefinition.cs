namespace PaWorkflow.Workflows.Model;

/// <summary>What makes an event happen (BPMN 2.0.2, 10.5.5): the closed set that the engine covers.</summary>
public abstract record EventDefinition;

public sealed record TimerEvent(TimerDefinition Timer) : EventDefinition;

public sealed record MessageEvent(string Name) : EventDefinition;

public sealed record SignalEvent(string Name) : EventDefinition;

/// <summary>Happens when the condition becomes true.</summary>
public sealed record ConditionalEvent(Expression Condition) : EventDefinition;

/// <param name="Code">Null catches every error.</param>
public sealed record ErrorEvent(string? Code) : EventDefinition;

/// <param name="Code">Null catches every escalation.</param>
public sealed record EscalationEvent(string? Code) : EventDefinition;

/// <summary>A jump within one scope, from the throwing to the catching event of the name.</summary>
public sealed record LinkEvent(string Name) : EventDefinition;

/// <param name="ActivityRef">Null: all that the scope has completed.</param>
public sealed record CompensateEvent(string? ActivityRef) : EventDefinition;

/// <summary>Gives up a transaction sub-process.</summary>
public sealed record CancelEvent : EventDefinition;

public sealed record TerminateEvent : EventDefinition;

/// <summary>A date, a duration from the moment of waiting, or a cycle.</summary>
public sealed record TimerDefinition(TimerKind Kind, Expression Value);

public enum TimerKind { Date, Duration, Cycle }
