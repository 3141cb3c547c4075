using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Condition (10.5.5.3): happens when it becomes true. Conditions are looked at when everything waits, after whatever may have
/// changed a variable; one that held already must have been false before it happens again.
/// </summary>
sealed partial class Turn
{
    bool CheckConditions()
    {
        var before = moving.Count;
        foreach (var token in tokens.Values.Where(t => t.Stage == Stage.Condition).ToList())
        {
            if (Holds(((ConditionalEvent)((CatchEvent)definition.Node(token.ElementId)).Event).Condition, token.Scope)) Queue(token with { Stage = Stage.Leaving });
        }
        foreach (var (_, _, armed) in AllArmed().Where(a => EventOf(definition.Node(a.Armed.ElementId)) is ConditionalEvent))
        {
            if (AllArmed().Find(a => ReferenceEquals(a.Armed, armed)) is not { Armed: not null } found) continue;
            var holds = Holds(((ConditionalEvent)EventOf(definition.Node(armed.ElementId))!).Condition, found.Host is { } at ? Innermost(at) : found.Scope);
            if (holds == armed.Held) continue;
            var looked = armed with { Held = holds };
            if (found.Host is { } host) Keep(host = host with { Armed = host.Armed.Replace(armed, looked) });
            else
            {
                host = null;
                Keep(scopes[found.Scope] with { Armed = scopes[found.Scope].Armed.Replace(armed, looked) });
            }
            if (holds) Happen(host, found.Scope, looked, next: null);
        }
        return moving.Count > before;
    }

    bool Holds(Expression condition, int scope)
    {
        try
        {
            return Evaluate(condition, Seen(scope)).ValueKind == System.Text.Json.JsonValueKind.True;
        }
        catch (ExpressionFault)
        {
            // It speaks of a variable that is not there yet.
            return false;
        }
    }
}
