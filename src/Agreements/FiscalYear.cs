namespace PaWorkflow.Agreements;

/// <summary>A Thai government fiscal year (ปีงบประมาณ): 1 October – 30 September, numbered by the year in which it ends.</summary>
/// <param name="Number">Buddhist Era, e.g. 2564 for 2020-10-01 … 2021-09-30.</param>
public readonly record struct FiscalYear(int Number)
{
    internal const int BuddhistEra = 543;

    public DateOnly Start => new(Number - BuddhistEra - 1, 10, 1);
    public DateOnly End => new(Number - BuddhistEra, 9, 30);

    public static FiscalYear Of(DateOnly date) => new(date.Year + BuddhistEra + (date.Month >= 10 ? 1 : 0));

    /// <summary>The fiscal year in Thailand at an instant.</summary>
    public static FiscalYear At(DateTimeOffset instant) => Of(ThaiTime.DateOf(instant));

    public bool Contains(DateOnly date) => date >= Start && date <= End;

    public override string ToString() => $"{Number}";
}
