using System.Collections.Concurrent;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure;

/// <summary>The catalogues by which years were launched, each text read once.</summary>
public sealed class Catalogues
{
    readonly ConcurrentDictionary<string, Catalogue> read = new(StringComparer.Ordinal);

    public Catalogue Of(AgreementYear year) => read.GetOrAdd(year.CatalogueYaml, text =>
        CatalogueFile.Read(text, year.CatalogueName).Catalogue
            ?? throw new InvalidOperationException($"The catalogue of {year.UnitId} {year.Year} does not read any more."));
}
