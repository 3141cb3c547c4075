namespace PaWorkflow.Agreements;

/// <summary>A reporting round (รอบการรายงาน). Both instants are Thai time; a report at the closing instant itself is in time.</summary>
/// <param name="Id"><c>5m</c> or <c>11m</c>.</param>
public sealed record ReportingRound(string Id, string Name, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
