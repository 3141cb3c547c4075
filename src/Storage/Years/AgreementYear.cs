namespace PaWorkflow.Storage.Years;

/// <summary>One unit's performance agreement of one fiscal year, from its launch on.</summary>
public sealed class AgreementYear
{
    public required string UnitId { get; init; }

    /// <summary>Fiscal year in the Buddhist Era, e.g. 2564.</summary>
    public required int Year { get; init; }

    /// <summary>The catalogue as it stood at the launch: the year is scored by this text, whatever becomes of the file.</summary>
    public required string CatalogueYaml { get; set; }

    public required string CatalogueName { get; set; }
    public required string InstanceId { get; init; }
    public required DateTimeOffset LaunchedAt { get; init; }
    public required string LaunchedBy { get; init; }

    /// <summary>Internal dates that were set otherwise than proposed at the launch (<c>ChosenDates</c> as JSON); empty where none was.</summary>
    public string ChosenDates { get; init; } = "";

    /// <summary>What was agreed at the briefing meeting (step 1), and what the guideline says (step 3).</summary>
    public string BriefingNote { get; set; } = "";
    public DateOnly? BriefingDate { get; set; }
    public string BriefingPlace { get; set; } = "";
    public string GuidelineNote { get; set; } = "";

    public DateTimeOffset? KeyedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}
