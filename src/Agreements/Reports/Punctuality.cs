namespace PaWorkflow.Agreements;

/// <summary>How many tasks of those that have been decided were done by their due time (อัตราการทำทันกำหนด).</summary>
/// <param name="OnTime">Done, and not after their due time.</param>
/// <param name="Late">Done after their due time, or still open though it has passed.</param>
public sealed record Punctuality(int OnTime, int Late)
{
    public static Punctuality None { get; } = new(0, 0);

    public int Decided => OnTime + Late;

    /// <summary>From 0 to 1; null where nothing is decided yet: no rate is better than one of nothing.</summary>
    public decimal? Rate => Decided == 0 ? null : (decimal)OnTime / Decided;

    /// <summary>A task that is open and not due yet says nothing, and neither does one without a due time.</summary>
    /// <param name="ended">When it was done; null while it is open.</param>
    public static Punctuality Of(DateTimeOffset? due, DateTimeOffset? ended, DateTimeOffset now) =>
        due is not { } by ? None : (ended ?? now) > by ? new(0, 1) : ended is null ? None : new(1, 0);

    public static Punctuality operator +(Punctuality one, Punctuality other) => new(one.OnTime + other.OnTime, one.Late + other.Late);

    public static Punctuality Sum(IEnumerable<Punctuality> all) => all.Aggregate(None, (sum, one) => sum + one);
}
