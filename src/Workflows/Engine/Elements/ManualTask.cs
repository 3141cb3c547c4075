using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Manual task, and a task without a kind (10.3.4.1, 13.3.3): work that no engine sees. It is passed at once.
/// </summary>
sealed partial class Turn
{
    void Work(Token token, ManualTask _) => Done(token);
}
