namespace PaWorkflow.Agreements;

/// <summary>What the procedure in force says of one of its steps.</summary>
/// <param name="Number">The SOP's number of the step, 1–8; null: the procedure gives none.</param>
/// <param name="Minutes">The SOP's standard time; null: the procedure gives none.</param>
public sealed record StepStandard(int? Number, int? Minutes);
