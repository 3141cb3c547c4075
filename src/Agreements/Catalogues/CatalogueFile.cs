namespace PaWorkflow.Agreements;

/// <param name="Catalogue">None when there are faults.</param>
/// <param name="Faults">In the order of the file.</param>
/// <param name="Warnings">What the office should look at, though the file is right in itself.</param>
public sealed record CatalogueReading(Catalogue? Catalogue, IReadOnlyList<CatalogueFault> Faults, IReadOnlyList<CatalogueFault> Warnings);

/// <summary>Reads a catalogue from YAML; the format is <c>Catalogues/catalogue.schema.json</c>.</summary>
public static class CatalogueFile
{
    /// <summary>Finds all faults at once.</summary>
    /// <param name="fileName">For the faults' first word; nothing is read from there.</param>
    /// <param name="calendar">By which closings on days off are told; null: the one that comes with the program.</param>
    public static CatalogueReading Read(string yaml, string fileName, WorkingCalendar? calendar = null)
    {
        var source = new YamlSource(fileName);
        if (source.Root(yaml) is not { } root) return new(null, source.Sorted, []);
        var reader = new CatalogueReader(root, calendar ?? WorkingCalendar.Thai);
        var catalogue = reader.Read();
        var remarks = source.Faults.Count > 0 || catalogue is null ? [] : ManualLint.Of(catalogue).Select(r => source.At(r.Path, r.Found, r.Remedy));
        return new(source.Faults.Count == 0 ? catalogue : null, source.Sorted, [.. reader.Warnings.Concat(remarks).OrderBy(w => w.Line)]);
    }
}
