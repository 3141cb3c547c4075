using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Chooses a catalogue, shows all its faults at once, names the proposed collectors and launches the year.</summary>
public sealed class LaunchPage(PaContext db, YearDesk desk) : UnitPage
{
    /// <summary>File name and title of each catalogue that the program brings along.</summary>
    public IReadOnlyList<(string Name, string Title)> Builtin { get; } = [.. BuiltinCatalogues.Names.Select(name => (name, BuiltinCatalogues.Read(name).Title))];
    public string Yaml { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Catalogue? Catalogue { get; private set; }
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>The same where they are faults of a workbook, for a table.</summary>
    public IReadOnlyList<FileRemark> CellFaults { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];
    public IReadOnlyList<Person> People { get; private set; } = [];

    IReadOnlyList<string>? workbookWarnings;

    public IActionResult OnGet() => Viewer.MayLaunch ? Page() : NotFound();

    /// <summary>Reads the chosen, uploaded or mended text.</summary>
    public async Task<IActionResult> OnPostRead()
    {
        if (!Viewer.MayLaunch) return NotFound();
        await Take();
        if (Yaml.Length == 0 && ModelState.IsValid && CellFaults.Count == 0) Fault("File", "โปรดเลือกแฟ้ม Excel หรือ YAML ของหน่วยงาน หรือเลือกแฟ้มที่มากับระบบ");
        else if (ModelState.IsValid && CellFaults.Count == 0) await Read();
        return Catalogue is null ? AskAgain() : Page();
    }

    public async Task<IActionResult> OnPostLaunch()
    {
        if (!Viewer.MayLaunch) return NotFound();
        (Yaml, Name) = (Sent(), Typed("Name"));
        await Read();
        if (Catalogue is null) return AskAgain();
        var holders = new Dictionary<string, string>();
        foreach (var kpi in Catalogue.Kpis)
        {
            var person = Typed($"Holders[{kpi.Code}]");
            if (People.Any(p => p.Id == person)) holders[kpi.Code] = person;
            else Fault($"Holders[{kpi.Code}]", $"โปรดเลือกผู้จัดเก็บตัวชี้วัด {kpi.Code}");
        }
        if (!ModelState.IsValid) return AskAgain();
        var outcome = await desk.Launch(Yaml, Name, holders, Viewer);
        if (outcome is Outcome.Done)
        {
            Say($"เริ่มปีงบประมาณ {Catalogue.FiscalYear.Number} แล้ว งานแรกอยู่ในงานของฉัน");
            return LocalRedirect($"/years/{Catalogue.FiscalYear.Number}");
        }
        return Note(outcome) ? Page() : NotFound();
    }

    async Task Take()
    {
        if (Request.Form.Files.GetFile("File") is { } file)
        {
            var (upload, refusal) = await CatalogueUpload.Read(file);
            Name = Path.GetFileName(file.FileName);
            if (refusal is not null) Fault("File", refusal);
            if (upload is null) return;
            Yaml = upload.Yaml;
            // What is noted of a workbook names its cells; the text that it stands for is never seen.
            if (upload.IsWorkbook) (Faults, CellFaults, workbookWarnings) = ([.. upload.Faults.Select(f => f.What)], upload.Faults, [.. upload.Warnings.Select(w => w.Line)]);
        }
        else if (Typed("Choice") is { Length: > 0 } choice) (Name, Yaml) = (choice, BuiltinCatalogues.Names.Contains(choice) ? BuiltinCatalogues.Text(choice) : "");
        else (Name, Yaml) = (Typed("Name"), Sent());
    }

    /// <summary>The text that came back with the form; a browser sends lines with the ends of another system.</summary>
    string Sent() => Typed("Yaml").ReplaceLineEndings("\n");

    async Task Read()
    {
        var reading = CatalogueFile.Read(Yaml, Name, await db.CalendarOf(Viewer.UnitId));
        Catalogue = reading.Catalogue;
        Faults = [.. reading.Faults.Select(fault => fault.InThai())];
        Warnings = workbookWarnings ?? [.. reading.Warnings.Select(warning => warning.InThai())];
        People = await db.Users.AsNoTracking().Where(p => p.UnitId == Viewer.UnitId).OrderBy(p => p.DisplayName).ToListAsync();
    }
}
