using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>
/// Where the strategy unit prepares a year, step by step, and starts it. Each step is stored for the unit as it is left, complete or not;
/// only the start checks all of them, and makes a year of them in one transaction.
/// </summary>
public sealed class LaunchDesk(Transaction transaction, YearDesk years, TimeProvider clock)
{
    /// <summary>What is prepared so far; an empty plan where nothing is.</summary>
    public static async Task<LaunchPlan> Open(PaContext db, Viewer viewer) =>
        await db.LaunchDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.UnitId == viewer.UnitId) is { } draft ? LaunchPlan.Read(draft.Content) : new();

    /// <summary>Takes another catalogue. Holders stay for the KPIs that it has as well; dates that were set stay within the same year.</summary>
    /// <param name="chosen">Its text reads without a fault.</param>
    public Task<Outcome> Choose(LaunchPlan chosen, Viewer viewer) => Change(viewer, plan =>
    {
        var catalogue = CatalogueFile.Read(chosen.Yaml, chosen.Name).Catalogue ?? throw Rejected.Invalid("File", "แฟ้มตัวชี้วัดมีข้อผิดพลาด");
        var codes = catalogue.Kpis.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        var sameYear = CatalogueOf(plan)?.FiscalYear == catalogue.FiscalYear;
        return chosen with
        {
            Holders = plan.Holders.Where(h => codes.Contains(h.Key)).ToDictionary(StringComparer.Ordinal),
            Dates = sameYear ? plan.Dates : new Dictionary<string, string>(),
        };
    });

    /// <summary>Keeps who holds what, as far as it is chosen. Who is none of the unit's people is left out.</summary>
    public Task<Outcome> Hold(IReadOnlyDictionary<string, string> holders, Viewer viewer) => Change(viewer, plan => plan with { Holders = holders });

    /// <summary>Keeps the internal dates as they were typed, right or wrong.</summary>
    public Task<Outcome> Date(IReadOnlyDictionary<string, string> dates, Viewer viewer) => Change(viewer, plan => plan with { Dates = dates });

    /// <summary>Forgets what was prepared.</summary>
    public Task<Outcome> Discard(Viewer viewer) => !viewer.MayLaunch ? Task.FromResult<Outcome>(new Outcome.NotFound())
        : Rejected.Catch(() => transaction.Run(async db => { await db.LaunchDrafts.Where(d => d.UnitId == viewer.UnitId).ExecuteDeleteAsync(); }));

    /// <summary>Starts the year that was prepared: all of it, or nothing where anything is missing or wrong.</summary>
    /// <param name="seen">The fiscal year that the person has seen and means.</param>
    public async Task<Outcome> Start(PaContext db, int seen, Viewer viewer)
    {
        if (!viewer.MayLaunch) return new Outcome.NotFound();
        var plan = await Open(db, viewer);
        if (CatalogueOf(plan) is not { } catalogue)
            return await db.Years.AnyAsync(y => y.UnitId == viewer.UnitId && y.Year == seen) ? new Outcome.Conflict($"ปีงบประมาณ {seen} เริ่มไว้แล้ว จึงไม่เริ่มซ้ำ") : new Outcome.Conflict("ยังไม่ได้เลือกแฟ้มตัวชี้วัด");
        if (catalogue.FiscalYear.Number != seen) return new Outcome.Conflict($"มีผู้เปลี่ยนแฟ้มตัวชี้วัดเป็นของปี {catalogue.FiscalYear} แล้ว โปรดตรวจทุกขั้นอีกครั้ง");
        if (catalogue.Kpis.Where(k => !plan.Holders.ContainsKey(k.Code)).Select(k => k.Code).ToList() is { Count: > 0 } missing)
            return new Outcome.Invalid("", $"ยังไม่มีผู้จัดเก็บตัวชี้วัด {string.Join(", ", missing)} — เลือกในขั้นที่ 3");
        var dates = new InternalDates(catalogue, await db.CalendarOf(viewer.UnitId), clock.GetUtcNow());
        var (days, faults) = Read(dates, plan.Dates);
        if (faults.Count > 0) return new Outcome.Invalid("", $"วันที่ภายในยังไม่ถูกต้อง {faults.Count} แห่ง — แก้ในขั้นที่ 4");
        return await years.Launch(plan.Yaml, plan.Name, plan.Holders, viewer, dates.Choose(days));
    }

    /// <summary>Null where none is chosen yet.</summary>
    public static Catalogue? CatalogueOf(LaunchPlan plan) => plan.Yaml.Length == 0 ? null : CatalogueFile.Read(plan.Yaml, plan.Name).Catalogue;

    /// <summary>The days that were typed, and all that is wrong with them.</summary>
    public static (IReadOnlyDictionary<string, DateOnly> Days, IReadOnlyList<InternalDateFault> Faults) Read(InternalDates dates, IReadOnlyDictionary<string, string> typed)
    {
        var (days, faults) = (new Dictionary<string, DateOnly>(StringComparer.Ordinal), new List<InternalDateFault>());
        foreach (var date in dates.All)
        {
            if (!typed.TryGetValue(date.Key, out var text) || text.Trim().Length == 0) continue;
            if (Typing.Date(text.Trim()) is { } day) days[date.Key] = day;
            else faults.Add(new(date.Key, new($"'{text}' is no date", $"“{text}” ไม่ใช่วันที่"), new("choose a day from the calendar", "เลือกวันจากปฏิทิน หรือเว้นว่างเพื่อใช้วันที่ระบบเสนอ")));
        }
        return (days, [.. faults, .. dates.Check(days)]);
    }

    async Task<Outcome> Change(Viewer viewer, Func<LaunchPlan, LaunchPlan> change)
    {
        if (!viewer.MayLaunch) return new Outcome.NotFound();
        return await Rejected.Catch(() => transaction.Run(async db =>
        {
            var draft = await db.LaunchDrafts.FindAsync(viewer.UnitId);
            var plan = change(draft is null ? new() : LaunchPlan.Read(draft.Content));
            var people = await db.Users.Where(p => p.UnitId == viewer.UnitId).Select(p => p.Id).ToListAsync();
            plan = plan with { Holders = plan.Holders.Where(h => people.Contains(h.Value)).ToDictionary(StringComparer.Ordinal) };
            if (draft is null) db.LaunchDrafts.Add(draft = new() { UnitId = viewer.UnitId, Content = "", ChangedBy = "", ChangedAt = default });
            (draft.Content, draft.Year, draft.ChangedBy, draft.ChangedAt) = (plan.Write(), CatalogueOf(plan)?.FiscalYear.Number, viewer.PersonId, clock.GetUtcNow());
        }));
    }
}
