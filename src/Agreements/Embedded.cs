namespace PaWorkflow.Agreements;

/// <summary>Data files inside the assembly, by folder and name as they stand in the project.</summary>
static class Embedded
{
    public static IReadOnlyList<string> Names(string folder, string ending) =>
        [.. typeof(Embedded).Assembly.GetManifestResourceNames()
            .Select(n => n.Replace('\\', '/'))
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal))
            .Select(n => n[folder.Length..]).Order(StringComparer.Ordinal)];

    public static string Text(string path)
    {
        var assembly = typeof(Embedded).Assembly;
        var name = assembly.GetManifestResourceNames().First(n => n.Replace('\\', '/') == path);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
