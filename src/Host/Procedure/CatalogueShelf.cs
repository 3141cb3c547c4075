using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Procedure;

/// <summary>A catalogue that can be looked at, taken out and made the beginning of a year.</summary>
/// <param name="Kind"><see cref="CatalogueShelf.Shipped"/> or <see cref="CatalogueShelf.Years"/>.</param>
/// <param name="Name">Of a shipped one its file's name without the ending, of a launched year the year.</param>
/// <param name="Yaml">The file as it is, with its comments.</param>
public sealed record ShelvedCatalogue(string Kind, string Name, Catalogue Catalogue, string Yaml)
{
    /// <summary>Where its files and pages lie, e.g. <c>years/2564</c>.</summary>
    public string Path => $"{Kind}/{Uri.EscapeDataString(Name)}";
}

/// <summary>The catalogues that come with the program, and those of the unit's own years.</summary>
public static class CatalogueShelf
{
    public const string Shipped = "shipped";
    public const string Years = "years";

    const string Ending = ".yaml";

    /// <summary>The unit's years first, the newest at the top.</summary>
    public static async Task<IReadOnlyList<ShelvedCatalogue>> All(PaContext db, Catalogues catalogues, Viewer viewer)
    {
        var years = await db.Years.AsNoTracking().Where(y => y.UnitId == viewer.UnitId).OrderByDescending(y => y.Year).ToListAsync();
        return [.. years.Select(y => new ShelvedCatalogue(Years, y.Year.ToString(CultureInfo.InvariantCulture), catalogues.Of(y), y.CatalogueYaml)), .. BuiltinCatalogues.Names.Select(OfFile)];
    }

    /// <summary>Null where there is no such catalogue for the viewer.</summary>
    public static async Task<ShelvedCatalogue?> Find(PaContext db, Catalogues catalogues, Viewer viewer, string kind, string name)
    {
        if (!viewer.SeesCatalogues) return null;
        if (kind == Shipped) return BuiltinCatalogues.Names.Contains(name + Ending) ? OfFile(name + Ending) : null;
        return kind == Years && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && await db.Years.AsNoTracking().SingleOrDefaultAsync(y => y.UnitId == viewer.UnitId && y.Year == year) is { } launched
            ? new(Years, name, catalogues.Of(launched), launched.CatalogueYaml) : null;
    }

    static ShelvedCatalogue OfFile(string file) => new(Shipped, file[..^Ending.Length], BuiltinCatalogues.Read(file), BuiltinCatalogues.Text(file));
}
