using System.Collections.Immutable;
using System.Text.Json;

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

/// <summary>What is mended of an instance without moving anything on its way.</summary>
public abstract record Correction : Command;

/// <summary>Changes variables of a scope; of the instance itself unless another is named.</summary>
public sealed record SetVariables(Variables Variables, int Scope = 0) : Correction;

/// <summary>Changes the list over which an activity repeats, for the instances that are still to come.</summary>
/// <param name="Token">The number of the token that stands for the activity as a whole.</param>
/// <param name="Items">As many as there are; those whose instances have begun keep what they were given.</param>
public sealed record SetItems(int Token, ImmutableArray<JsonElement> Items) : Correction;

/// <summary>Sets anew when an open task is due or a timer fires.</summary>
/// <param name="Id">Of the task or the timer.</param>
/// <param name="Times">Ascending. A task falls due once or, without a time, never; a timer that fires several times is given all that are to come, none when it has no more to say.</param>
public sealed record Reschedule(string Id, ImmutableArray<DateTimeOffset> Times) : Correction;

/// <summary>Several corrections in one step: all of them, or none where one does not fit.</summary>
public sealed record Together(ImmutableArray<Correction> Corrections) : Command;

/// <summary>Lets a token go on as if what it waits for had been done; what it waits for, and all that runs inside, is cancelled.</summary>
/// <param name="Token">The token's number.</param>
/// <param name="Variables">What the work would have handed back.</param>
public sealed record SkipToken(int Token, Variables Variables) : Command;

/// <summary>Takes a token from where it stands, cancelling what it waits for, to another node of the same scope.</summary>
/// <param name="Token">The token's number.</param>
/// <param name="Target">A node with the same parent; a gateway is passed without waiting for its other flows.</param>
public sealed record MoveToken(int Token, string Target) : Command;

/// <summary>Ends the instance at once; all that waits is cancelled.</summary>
public sealed record CancelInstance(string Reason) : Command;
