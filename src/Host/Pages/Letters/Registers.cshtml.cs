using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Pages.Letters;

/// <summary>A register of one calendar year, as it is read and printed; numbers are drawn and declared void here.</summary>
public sealed class RegistersPage(PaContext db, LetterDesk desk) : UnitPage
{
    public string Series { get; private set; } = RegisterSeries.Outgoing;

    /// <summary>Calendar year in the Buddhist Era.</summary>
    public int Year { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<RegisterEntry> Rows { get; private set; } = [];
    public string UnitName { get; private set; } = "";
    public bool MayKeep => LetterDesk.KeepsRegisters(Viewer);

    public async Task<IActionResult> OnGet(string? series, int? year) => await Load(series, year) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? series, int? year)
    {
        var (outcome, number) = await desk.Draw(Typed("Series"), Typed("Subject"), Typed("Addressee"), Viewer, Command);
        return await Answer(outcome, $"ออกเลข {number} แล้ว", series, year);
    }

    public async Task<IActionResult> OnPostVoid(string series, int year, int no) =>
        await Answer(await desk.VoidNumber(series, year, no, Typed("Reason"), Viewer, Command), "ยกเลิกเลขแล้ว เลขนี้จะไม่ถูกใช้ซ้ำ", series, year);

    async Task<IActionResult> Answer(Outcome outcome, string done, string? series, int? year)
    {
        if (outcome is Outcome.Done)
        {
            Say(done);
            return LocalRedirect($"/letters/registers?series={Uri.EscapeDataString(Typed("Series", series ?? RegisterSeries.Outgoing))}{(year is { } y ? $"&year={y}" : "")}");
        }
        if (!Note(outcome)) return NotFound();
        return await Load(series, year) ? Page() : NotFound();
    }

    async Task<bool> Load(string? series, int? year)
    {
        if (!LetterDesk.SeesRegisters(Viewer) || (series is not null && !RegisterSeries.All.Contains(series))) return false;
        Series = series ?? RegisterSeries.Outgoing;
        var now = ThaiDisplay.InBangkok(Now).Year + 543;
        Years = [.. (await db.Registers.Where(r => r.UnitId == Viewer.UnitId).Select(r => r.CalendarYear).Distinct().ToListAsync()).Append(now).Distinct().OrderDescending()];
        Year = year ?? now;
        await LoadNames(db);
        UnitName = await db.Units.Where(u => u.Id == Viewer.UnitId).Select(u => u.Name).SingleAsync();
        Rows = await db.RegisterEntries.AsNoTracking().Where(e => e.UnitId == Viewer.UnitId && e.CalendarYear == Year && e.Series == Series).OrderBy(e => e.No).ToListAsync();
        return true;
    }
}
