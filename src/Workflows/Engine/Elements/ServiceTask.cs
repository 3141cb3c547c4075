using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Service, send and business-rule task, and throwing message events (10.3.3, 10.5.1, 13.3.3): a worker for the topic does the
/// work and answers with variables, with a BPMN error that the nearest catcher takes, or with a technical failure, behind which
/// the token waits as an incident.
/// </summary>
sealed partial class Turn
{
    void Work(Token token, ServiceTask service) => CreateJob(token, service.Topic);

    void CreateJob(Token token, string topic)
    {
        var id = Id();
        effects.Add(new JobCreated(id, token.ElementId, topic, definition.Node(token.ElementId).Properties, Seen(token)));
        Keep(token with { Stage = Stage.Job, JobId = id });
    }

    void JobDone(Token token, Variables variables)
    {
        effects.Add(new JobEnded(token.JobId!, Completed: true));
        Write(Innermost(token), variables);
        Queue(token with { Stage = Stage.Leaving, JobId = null });
    }

    void JobFailed(Token token, FailJob failed)
    {
        effects.Add(new JobEnded(token.JobId!, Completed: false));
        token = token with { JobId = null };
        Keep(token);
        var node = definition.Node(token.ElementId);
        if (failed.ErrorCode is { } code && Catcher(token, node is Activity, new ErrorEvent(code)) is { } catcher)
        {
            Catch(catcher);
            return;
        }
        Hold(token, node is Activity ? Stage.Working : Stage.Entering,
            failed.ErrorCode is { } uncaught ? $"The error '{uncaught}' is caught nowhere: {failed.Message}" : failed.Message,
            failed.ErrorCode is null ? Trouble.Work : Trouble.UncaughtError);
    }
}
