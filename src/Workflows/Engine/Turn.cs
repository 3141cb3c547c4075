using System.Collections.Immutable;
using System.Globalization;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>One step in the making: the state as it changes, the effects as they come about, the tokens still to be moved.</summary>
sealed partial class Turn
{
    /// <summary>So many moves without a single wait are an endless loop in the definition.</summary>
    const int MaxMoves = 10_000;

    readonly ProcessDefinition definition;
    readonly string instanceId;
    readonly string? businessKey;
    readonly DateTimeOffset now;
    readonly List<Effect> effects = [];
    readonly Queue<int> moving = new();
    readonly ScriptRunner scripts = new();
    ImmutableSortedDictionary<int, Scope> scopes;
    ImmutableSortedDictionary<int, Token> tokens;
    InstanceStatus status;
    InstanceStatus ending = InstanceStatus.Completed;
    int lastNumber;
    int moves;

    public Turn(ProcessDefinition definition, InstanceState state, DateTimeOffset now)
    {
        this.definition = definition;
        this.now = now;
        (instanceId, businessKey, status, lastNumber) = (state.InstanceId, state.BusinessKey, state.Status, state.LastNumber);
        scopes = state.Scopes.ToImmutableSortedDictionary(s => s.Number, s => s);
        tokens = state.Tokens.ToImmutableSortedDictionary(t => t.Number, t => t);
    }

    public Step.Taken End() =>
        new(new(instanceId, businessKey, status, lastNumber, [.. scopes.Values], [.. tokens.Values]), effects);

    /// <summary>Takes a command on a running instance; the answer is the reason of a refusal.</summary>
    public string? Take(Command command)
    {
        var refusal = command switch
        {
            CompleteTask done => At(t => t.TaskId == done.TaskId, $"There is no open task '{done.TaskId}'.", t => TaskDone(t, done.Variables)),
            CompleteJob done => At(t => t.JobId == done.JobId, $"There is no open job '{done.JobId}'.", t => JobDone(t, done.Variables)),
            FailJob failed => At(t => t.JobId == failed.JobId, $"There is no open job '{failed.JobId}'.", t => JobFailed(t, failed)),
            CorrelateMessage message => Correlate(message.SubscriptionId, message.Variables),
            BroadcastSignal signal => Broadcast(signal.Name, signal.Variables),
            RetryIncident retry => At(t => t.IncidentId == retry.IncidentId, $"There is no open incident '{retry.IncidentId}'.", TryAgain),
            FireTimer fire => Fire(fire.TimerId),
            Correction correction => Correct(correction),
            Together together => together.Corrections.Select(Correct).FirstOrDefault(reason => reason is not null),
            SkipToken skip => Skip(skip.Token, skip.Variables),
            MoveToken move => Move(move.Token, move.Target),
            CancelInstance => CancelAll(),
            _ => throw new InvalidOperationException($"'{command.GetType().Name}' is no command for a running instance."),
        };
        if (refusal is null) Settle();
        return refusal;
    }

    string? At(Func<Token, bool> wanted, string otherwise, Action<Token> then)
    {
        if (tokens.Values.FirstOrDefault(wanted) is not { } token) return otherwise;
        then(token);
        return null;
    }

    string? CancelAll()
    {
        foreach (var token in InScope(0)) Cancel(token);
        Finish(InstanceStatus.Cancelled);
        return null;
    }

    /// <summary>Moves tokens until all wait, then looks at what waits for the others: inclusive joins and conditions.</summary>
    void Settle()
    {
        do
        {
            while (moving.TryDequeue(out var number))
            {
                if (tokens.TryGetValue(number, out var token)) Guarded(token, () => Go(token));
            }
        }
        while (status == InstanceStatus.Active && (JoinInclusive() || CheckConditions()));
    }

    /// <summary>A failing expression puts its token behind an incident and undoes what it had begun.</summary>
    void Guarded(Token token, Action work)
    {
        var (scopesBefore, tokensBefore, effectsBefore) = (scopes, tokens, effects.Count);
        try
        {
            if (++moves > MaxMoves) throw new ExpressionFault($"'{token.ElementId}': the process runs in a circle without ever waiting.", Trouble.Circle);
            work();
        }
        catch (ExpressionFault fault)
        {
            (scopes, tokens) = (scopesBefore, tokensBefore);
            effects.RemoveRange(effectsBefore, effects.Count - effectsBefore);
            // What was queued after the fault's beginning is gone with its tokens; numbers that no token has are passed over.
            Hold(token, token.Stage == Stage.Join ? Stage.Entering : token.Stage, fault.Message, fault.Trouble);
        }
    }

    void Go(Token token)
    {
        var node = definition.Node(token.ElementId);
        switch (token.Stage)
        {
            case Stage.Entering: Enter(token, node); break;
            case Stage.Working: Work(token, (Activity)node); break;
            case Stage.Passing: Pass(token, node); break;
            case Stage.Leaving: Leave(token, node); break;
            case Stage.Compensating: CompensateNext(token); break;
            default: throw new InvalidOperationException($"A token that waits ({token.Stage}) was to be moved.");
        }
    }

    // --- Tokens and scopes -------------------------------------------------

    int Number() => ++lastNumber;

    string Id() => $"{instanceId}:{Number().ToString(CultureInfo.InvariantCulture)}";

    string IdOf(Token token) => $"{instanceId}:{token.Number.ToString(CultureInfo.InvariantCulture)}";

    void Place(string elementId, int scope, string? flow = null, Stage stage = Stage.Entering) =>
        Queue(new Token(Number(), elementId, scope, stage) { Arrived = flow });

    /// <summary>Keeps the token and has it moved in its turn.</summary>
    void Queue(Token token)
    {
        Keep(token);
        moving.Enqueue(token.Number);
    }

    void Keep(Token token) => tokens = tokens.SetItem(token.Number, token);

    void Keep(Scope scope) => scopes = scopes.SetItem(scope.Number, scope);

    /// <summary>Takes the token away; the last one of a scope ends it.</summary>
    void Remove(Token token)
    {
        tokens = tokens.Remove(token.Number);
        DropLocal(token);
        Close(token.Scope);
    }

    /// <summary>Ends a scope that has no token left; its activity goes on.</summary>
    void Close(int number)
    {
        if (!scopes.TryGetValue(number, out var scope) || tokens.Values.Any(t => t.Scope == number)) return;
        Disarm(scope.Armed);
        if (scope.Owner is not { } owner)
        {
            Keep(scope with { Armed = [] });
            Finish(ending);
            return;
        }
        var waiting = tokens[owner];
        if (definition.Node(waiting.ElementId) is SubProcess sub) Hand(sub, scope.Number, waiting.Scope);
        scopes = scopes.Remove(scope.Number);
        if (definition.Node(waiting.ElementId) is CallActivity call)
        {
            // What a called process has done is its own affair: only the call as a whole can be undone.
            Write(Innermost(waiting), Mapped(call.Out, scope.Locals));
            Queue(waiting with { Stage = Stage.Leaving });
            return;
        }
        var keeps = !scope.Completed.IsEmpty || CompensationOf((Activity)definition.Node(waiting.ElementId)) is not null;
        Queue(waiting with { Stage = Stage.Leaving, Inside = scope.Completed, InsideLocals = keeps ? scope.Locals : null });
    }

    void DropLocal(Token token)
    {
        if (token.Local is { } local && scopes.ContainsKey(local)) scopes = scopes.Remove(local);
    }

    Scope Open(string elementId, int parent, int owner, string? content, Variables locals)
    {
        var scope = new Scope(Number(), elementId, parent, owner, content, locals);
        Keep(scope);
        return scope;
    }

    List<Token> InScope(int scope) => [.. tokens.Values.Where(t => t.Scope == scope)];

    /// <summary>Ends a token where it stands, with all that it waits for and all that runs inside it.</summary>
    void Cancel(Token token)
    {
        Release(token);
        Disarm(token.Armed);
        tokens = tokens.Remove(token.Number);
        DropLocal(token);
        // What has not been entered, and a repeated activity as a whole, was never recorded as begun.
        if (token.Stage is not (Stage.Repeating or Stage.Join or Stage.Entering or Stage.Passing)) Record(token, ElementEvent.Cancelled);
        CancelHandlers(token);
    }

    void CancelHandlers(Token token)
    {
        foreach (var handler in tokens.Values.Where(t => t.CompensatesFor == token.Number).ToList()) Cancel(handler);
    }

    /// <summary>Gives up what a token waits for, and all that runs inside it.</summary>
    void Release(Token token)
    {
        CancelInside(token);
        if (token.TaskId is { } task) effects.Add(new UserTaskEnded(task, Completed: false));
        if (token.JobId is { } job) effects.Add(new JobEnded(job, Completed: false));
        if (token.TimerId is { } timer) effects.Add(new TimerCleared(timer));
        if (token.SubscriptionId is { } subscription) effects.Add(new Unsubscribed(subscription));
        if (token.IncidentId is { } incident) effects.Add(new IncidentResolved(incident));
    }

    void CancelInside(Token token)
    {
        foreach (var inner in scopes.Values.Where(s => s.Owner == token.Number).ToList())
        {
            foreach (var child in InScope(inner.Number)) if (tokens.ContainsKey(child.Number)) Cancel(child);
            Disarm(inner.Armed);
            scopes = scopes.Remove(inner.Number);
        }
    }

    void Finish(InstanceStatus how)
    {
        Disarm(scopes[0].Armed);
        Keep(scopes[0] with { Armed = [], Completed = [] });
        status = how;
        effects.Add(new InstanceEnded(how));
    }

    // --- Effects -------------------------------------------------------------

    void Record(Token token, ElementEvent what)
    {
        if (what == ElementEvent.Activated && token.Announced) return;
        effects.Add(new ElementRecorded(IdOf(token), token.ElementId, definition.Node(token.ElementId).Name, what));
    }

    void Hold(Token token, Stage retry, string cause, Trouble trouble)
    {
        var incident = Id();
        var repeated = definition.Node(token.ElementId) is Activity { Loop: not null } && !IsInstance(token);
        if (token.Stage is Stage.Entering or Stage.Passing or Stage.Join && !repeated)
        {
            Record(token, ElementEvent.Activated);
            token = token with { Announced = true };
        }
        Keep(token with { Stage = Stage.Failed, Retry = retry, IncidentId = incident, Trouble = trouble });
        effects.Add(new IncidentRaised(incident, token.ElementId, cause));
    }

    void TryAgain(Token token)
    {
        effects.Add(new IncidentResolved(token.IncidentId!));
        Queue(token with { Stage = token.Retry!.Value, Retry = null, IncidentId = null, Trouble = null });
    }
}
