using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Boundary event (10.5.4, 13.5.3): armed as long as its activity runs. An interrupting one ends the activity and goes on in its
/// place; another lets it run and sends a token of its own each time. Of a repeated activity it belongs to the whole.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, BoundaryEvent boundary) => Pass(token, boundary);

    ImmutableArray<Armed> ArmBoundaries(Token token, Activity activity) =>
        [.. activity.Boundaries.Select(id => Arm(id, Innermost(token))).OfType<Armed>()];

    void Interrupt(Token host, string boundary)
    {
        // The new token keeps the scope open while the activity ends.
        var number = Number();
        Keep(new Token(number, boundary, host.Scope, Stage.Entering));
        Cancel(host);
        moving.Enqueue(number);
    }
}
