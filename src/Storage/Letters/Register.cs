namespace PaWorkflow.Storage.Letters;

/// <summary>
/// The last number given in one register (outgoing letters, circulars, orders) of one unit and calendar year;
/// numbers run from 1 and are never given twice.
/// </summary>
public sealed class Register
{
    public required string UnitId { get; init; }

    /// <summary>Calendar year in the Buddhist Era.</summary>
    public required int CalendarYear { get; init; }

    public required string Series { get; init; }

    /// <summary>Concurrency token too: two callers never draw the same number.</summary>
    public required int Last { get; set; }
}
