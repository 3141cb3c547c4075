using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What all activities share (13.3): their boundary events and inputs before the work, repetition around it.</summary>
sealed partial class Turn
{
    /// <summary>Arms the boundary events, opens the instances of a repeated activity, or begins the work itself.</summary>
    void Enter(Token token, Activity activity)
    {
        if (activity.Loop is not null && !IsInstance(token))
        {
            token = token with { Armed = ArmBoundaries(token, activity) };
            if (activity.Loop is MultiInstance several) Repeat(token, activity, several);
            else Repeat(token, activity, (StandardLoop)activity.Loop);
            return;
        }
        Record(token, ElementEvent.Activated);
        if (activity is not SubProcess && activity.Inputs.Length > 0)
            token = token with { Local = Open(activity.Id, token.Scope, token.Number, null, Inputs(activity, token)).Number };
        // The boundary events of a repeated activity belong to the whole of it.
        if (!IsInstance(token)) token = token with { Armed = ArmBoundaries(token, activity) };
        Work(token, activity);
    }

    /// <summary>The closed map from an activity to its work.</summary>
    void Work(Token token, Activity activity)
    {
        switch (activity)
        {
            case UserTask task: Work(token, task); break;
            case ManualTask manual: Work(token, manual); break;
            case ServiceTask service: Work(token, service); break;
            case ReceiveTask receive: Work(token, receive); break;
            case ScriptTask script: Work(token, script); break;
            case SubProcess sub: Work(token, sub); break;
            case CallActivity call: Work(token, call); break;
            default: throw new InvalidOperationException($"The engine has no behaviour for {activity.GetType().Name}.");
        }
    }

    /// <summary>Work that is done as soon as it begins.</summary>
    void Done(Token token)
    {
        Keep(token);
        Leave(token, definition.Node(token.ElementId));
    }

    Variables Inputs(Activity activity, Token token)
    {
        var outer = Seen(token);
        var locals = Variables.Empty;
        foreach (var (name, expression) in activity.Inputs) locals = locals.With(name, Evaluate(expression, outer.With(locals)));
        return locals;
    }

    /// <summary>What the activity's outputs say goes to its surroundings; a sub-process hands it over while its own variables are there.</summary>
    void Hand(Activity activity, int from, int to)
    {
        if (activity.Outputs.IsEmpty) return;
        var seen = Seen(from);
        Write(to, activity.Outputs.Aggregate(Variables.Empty, (all, output) => all.With(output.Key, Evaluate(output.Value, seen))));
    }

    /// <summary>The token is one instance of a repeated activity, not the activity as a whole.</summary>
    bool IsInstance(Token token) => scopes[token.Scope] is { Repeats: true } scope && scope.ElementId == token.ElementId;

    /// <summary>An instance is done: the next one, or the end of the whole.</summary>
    void InstanceDone(Token token, Activity activity)
    {
        var scope = scopes[token.Scope];
        var body = tokens[scope.Owner!.Value];
        body = body with { Loop = body.Loop! with { Ended = body.Loop.Ended + 1 } };
        var several = activity.Loop as MultiInstance;
        if (activity is not SubProcess) Hand(activity, Innermost(token), body.Scope);
        if (several?.OutputItem is { } result && scope.Locals.TryGet(result, out var value)) body = body with { Loop = Collected(body.Loop!, scope, value) };
        var more = several is null || More(token, body, several);
        Record(token, ElementEvent.Completed);
        Remember(token, activity);
        DropLocal(token);
        tokens = tokens.Remove(token.Number);
        scopes = scopes.Remove(scope.Number);
        Keep(body);
        // A standard loop asks when the round's own variables are gone.
        if (activity.Loop is StandardLoop again) more = Again(again, body);
        if (!more)
        {
            CancelInside(body);
            if (several is not null) Collect(body, several);
            Queue(body with { Stage = Stage.Leaving });
        }
        else if (activity.Loop is StandardLoop or MultiInstance { Sequential: true }) OpenInstances(body, activity, 1);
    }
}
