using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>What a change of the calendar would bring about now. Nothing is changed.</summary>
public sealed record CalendarPreview(CalendarChange Change, IReadOnlyList<DayChange> Days, IReadOnlyList<DateMove> Moves, IReadOnlyList<ClosingOff> Closings)
{
    /// <summary>Of a file: days that are holidays already, or on which the office has said to work, and days outside of the calendar's years.</summary>
    public (int Known, int Worked, int Outside) LeftOut { get; init; }

    /// <summary>
    /// SHA-256 over all that is shown: who confirms sends it along, and the change is made only where it would still bring about the same.
    /// </summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { Change, Days, Moves, Closings }, Variables.Json))));

    /// <summary>How many people would be told.</summary>
    public int Told => Moves.SelectMany(m => m.People).Distinct().Count();
}
