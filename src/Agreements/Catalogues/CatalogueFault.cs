namespace PaWorkflow.Agreements;

/// <summary>One thing that is wrong, or to be looked at, in a YAML file of the office: a catalogue, holidays or reminder rules.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Path">Where in the file's structure, e.g. <c>kpis[2].rounds.5m.criteria[0].rule</c>.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record CatalogueFault(string File, int Line, string Path, Wording Wrong, Wording Right)
{
    /// <summary><c>file:line: path: what is wrong; what would be right</c> on one line.</summary>
    public override string ToString() => $"{File}:{Line}: {Path}: {Wrong.English}; {Right.English}".ReplaceLineEndings(" ");

    /// <summary>The same in Thai: <c>file บรรทัด 12 the place in words (path): what is wrong; what would be right</c>.</summary>
    public string InThai()
    {
        var place = Path == Places.File ? "" : Places.InThai(Path) is { Length: > 0 } words ? $" {words} ({Path})" : $" ({Path})";
        return $"{File} บรรทัด {Line}{place}: {Wrong.Thai}; {Right.Thai}".ReplaceLineEndings(" ");
    }
}
