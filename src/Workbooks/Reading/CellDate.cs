namespace PaWorkflow.Workbooks;

/// <summary>Dates as they stand in cells: as dates of either era, or as text.</summary>
static class CellDate
{
    /// <returns>Null where it is no date. Without a time of day there is none: the day's beginning says none.</returns>
    public static (DateOnly Date, TimeOnly? Time)? Read(Cell cell)
    {
        if (cell.Kind == CellKind.Text) return ThaiDateText.TryRead(cell.Text, out var typed, out var clock) ? (typed, clock) : null;
        // A whole number without the look of a date is one all the same in a column of dates, when it lies in our time.
        if (cell.Kind != CellKind.Number || cell.IsPercent || !SerialDate.TryRead(cell.Number, out var at)) return null;
        if (ThaiDateText.CommonYear(at.Year) is not { } year || (year < 2000 && !cell.IsDate)) return null;
        // 2564 typed as a year of the Common Era has no 29 February, but may have days that the right year has not.
        if (at.Day > DateTime.DaysInMonth(year, at.Month)) return null;
        return (new(year, at.Month, at.Day), at.TimeOfDay == TimeSpan.Zero ? null : TimeOnly.FromTimeSpan(at.TimeOfDay));
    }

    /// <returns>A month by its first day, whatever day of it the cell holds.</returns>
    public static DateOnly? ReadMonth(Cell cell) =>
        cell.Kind == CellKind.Text && ThaiDateText.TryReadMonth(cell.Text, out var month) ? month
        : Read(cell) is { Time: null, Date: var date } ? new(date.Year, date.Month, 1) : null;
}
