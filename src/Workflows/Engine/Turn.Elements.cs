using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>The closed map from a node to what it does with a token; each element has a file of its own in <c>Elements</c>.</summary>
sealed partial class Turn
{
    void Enter(Token token, FlowNode node)
    {
        switch (node)
        {
            case Activity activity: Enter(token, activity); break;
            case StartEvent start: Enter(token, start); break;
            case EndEvent end: Enter(token, end); break;
            case CatchEvent wait: Enter(token, wait); break;
            case ThrowEvent thrown: Enter(token, thrown); break;
            case BoundaryEvent boundary: Enter(token, boundary); break;
            case ExclusiveGateway gateway: Enter(token, gateway); break;
            case ParallelGateway gateway: Enter(token, gateway); break;
            case InclusiveGateway gateway: Enter(token, gateway); break;
            case EventBasedGateway gateway: Enter(token, gateway); break;
            default: throw new InvalidOperationException($"The engine has no behaviour for {node.GetType().Name}.");
        }
    }
}
