namespace PaWorkflow.Agreements;

/// <summary>What a manual leaves in doubt, though the catalogue made from it is right in itself.</summary>
/// <param name="Path">Where in the catalogue, e.g. <c>kpis[0].rounds.11m.criteria[2].parts[0]</c>.</param>
/// <param name="Found">What contradicts what.</param>
/// <param name="Remedy">Which reading is taken, or what the office may do.</param>
public sealed record Remark(string Path, Wording Found, Wording Remedy);
