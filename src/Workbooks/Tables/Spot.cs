namespace PaWorkflow.Workbooks;

/// <summary>A place in a workbook that a fault can name.</summary>
/// <param name="Cell">A cell or a range; null: the worksheet as a whole.</param>
readonly record struct Spot(string? Sheet, string? Cell = null, string? Heading = null);
