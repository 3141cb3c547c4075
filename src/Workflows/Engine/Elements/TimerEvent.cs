using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Timer (10.5.5.7): a date, a duration from the moment of waiting, or a cycle, which fires again beside what it watches. A due timer
/// fires once, however late; see <see cref="Timing"/> for what a time may look like.
/// </summary>
sealed partial class Turn
{
    string? Fire(string timerId)
    {
        if (tokens.Values.FirstOrDefault(t => t.TimerId == timerId) is { } waiting)
        {
            effects.Add(new TimerCleared(timerId));
            Queue(waiting with { Stage = Stage.Leaving, TimerId = null });
            return null;
        }
        if (AllArmed().Find(a => a.Armed.TimerId == timerId) is not { Armed: { } armed } found) return $"No timer '{timerId}' is set.";
        if (armed.DueAt > now) return $"The timer '{timerId}' is due at {armed.DueAt:O}.";
        var next = new Schedule(armed.DueAt, armed.Later, armed.Interval, armed.Left).Next(now);
        Happen(found.Host, found.Scope, armed, next);
        return null;
    }

    Armed? Arm(string elementId, int scope, TimerDefinition timer)
    {
        if (Timing.Of(timer, Seen(scope), now, scripts) is not { } schedule) return null;
        var armed = Scheduled(new(elementId) { TimerId = Id() }, schedule);
        effects.Add(new TimerSet(armed.TimerId!, elementId, armed.DueAt));
        return armed;
    }

    static Armed Scheduled(Armed armed, Schedule schedule) =>
        armed with { DueAt = schedule.DueAt, Later = schedule.Later, Interval = schedule.Interval, Left = schedule.Left };
}
