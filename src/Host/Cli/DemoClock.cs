namespace PaWorkflow.Host.Cli;

/// <summary>The machine's clock, set to another day: the demonstration's fiscal year lies in the past.</summary>
sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    // Business time runs on from the start as fast as the machine's.
    long shift = (start - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref shift, by.Ticks);
    }
}
