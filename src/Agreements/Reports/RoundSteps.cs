namespace PaWorkflow.Agreements;

/// <summary>The steps of the SOP that a KPI's round goes through, named by the form of their task (SOP-HSS4-S-07, steps 6–8).</summary>
public static class RoundSteps
{
    public const string Evidence = "evidence";
    public const string Director = "director-check";
    public const string Recheck = "strategy-recheck";
    public const string Smart = "smart-attach";

    /// <summary>In the procedure's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Evidence, Director, Recheck, Smart];

    /// <summary>When a step is planned.</summary>
    public static DateTimeOffset DueOf(this KpiRoundDeadlines plan, string step) => step switch
    {
        Evidence => plan.Attach.Due,
        Director => plan.Director.Due,
        Recheck => plan.Recheck.Due,
        Smart => plan.Smart.Due,
        _ => throw new ArgumentException($"A round has no step '{step}'; it has {string.Join(", ", All)}.", nameof(step)),
    };
}
