namespace PaWorkflow.Host.Procedure;

/// <summary>Where a person completes a task: the domain's change and the token's move commit together.</summary>
public sealed class TaskDesk
{
    public Task<Outcome> Complete(string taskId, TaskForm form, Viewer viewer) => throw new NotSupportedException();
}
