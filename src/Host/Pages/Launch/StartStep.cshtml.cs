using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Step 6: what is complete, what is missing, and the button that starts the year.</summary>
public sealed class StartStepPage(PaContext db, ProcessDefinitions definitions, LaunchDesk desk) : LaunchStep(db, definitions)
{
    public override string Here => StartPath;

    /// <summary>The year runs already.</summary>
    public bool IsLaunched { get; private set; }

    public bool IsReady => !IsLaunched && Vacant.Count == 0 && Unheld.Count == 0 && DateFaults.Count == 0;

    /// <summary>What must be, whether it is, and where it is seen to.</summary>
    public IEnumerable<(bool Is, string Path, string What)> Checks =>
    [
        (true, FromPath, $"ตัวชี้วัด {Catalogue!.Kpis.Count} ตัว จาก{Plan.From}"),
        (Vacant.Count == 0, PeoplePath, Vacant.Count == 0 ? $"บุคลากร {Members.Count} คน ครบทุกตำแหน่ง" : $"ยังไม่มีผู้ดำรงตำแหน่ง {string.Join(", ", Vacant.Select(ThaiDisplay.PostName))}"),
        (Unheld.Count == 0, HoldersPath, Unheld.Count == 0 ? $"ผู้จัดเก็บครบทุกตัวชี้วัด ({Plan.Holders.Values.Distinct().Count()} คน)" : $"ยังไม่มีผู้จัดเก็บตัวชี้วัด {string.Join(", ", Unheld)}"),
        (DateFaults.Count == 0, DatesPath, DateFaults.Count > 0 ? $"วันที่ภายในยังไม่ถูกต้อง {DateFaults.Count} แห่ง" : Days.Count > 0 ? $"กำหนดวันเอง {Days.Count} วัน นอกนั้นตามที่ระบบเสนอ" : "ใช้วันที่ระบบเสนอทั้งหมด"),
    ];

    public async Task<IActionResult> OnGet() => await Open() ?? await Shown();

    public async Task<IActionResult> OnPost()
    {
        if (!Viewer.MayLaunch) return NotFound();
        var year = int.TryParse(Typed("Year"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var outcome = await desk.Start(Db, year, Viewer);
        if (outcome is Outcome.Done)
        {
            Say($"เริ่มปีงบประมาณ {year} แล้ว งานแรกอยู่ในงานของฉัน");
            return LocalRedirect($"/years/{year}");
        }
        if (!Note(outcome)) return NotFound();
        await Load();
        // The year was started by another press: it is there to be seen.
        if (Catalogue is null) return LocalRedirect(await Db.Years.AnyAsync(y => y.UnitId == Viewer.UnitId && y.Year == year) ? $"/years/{year}" : FromPath);
        return await Shown();
    }

    async Task<IActionResult> Shown()
    {
        IsLaunched = await Db.Years.AnyAsync(y => y.UnitId == Viewer.UnitId && y.Year == Catalogue!.FiscalYear.Number);
        return Page();
    }
}
