using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Running;

/// <summary>An instance that lives in memory alone, under a clock that is set by hand: what it waits for and what falls due.</summary>
/// <param name="maxSteps">After so many it is taken to repeat without end.</param>
/// <param name="work">What comes of a service's work, which is done at once.</param>
/// <param name="heard">Told of every effect, in order.</param>
sealed class MemoryInstance(ProcessDefinition definition, int maxSteps, Func<JobCreated, Command> work, Action<Effect> heard)
{
    readonly List<Effect> open = [];
    int taken;

    public InstanceState? State { get; private set; }

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>When each timer fires, by id.</summary>
    public Dictionary<string, DateTimeOffset> Timers { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<UserTaskCreated> Tasks => open.OfType<UserTaskCreated>();

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<MessageSubscribed> Messages => open.OfType<MessageSubscribed>();

    /// <summary>The timer that is due first, and not after the instant; null: none.</summary>
    public string? Due(DateTimeOffset until) => Timers.Where(t => t.Value <= until)
        .OrderBy(t => t.Value).ThenBy(t => t.Key.Length).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key).FirstOrDefault();

    /// <summary>Sets the clock on to when the timer is due; never back.</summary>
    public void MoveTo(string timer)
    {
        if (Timers[timer] > Now) Now = Timers[timer];
    }

    /// <summary>Takes a step, then does the work of the services that it began.</summary>
    /// <exception cref="ScriptFault">There are too many steps.</exception>
    public void Do(Command command)
    {
        var commands = new Queue<Command>([command]);
        while (commands.TryDequeue(out var next))
        {
            var step = ProcessEngine.Advance(definition, State, next, Now);
            if (++taken > maxSteps) throw new ScriptFault($"the run takes more than {maxSteps} steps: the process, or a timer in it, repeats without end");
            // A job may have been cancelled by the work of the one before it.
            if (step is not Step.Taken moved) continue;
            State = moved.State;
            foreach (var effect in moved.Effects) Note(effect, commands);
            // What is due at once needs no time to pass.
            if (commands.Count == 0 && Due(Now) is { } timer) commands.Enqueue(new FireTimer(timer));
        }
    }

    void Note(Effect effect, Queue<Command> commands)
    {
        heard(effect);
        switch (effect)
        {
            case UserTaskCreated or MessageSubscribed:
                open.Add(effect);
                break;
            case UserTaskEnded ended:
                open.RemoveAll(e => e is UserTaskCreated t && t.TaskId == ended.TaskId);
                break;
            case Unsubscribed ended:
                open.RemoveAll(e => e is MessageSubscribed m && m.SubscriptionId == ended.SubscriptionId);
                break;
            case TimerSet set:
                Timers[set.TimerId] = set.DueAt;
                break;
            case TimerCleared cleared:
                Timers.Remove(cleared.TimerId);
                break;
            case JobCreated job:
                commands.Enqueue(work(job));
                break;
        }
    }
}
