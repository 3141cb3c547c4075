using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Processes;

/// <summary>One caller's work in the queue of <see cref="GroupCommit"/>.</summary>
abstract class Piece(string? instanceId, string? taskId, CancellationToken cancel)
{
    public string? InstanceId => instanceId;
    public string? TaskId => taskId;
    protected CancellationToken Cancel => cancel;

    /// <summary>Whether the caller has given up before the work began; it is told so.</summary>
    public abstract bool GivenUp();

    public abstract Task Do(PaContext db);

    /// <summary>Answers with what the work came to when it was done last.</summary>
    public abstract void Tell();

    /// <summary>Runs the work in a transaction of its own and answers, whatever happens.</summary>
    public abstract Task Alone(Transaction transaction);

    public abstract void Fail(Exception fault);
}

sealed class Piece<T>(string? instanceId, string? taskId, Func<PaContext, Task<T>> work, CancellationToken cancel) : Piece(instanceId, taskId, cancel)
{
    // The callers go on elsewhere: the turn has others to serve.
    readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    T result = default!;

    public Task<T> Answer => answer.Task;

    public override bool GivenUp() => Cancel.IsCancellationRequested && answer.TrySetCanceled(Cancel);

    public override async Task Do(PaContext db) => result = await work(db);

    public override void Tell() => answer.TrySetResult(result);

    public override async Task Alone(Transaction transaction)
    {
        try
        {
            answer.TrySetResult(await transaction.Run(async db =>
            {
                if (InstanceId is { } id) await db.HoldInstance(id);
                return await work(db);
            }, Cancel));
        }
        catch (OperationCanceledException) when (Cancel.IsCancellationRequested)
        {
            answer.TrySetCanceled(Cancel);
        }
        catch (Exception fault)
        {
            answer.TrySetException(fault);
        }
    }

    public override void Fail(Exception fault) => answer.TrySetException(fault);
}
