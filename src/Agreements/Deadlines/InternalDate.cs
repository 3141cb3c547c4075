namespace PaWorkflow.Agreements;

/// <summary>A day within the unit by which something is to be done, as it is proposed and as it is set.</summary>
/// <param name="Task">A name of the reminder rules, e.g. <c>briefing</c> or <c>attach</c>; the two reviews are told apart: <c>reviewOrder</c>, <c>reviewGuideline</c>.</param>
/// <param name="Round">None for the start of the year.</param>
/// <param name="Proposed">Counted in working days from the closing, or from the day of the launch.</param>
/// <param name="After">It must be later than this: today, or the day on which the round opens.</param>
/// <param name="Latest">The department's closing that it must not go beyond.</param>
public sealed record InternalDate(string Task, string? Round, DateOnly Proposed, DateOnly After, DateOnly Latest)
{
    /// <summary><c>briefing</c>, <c>attach/5m</c></summary>
    public string Key => Round is null ? Task : $"{Task}/{Round}";
}

/// <summary>Why a day cannot be an internal date.</summary>
/// <param name="Key">Of the <see cref="InternalDate"/>.</param>
public sealed record InternalDateFault(string Key, Wording Wrong, Wording Right);
