using System.Reflection;
using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>The catalogues that the program brings along, by file name.</summary>
static class BuiltinCatalogues
{
    const string Folder = ".Catalogues.";

    static readonly Assembly agreements = typeof(CatalogueFile).Assembly;

    public static IReadOnlyList<string> Names { get; } =
        [.. agreements.GetManifestResourceNames().Where(IsCatalogue).Select(FileName).Order(StringComparer.Ordinal)];

    /// <returns>Null when there is none of that name.</returns>
    public static string? Read(string name)
    {
        if (agreements.GetManifestResourceNames().FirstOrDefault(resource => IsCatalogue(resource) && FileName(resource) == name) is not { } found) return null;
        using var reader = new StreamReader(agreements.GetManifestResourceStream(found)!);
        return reader.ReadToEnd();
    }

    static bool IsCatalogue(string resource) => resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(".yaml", StringComparison.Ordinal);

    static string FileName(string resource) => resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
}
