namespace PaWorkflow.Agreements;

/// <summary>A day on which an office goes by something else than the calendar that comes with the program.</summary>
/// <param name="Name">In Thai: of the holiday, or why the office works on one.</param>
/// <param name="IsHoliday">False: a holiday on which the office works.</param>
public sealed record SpecialDay(DateOnly Date, string Name, bool IsHoliday);
