using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Error (10.5.5.4, 13.5.7): goes outwards from where it is thrown to the nearest boundary event or event sub-process that catches it,
/// and interrupts what it was thrown in. One that nobody catches is an incident.
/// </summary>
sealed partial class Turn
{
    void Throw(Token token, FlowNode node, ErrorEvent error)
    {
        var caught = Catcher(token, atActivity: false, error) ?? throw new ExpressionFault($"The error '{error.Code}' of '{node.Id}' is caught nowhere.", Trouble.UncaughtError);
        Record(token, ElementEvent.Completed);
        tokens = tokens.Remove(token.Number);
        Catch(caught);
    }
}
