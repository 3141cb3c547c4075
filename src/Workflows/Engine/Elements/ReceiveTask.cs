using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Receive task (10.3.3, 13.3.3): waits for its message as a catching message event does, and may carry boundary events.</summary>
sealed partial class Turn
{
    void Work(Token token, ReceiveTask receive) =>
        Keep(token with { Stage = Stage.Message, SubscriptionId = Subscribe(receive.Id, receive.MessageName) });
}
