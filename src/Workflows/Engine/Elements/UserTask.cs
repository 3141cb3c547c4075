using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// User task (BPMN 2.0.2, 10.3.4.1 and 13.3.3): becomes a task of a person, waits until it is completed, and writes what the
/// person hands in. Who, until when and with which form are expressions over what the task sees.
/// </summary>
sealed partial class Turn
{
    void Work(Token token, UserTask task)
    {
        var seen = Seen(token);
        var id = Id();
        effects.Add(new UserTaskCreated(
            id, task.Id, task.Name ?? task.Id, TextOf(task.Assignee, seen), ListOf(task.CandidateGroups, seen), ListOf(task.CandidateUsers, seen),
            InstantOf(task.DueDate, seen), task.FormKey, task.Properties, seen));
        Keep(token with { Stage = Stage.Task, TaskId = id });
    }

    void TaskDone(Token token, Variables variables)
    {
        effects.Add(new UserTaskEnded(token.TaskId!, Completed: true));
        Write(Innermost(token), variables);
        Queue(token with { Stage = Stage.Leaving, TaskId = null });
    }
}
