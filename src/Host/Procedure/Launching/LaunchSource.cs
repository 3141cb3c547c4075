using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>A catalogue to begin a year with that need not be uploaded.</summary>
/// <param name="Value">As a form names it: <c>asis:shipped/…</c> or <c>next:years/2564</c>.</param>
/// <param name="Name">For people, in Thai.</param>
/// <param name="Note">What becomes of it, in Thai.</param>
public sealed record LaunchChoice(string Value, string Name, string Note);

/// <summary>The catalogue of an earlier year carried over, or one that comes with the program.</summary>
static class LaunchSource
{
    const string AsIs = "asis:";
    const string Next = "next:";

    /// <summary>Last year's first; then what comes with the program, carried over to this fiscal year where it is of an earlier one, and as it is.</summary>
    public static IEnumerable<LaunchChoice> Choices(IReadOnlyList<ShelvedCatalogue> shelf, DateOnly today)
    {
        var years = shelf.Where(s => s.Kind == CatalogueShelf.Years).ToList();
        foreach (var shelved in years.Take(1))
            yield return new(Next + shelved.Path, $"ยกจากปี {shelved.Catalogue.FiscalYear} มาเป็นปี {shelved.Catalogue.FiscalYear.Number + 1}", $"{shelved.Catalogue.Title} · เลื่อนทุกวันที่มาหนึ่งปีให้ตรงวันทำการ และเสนอผู้จัดเก็บคนเดิม");
        foreach (var shelved in shelf.Where(s => s.Kind == CatalogueShelf.Shipped))
        {
            if (FiscalYear.Of(today) is var now && now.Number > shelved.Catalogue.FiscalYear.Number)
                yield return new(Next + shelved.Path, $"{shelved.Catalogue.Title} เลื่อนมาเป็นปี {now}", $"จากปี {shelved.Catalogue.FiscalYear} · เลื่อนทุกวันที่ให้ตรงวันทำการของปี {now} โปรดเทียบกับคู่มือของปีนั้น");
            yield return new(AsIs + shelved.Path, shelved.Catalogue.Title, $"ปี {shelved.Catalogue.FiscalYear} · {shelved.Catalogue.Kpis.Count} ตัวชี้วัด · มากับระบบ");
        }
    }

    /// <summary>Null where there is no such choice for the viewer.</summary>
    public static async Task<LaunchPlan?> Take(PaContext db, Catalogues catalogues, Viewer viewer, string choice, WorkingCalendar calendar, DateOnly today)
    {
        var carry = choice.StartsWith(Next, StringComparison.Ordinal);
        if (!carry && !choice.StartsWith(AsIs, StringComparison.Ordinal)) return null;
        if (choice[AsIs.Length..].Split('/') is not [var kind, var name] || await CatalogueShelf.Find(db, catalogues, viewer, kind, Uri.UnescapeDataString(name)) is not { } found) return null;
        if (!carry) return Of(found.Catalogue, found.Yaml, $"{name}.yaml", found.Catalogue.Title, calendar);
        var copy = NextYear.Of(found.Catalogue, calendar);
        // Of a year of one's own the next; what comes with the program may be years behind.
        while (kind == CatalogueShelf.Shipped && copy.Catalogue.FiscalYear.Number < FiscalYear.Of(today).Number) copy = NextYear.Of(copy.Catalogue, calendar);
        var plan = Of(copy.Catalogue, CatalogueYaml.Write(copy.Catalogue), $"{name}-{copy.Catalogue.FiscalYear}.yaml", $"ยกจากปี {found.Catalogue.FiscalYear}", calendar);
        return plan with
        {
            Remarks =
            [
                .. copy.Notes.Select(n => new FileRemark("", "ทั้งแฟ้ม", "", n.Thai, "โปรดตรวจก่อนใช้แฟ้มที่ยกมา")),
                .. copy.Dates.Where(d => d.Why is not null).Select(d => new FileRemark("", d.Place.Thai, "", $"{d.From.Thai} → {d.To.Thai}: {d.Why!.Thai}", "วันที่เลื่อนไปวันทำการอื่น โปรดเทียบกับปฏิทินของกรม")),
                .. plan.Remarks,
            ],
        };
    }

    static LaunchPlan Of(Catalogue catalogue, string yaml, string name, string from, WorkingCalendar calendar)
    {
        var reading = CatalogueFile.Read(yaml, name, calendar);
        return new() { Yaml = yaml, Name = name, From = reading.Catalogue is null ? catalogue.Title : from, Remarks = [.. reading.Warnings.Select(FileRemark.Of)] };
    }
}
