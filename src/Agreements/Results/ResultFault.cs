namespace PaWorkflow.Agreements;

/// <summary>One thing that is wrong in a results file.</summary>
/// <param name="Path">JSON path from the root, e.g. <c>$.kpis["1.2.3"].criteria["3"]</c>.</param>
/// <param name="Wrong">What is wrong, and with which KPI and criterion.</param>
/// <param name="Right">What would be right.</param>
public sealed record ResultFault(string Path, Wording Wrong, Wording Right)
{
    public override string ToString() => $"{Path}: {Wrong.English}; {Right.English}";

    /// <summary>The same in Thai: <c>the place in words: what is wrong (path); what would be right</c>.</summary>
    public string InThai() => $"{Wrong.Thai} ({Path}); {Right.Thai}";
}
