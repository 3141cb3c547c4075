using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Standard loop (10.3.7, 13.3.6): the activity again as long as its condition holds, asked before or after each round, and not more
/// often than its maximum says. The condition sees <c>loopCounter</c>, the number of rounds begun.
/// </summary>
sealed partial class Turn
{
    void Repeat(Token body, Activity activity, StandardLoop loop)
    {
        body = body with { Stage = Stage.Repeating, Loop = new([], 0, 0) };
        Keep(body);
        if (loop.TestBefore && !Again(loop, body)) Queue(body with { Stage = Stage.Leaving });
        else OpenInstances(body, activity, 1);
    }

    bool Again(StandardLoop loop, Token body) =>
        (loop.Maximum is not { } maximum || body.Loop!.Started < maximum)
        && (loop.Condition is null || Truth(loop.Condition, Seen(body).With("loopCounter", body.Loop!.Started)));
}
