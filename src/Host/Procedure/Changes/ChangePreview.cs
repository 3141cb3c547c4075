using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Calendars;

namespace PaWorkflow.Host.Procedure.Changes;

/// <summary>What a newer version of a year's KPI details would bring about.</summary>
/// <param name="Catalogue">The newer version.</param>
/// <param name="Version">The number that it would get.</param>
/// <param name="Concerned">Person ids of those who would have to acknowledge it, in order.</param>
/// <param name="Moves">Deadlines of the running year that follow dates which have changed.</param>
/// <param name="Refusals">Why it cannot be put into force, in Thai; empty when it can.</param>
/// <param name="Warnings">What to look at, in Thai.</param>
public sealed record ChangePreview(
    Catalogue Catalogue, int Version, IReadOnlyList<Difference> Differences, IReadOnlyList<string> Concerned, IReadOnlyList<Rescore> Rescores,
    IReadOnlyList<RoundRescore> Totals, IReadOnlyList<DateMove> Moves, IReadOnlyList<string> Refusals, IReadOnlyList<string> Warnings);

/// <summary>What a KPI's report scores by the older and by the newer details.</summary>
/// <param name="Unfit">Criteria whose result was keyed for what they asked before; it has to be keyed again.</param>
/// <param name="Orphans">Criteria that are gone but have files; those stay with the KPI.</param>
public sealed record Rescore(string Kpi, string Round, decimal Before, decimal? After, IReadOnlyList<string> Unfit, IReadOnlyList<string> Orphans);

/// <summary>The unit's total of an open round by the older and by the newer details.</summary>
public sealed record RoundRescore(string Round, decimal Before, decimal After);
