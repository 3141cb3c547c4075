using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Intermediate catching event (10.5.4, 13.5.2): waits until its event happens; the target of a link is passed.</summary>
sealed partial class Turn
{
    void Enter(Token token, CatchEvent wait)
    {
        if (wait.Event is LinkEvent)
        {
            Pass(token, wait);
            return;
        }
        Record(token, ElementEvent.Activated);
        switch (wait.Event)
        {
            case TimerEvent { Timer: var timer }:
                var schedule = Timing.Of(timer, Seen(token), now, scripts) ?? throw new ExpressionFault($"{timer.Value} gives no time to wait for.", Trouble.Time);
                var id = Id();
                Keep(token with { Stage = Stage.Timer, TimerId = id });
                effects.Add(new TimerSet(id, wait.Id, schedule.DueAt));
                break;
            case MessageEvent message:
                Keep(token with { Stage = Stage.Message, SubscriptionId = Subscribe(wait.Id, message.Name) });
                break;
            case SignalEvent signal:
                Keep(token with { Stage = Stage.Signal, SubscriptionId = SubscribeSignal(wait.Id, signal.Name) });
                break;
            case ConditionalEvent:
                Keep(token with { Stage = Stage.Condition });
                break;
            default:
                throw new InvalidOperationException($"The engine cannot wait for a {wait.Event.GetType().Name}.");
        }
    }
}
