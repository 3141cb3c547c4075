using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Terminate (10.5.3, 13.5.6): everything else in the scope of the end event is cancelled. At the top that terminates the instance; a
/// sub-process just ends, and its surroundings go on.
/// </summary>
sealed partial class Turn
{
    void Terminate(Token token, FlowNode node)
    {
        CancelOthers(token);
        if (token.Scope == 0) ending = InstanceStatus.Terminated;
        Leave(token, node);
    }

    void CancelOthers(Token token)
    {
        foreach (var other in InScope(token.Scope).Where(t => t.Number != token.Number)) if (tokens.ContainsKey(other.Number)) Cancel(other);
    }
}
