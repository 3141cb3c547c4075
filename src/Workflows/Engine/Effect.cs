namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// What the host has to do because of a step: data only, in the order in which it came about.
/// The host applies all effects of a step, with the new state, in one transaction.
/// </summary>
public abstract record Effect;

/// <param name="Variables">All variables that can be seen from the task, inner scopes over outer ones.</param>
/// <param name="Properties">The <c>camunda:property</c> values of the element, by name.</param>
public sealed record UserTaskCreated(
    string TaskId, string ElementId, string Name, string? Assignee, IReadOnlyList<string> CandidateGroups, IReadOnlyList<string> CandidateUsers,
    DateTimeOffset? DueAt, string? Form, IReadOnlyDictionary<string, string> Properties, Variables Variables) : Effect;

/// <param name="Completed">False: cancelled, by a boundary event, a terminated scope or a cancelled instance.</param>
public sealed record UserTaskEnded(string TaskId, bool Completed) : Effect;

/// <summary>A service, send or business-rule task, or a throwing message event, that a worker for its topic must do.</summary>
public sealed record JobCreated(
    string JobId, string ElementId, string Topic, IReadOnlyDictionary<string, string> Properties, Variables Variables) : Effect;

public sealed record JobEnded(string JobId, bool Completed) : Effect;

/// <summary>A timer waits until its instant; of a cycle the same id is set again after each firing.</summary>
public sealed record TimerSet(string TimerId, string ElementId, DateTimeOffset DueAt) : Effect;

/// <summary>The timer has fired for the last time or is no longer wanted.</summary>
public sealed record TimerCleared(string TimerId) : Effect;

public sealed record MessageSubscribed(string SubscriptionId, string ElementId, string MessageName, string? CorrelationKey) : Effect;

public sealed record SignalSubscribed(string SubscriptionId, string ElementId, string SignalName) : Effect;

/// <summary>A message or signal is no longer waited for.</summary>
public sealed record Unsubscribed(string SubscriptionId) : Effect;

/// <summary>A signal for every other instance; this one's own catchers have had it.</summary>
public sealed record SignalThrown(string Name, Variables Variables) : Effect;

/// <summary>Something failed that a person must see to; the token waits at the element.</summary>
public sealed record IncidentRaised(string IncidentId, string ElementId, string Cause) : Effect;

public sealed record IncidentResolved(string IncidentId) : Effect;

/// <summary>The instance has been moved to another version: an open task stands for another element now.</summary>
public sealed record UserTaskMoved(
    string TaskId, string ElementId, string Name, string? Form, IReadOnlyDictionary<string, string> Properties) : Effect;

/// <param name="DueAt">Null: it is no longer due at any time.</param>
public sealed record UserTaskRescheduled(string TaskId, DateTimeOffset? DueAt) : Effect;

public sealed record JobMoved(string JobId, string ElementId, string Topic, IReadOnlyDictionary<string, string> Properties) : Effect;

/// <param name="Id">Of a timer, a subscription or an incident.</param>
public sealed record WaitMoved(WaitKind Kind, string Id, string ElementId) : Effect;

public enum WaitKind { Timer, Subscription, Incident }

/// <summary>One line of history.</summary>
public sealed record ElementRecorded(string TokenId, string ElementId, string? ElementName, ElementEvent Event) : Effect;

public enum ElementEvent { Activated, Completed, Cancelled }

public sealed record InstanceEnded(InstanceStatus Status) : Effect;

public enum InstanceStatus { Active, Completed, Terminated, Cancelled }
