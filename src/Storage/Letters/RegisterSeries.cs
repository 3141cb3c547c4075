namespace PaWorkflow.Storage.Letters;

/// <summary>The registers of a unit; each counts from 1 in every calendar year.</summary>
public static class RegisterSeries
{
    /// <summary>Outgoing letters and memos, <c>สธ 0710.01/12</c>.</summary>
    public const string Outgoing = "outgoing";

    /// <summary>Circulars, <c>สธ 0710.01/ว 12</c>.</summary>
    public const string Circular = "circular";

    /// <summary>Orders, <c>12/2564</c>.</summary>
    public const string Order = "order";

    /// <summary>Meetings, ครั้งที่ <c>1/2564</c>.</summary>
    public const string Meeting = "meeting";

    public static IReadOnlyList<string> All { get; } = [Outgoing, Circular, Order, Meeting];

    /// <summary>The number as papers show it, in Arabic digits.</summary>
    /// <param name="prefix">What the unit's numbers begin with.</param>
    /// <param name="calendarYear">Buddhist Era.</param>
    public static string Written(string series, int no, int calendarYear, string prefix) => series switch
    {
        Outgoing => $"{prefix}/{no}",
        Circular => $"{prefix}/ว {no}",
        Order or Meeting => $"{no}/{calendarYear}",
        _ => throw new ArgumentException($"There is no register '{series}'; there are {string.Join(", ", All)}.", nameof(series)),
    };
}
