namespace PaWorkflow.Agreements;

/// <summary>One thing that is wrong in a results file.</summary>
/// <param name="Path">JSON path from the root, e.g. <c>$.kpis["1.2.3"].criteria["3"]</c>.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record ResultFault(string Path, string Wrong, string Right)
{
    public override string ToString() => $"{Path}: {Wrong}; {Right}";
}
