namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>A clock that stands still until it is set forward.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past of this clock.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        Interlocked.Exchange(ref ticks, instant.UtcTicks);
    }
}
