using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Event sub-process (10.3.5.2, 13.5.4): waits for its start event as long as its scope lives. An interrupting one ends all else
/// in the scope; another runs beside it, as often as its event happens. The scope lasts until both are done.
/// </summary>
sealed partial class Turn
{
    void ArmEventSubProcesses(int scope)
    {
        var armed = definition.EventSubProcesses(scopes[scope].Content).Select(sub => Arm(sub.Start.Id, scope)).OfType<Armed>().ToImmutableArray();
        Keep(scopes[scope] with { Armed = armed });
    }

    void StartEventSubProcess(int scope, StartEvent start)
    {
        var sub = definition.Node(start.ParentId!);
        var token = new Token(Number(), sub.Id, scope, Stage.Inside);
        if (start.Interrupting)
        {
            Disarm(scopes[scope].Armed);
            Keep(scopes[scope] with { Armed = [] });
            foreach (var other in InScope(scope)) if (tokens.ContainsKey(other.Number)) Cancel(other);
        }
        Begin((SubProcess)sub, token);
    }

    void Begin(SubProcess sub, Token token)
    {
        Keep(token);
        Record(token, ElementEvent.Activated);
        var inside = Open(sub.Id, token.Scope, token.Number, sub.Id, Variables.Empty);
        ArmEventSubProcesses(inside.Number);
        Place(definition.In(sub.Id).OfType<StartEvent>().First().Id, inside.Number);
    }
}
