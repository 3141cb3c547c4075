namespace PaWorkflow.Workflows.Model;

/// <summary>The procedures that are shipped with the program (<c>Definitions/*.bpmn</c>).</summary>
public static class Builtin
{
    const string Folder = "PaWorkflow.Workflows.Definitions.";

    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(Builtin).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".bpmn".Length]).Order(StringComparer.Ordinal)];

    /// <summary>The XML text.</summary>
    /// <exception cref="ArgumentException">There is no such procedure.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(Builtin).Assembly.GetManifestResourceStream($"{Folder}{name}.bpmn")
            ?? throw new ArgumentException($"There is no built-in procedure '{name}'; there are: {string.Join(", ", Names)}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
