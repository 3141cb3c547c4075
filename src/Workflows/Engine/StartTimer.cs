using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>When the timer start events of a process are due: there is no instance yet that could keep its times.</summary>
public static class StartTimer
{
    /// <returns>When the start event first falls due, and its schedule to be kept; null where it never does.</returns>
    /// <exception cref="ArgumentException">The time speaks of variables, which a process that has not begun does not have.</exception>
    public static (DateTimeOffset DueAt, string Schedule)? First(StartEvent start, DateTimeOffset now)
    {
        try
        {
            return Kept(Timing.Of(((TimerEvent)start.Event!).Timer, Variables.Empty, now, new()));
        }
        catch (ExpressionFault fault)
        {
            throw new ArgumentException(fault.Message, nameof(start));
        }
    }

    /// <summary>The same after one firing.</summary>
    public static (DateTimeOffset DueAt, string Schedule)? Next(string schedule, DateTimeOffset now)
    {
        var next = JsonSerializer.Deserialize<Schedule>(schedule)!.Next(now);
        // After a standstill one start serves for those that were missed.
        while (next is { Interval: not null } && next.DueAt <= now) next = next.Next(now);
        return Kept(next);
    }

    static (DateTimeOffset, string)? Kept(Schedule? schedule) => schedule is null ? null : (schedule.DueAt, JsonSerializer.Serialize(schedule));
}
