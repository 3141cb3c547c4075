using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Changes;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years.Changes;

/// <summary>Puts a newer version of the KPI details into force: the file, what it would bring about, the reason, then the change.</summary>
public sealed class NewChangePage(PaContext db, ChangeDesk desk) : UnitPage
{
    /// <summary>Bytes.</summary>
    const int MaxCatalogue = 1024 * 1024;

    public int Year { get; private set; }
    public string Yaml { get; private set; } = "";
    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Faults { get; private set; } = [];
    public ChangePreview? Preview { get; private set; }

    public async Task<IActionResult> OnGet(int year) => await Load(year) ? Page() : NotFound();

    /// <summary>Reads the file and shows what it would bring about.</summary>
    public async Task<IActionResult> OnPostRead(int year)
    {
        if (!await Load(year)) return NotFound();
        await Take();
        if (ModelState.IsValid) await Foresee();
        return Preview is null ? AskAgain() : Page();
    }

    public async Task<IActionResult> OnPostChange(int year)
    {
        if (!await Load(year)) return NotFound();
        (Yaml, Name) = (Typed("Yaml"), Typed("Name"));
        var outcome = await desk.Change(year, Yaml, Name, Typed("Reason"), int.TryParse(Typed("Version"), out var version) ? version : 0, Viewer, Typed("CommandId") is { Length: > 0 } id ? id : null);
        if (outcome is Outcome.Done)
        {
            Say("ใช้รายละเอียดตัวชี้วัดฉบับใหม่แล้ว ผู้เกี่ยวข้องทุกคนได้รับงานรับทราบพร้อมอีเมล");
            return LocalRedirect($"/years/{year}/changes");
        }
        if (!Note(outcome)) return NotFound();
        db.ChangeTracker.Clear();
        await Foresee();
        return Page();
    }

    async Task<bool> Load(int year)
    {
        if (!Viewer.MayLaunch || await db.Years.FindAsync(Viewer.UnitId, year) is null) return false;
        Year = year;
        await LoadNames(db);
        return true;
    }

    async Task Take()
    {
        if (Request.Form.Files.GetFile("File") is { } file)
        {
            Name = Path.GetFileName(file.FileName);
            if (file.Length > MaxCatalogue)
            {
                Fault("File", "แฟ้มใหญ่เกิน 1 MB จึงไม่น่าใช่แฟ้มตัวชี้วัด");
                return;
            }
            using var reader = new StreamReader(file.OpenReadStream());
            Yaml = await reader.ReadToEndAsync();
        }
        else (Name, Yaml) = (Typed("Name"), Typed("Yaml"));
        if (Yaml.Length == 0) Fault("File", "โปรดเลือกแฟ้มตัวชี้วัดฉบับใหม่");
    }

    async Task Foresee()
    {
        var reading = CatalogueFile.Read(Yaml, Name);
        Faults = [.. reading.Faults.Select(f => f.InThai())];
        Preview = await desk.Preview(db, Year, reading, Viewer);
    }
}
