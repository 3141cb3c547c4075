using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Embedded sub-process (10.3.5, 13.3.4): a scope of its own begins at its plain start event; the activity is done when the last
/// token in it is consumed. A terminate end event in it ends it alone.
/// </summary>
sealed partial class Turn
{
    void Work(Token token, SubProcess sub) => Enter(token, sub.Id, Open(sub.Id, token.Scope, token.Number, sub.Id, Inputs(sub, token)));

    void Enter(Token token, string? content, Scope inside)
    {
        Keep(token with { Stage = Stage.Inside });
        ArmEventSubProcesses(inside.Number);
        Place(definition.StartOf(content)!.Id, inside.Number);
    }
}
