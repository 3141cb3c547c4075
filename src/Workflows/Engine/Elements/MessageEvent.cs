using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Message (10.5.5.9): goes to one receiver, found by its name and the instance's business key. What it carries is written before
/// the receiver goes on.
/// </summary>
sealed partial class Turn
{
    string Subscribe(string elementId, string message)
    {
        var subscription = Id();
        effects.Add(new MessageSubscribed(subscription, elementId, message, businessKey));
        return subscription;
    }

    string? Correlate(string subscriptionId, Variables variables)
    {
        if (tokens.Values.FirstOrDefault(t => t.SubscriptionId == subscriptionId && t.Stage == Stage.Message) is { } waiting)
        {
            Received(waiting, variables);
            return null;
        }
        if (AllArmed().Find(a => a.Armed.SubscriptionId == subscriptionId) is not { Armed: { } armed } found)
            return $"Nothing waits for the message as '{subscriptionId}'.";
        Write(found.Host is { } host ? Innermost(host) : found.Scope, variables);
        Happen(found.Host, found.Scope, armed, next: null);
        return null;
    }

    void Received(Token waiting, Variables variables)
    {
        effects.Add(new Unsubscribed(waiting.SubscriptionId!));
        Write(Innermost(waiting), variables);
        Queue(waiting with { Stage = Stage.Leaving, SubscriptionId = null });
    }
}
