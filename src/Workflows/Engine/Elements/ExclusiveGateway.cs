using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Exclusive gateway (10.6.2, 13.4.2): each token passes alone, by the first flow in the file's order whose condition holds, else by
/// the default flow; with neither it waits behind an incident.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, ExclusiveGateway gateway) => Pass(token, gateway);
}
