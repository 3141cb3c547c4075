namespace PaWorkflow.Workflows.Engine;

/// <summary>What can be asked of one process instance. Ids are those that earlier effects gave out.</summary>
public abstract record Command;

/// <summary>Starts a new instance at its none start event, or at the start event that has happened.</summary>
/// <param name="InstanceId">Chosen by the caller; every id inside the instance is derived from it.</param>
public sealed record StartInstance(string InstanceId, string? BusinessKey, Variables Variables, string? StartEvent = null) : Command;

/// <summary>A person has done a user task.</summary>
public sealed record CompleteTask(string TaskId, Variables Variables) : Command;

/// <summary>A worker has done the work of a service, send or business-rule task, or of a throwing message event.</summary>
public sealed record CompleteJob(string JobId, Variables Variables) : Command;

/// <summary>
/// A worker could not do it. With an error code the BPMN error is thrown at the activity (a boundary event may catch it);
/// without one it is a technical failure, and the activity waits behind an incident.
/// </summary>
public sealed record FailJob(string JobId, string? ErrorCode, string Message) : Command;

/// <summary>A timer that an effect had set is due.</summary>
public sealed record FireTimer(string TimerId) : Command;

/// <summary>A message for one waiting subscription of this instance.</summary>
public sealed record CorrelateMessage(string SubscriptionId, Variables Variables) : Command;

/// <summary>A signal for everything in this instance that waits for it.</summary>
public sealed record BroadcastSignal(string Name, Variables Variables) : Command;

/// <summary>Tries again what an incident holds up.</summary>
public sealed record RetryIncident(string IncidentId) : Command;

/// <summary>Changes variables at the root of the instance.</summary>
public sealed record SetVariables(Variables Variables) : Command;

/// <summary>Ends the instance at once; all that waits is cancelled.</summary>
public sealed record CancelInstance(string Reason) : Command;
