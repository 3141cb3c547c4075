namespace PaWorkflow.Agreements;

/// <summary>The catalogues that come with the program.</summary>
public static class BuiltinCatalogues
{
    const string Folder = "Catalogues/";

    /// <summary>File names, e.g. <c>fy2564-one-stop-service.yaml</c>, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => Embedded.Names(Folder, ".yaml");

    /// <summary>The JSON schema of the format (draft 2020-12).</summary>
    public static string Schema => Embedded.Text(Folder + "catalogue.schema.json");

    /// <summary>The file as it is, with its comments.</summary>
    /// <exception cref="ArgumentException">There is no such catalogue.</exception>
    public static string Text(string name) => Names.Contains(name) ? Embedded.Text(Folder + name)
        : throw new ArgumentException($"There is no catalogue '{name}'; there are {string.Join(", ", Names)}.", nameof(name));

    public static Catalogue Read(string name) => CatalogueFile.Read(Text(name), name) is { Catalogue: { } catalogue } ? catalogue
        : throw new InvalidOperationException($"The catalogue {name} of the program itself does not read.");
}
