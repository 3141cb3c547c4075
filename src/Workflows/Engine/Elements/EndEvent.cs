using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// End event (10.5.3, 13.5.6): makes its result happen, then consumes the token; with the last token its scope ends.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, EndEvent end)
    {
        Record(token, ElementEvent.Activated);
        Make(token, end, end.Event, end.Topic);
    }
}
