using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Letters;

/// <summary>Whose a form is.</summary>
public enum FormOrigin { Shipped, House, Unit }

/// <summary>A form of a kind of letter, or an emblem, as it is in force or was.</summary>
/// <param name="Row">Null for the shipped one, which of emblems there is none.</param>
public sealed record FormVersion(string Kind, FormOrigin Origin, LetterForm? Row)
{
    const string ShippedKey = "shipped", HousePrefix = "house-";

    public bool HasFile => Origin == FormOrigin.Shipped || Row?.Sha256 is not null;

    /// <summary>As addresses name it: <c>3</c> of the unit, <c>house-3</c>, <c>shipped</c>.</summary>
    public string Key => Origin switch
    {
        FormOrigin.Shipped => ShippedKey,
        FormOrigin.House => HousePrefix + Row!.Version.ToString(CultureInfo.InvariantCulture),
        _ => Row!.Version.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>In Thai, as people name it.</summary>
    public string Name => Origin switch
    {
        FormOrigin.Shipped => Kind == LetterForm.Emblem ? "กรอบว่างที่มากับแบบ" : "ที่มากับระบบ",
        FormOrigin.House => $"ของทั้งระบบ ฉบับที่ {Row!.Version}",
        _ => $"ของหน่วยงาน ฉบับที่ {Row!.Version}",
    };

    static FormVersion Of(LetterForm row) => new(row.Kind, row.UnitId == LetterForm.WholeHouse ? FormOrigin.House : FormOrigin.Unit, row);

    /// <summary>All that a unit sees of a kind: its own, newest first, then the whole house's, then the shipped one.</summary>
    public static async Task<IReadOnlyList<FormVersion>> All(PaContext db, string unitId, string kind)
    {
        var rows = await SeenBy(db, unitId).Where(form => form.Kind == kind).ToListAsync();
        return [.. rows.Select(Of).OrderByDescending(form => form.Origin).ThenByDescending(form => form.Row!.Version), new(kind, FormOrigin.Shipped, null)];
    }

    /// <summary>The one in force among all of a kind: the unit's newest, else the house's, else the shipped one. A newest one without a file lets the next through.</summary>
    public static FormVersion InForce(IEnumerable<FormVersion> all) =>
        all.GroupBy(form => form.Origin).OrderByDescending(same => same.Key).Select(same => same.MaxBy(form => form.Row?.Version ?? 0)!).First(form => form.HasFile);

    /// <summary>What is in force for a unit, by kind; a kind that nobody has changed is not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, FormVersion>> InForce(PaContext db, string unitId, params string[] kinds)
    {
        var newest = await SeenBy(db, unitId)
            .Where(form => kinds.Contains(form.Kind) && !db.LetterForms.Any(later => later.UnitId == form.UnitId && later.Kind == form.Kind && later.Version > form.Version)).ToListAsync();
        return newest.Where(form => form.Sha256 is not null).GroupBy(form => form.Kind).ToDictionary(same => same.Key, same => same.Select(Of).MaxBy(form => form.Origin)!);
    }

    /// <summary>The one that an address names, or without a name the one in force; null where a unit sees none.</summary>
    public static async Task<FormVersion?> Find(PaContext db, string unitId, string kind, string? key)
    {
        var all = await All(db, unitId, kind);
        return key is null ? InForce(all) : all.FirstOrDefault(form => form.Key == key && form.HasFile);
    }

    static IQueryable<LetterForm> SeenBy(PaContext db, string unitId) => db.LetterForms.AsNoTracking().Where(form => form.UnitId == unitId || form.UnitId == LetterForm.WholeHouse);
}
