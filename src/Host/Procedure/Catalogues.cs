using System.Collections.Concurrent;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure;

/// <summary>The catalogues by which years were launched, each text read once.</summary>
public sealed class Catalogues
{
    readonly ConcurrentDictionary<string, Catalogue> read = new(StringComparer.Ordinal);

    public Catalogue Of(AgreementYear year) => Of(year.CatalogueYaml, year.CatalogueName, year.UnitId, year.Year);

    public Catalogue Of(CatalogueVersion version) => Of(version.CatalogueYaml, version.CatalogueName, version.UnitId, version.Year);

    Catalogue Of(string yaml, string name, string unitId, int year) => read.GetOrAdd(yaml, text =>
        CatalogueFile.Read(text, name).Catalogue ?? throw new InvalidOperationException($"The catalogue of {unitId} {year} does not read any more."));
}
