using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Step 1: from which catalogue the year begins; of a file all faults are shown at once.</summary>
public sealed class LaunchPage(PaContext db, ProcessDefinitions definitions, Catalogues catalogues, LaunchDesk desk) : LaunchStep(db, definitions)
{
    public override string Here => FromPath;

    public IReadOnlyList<LaunchChoice> Choices { get; private set; } = [];

    /// <summary>The text that was handed in, to be mended in the page where it has faults.</summary>
    public string Yaml { get; private set; } = "";

    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>The same where they are faults of a workbook, for a table.</summary>
    public IReadOnlyList<FileRemark> CellFaults { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Open(needsCatalogue: false) is { } elsewhere) return elsewhere;
        await Shelf();
        return Page();
    }

    /// <summary>Reads the chosen, uploaded or mended text; without a fault it is kept.</summary>
    public async Task<IActionResult> OnPostRead()
    {
        if (await Open(needsCatalogue: false) is { } elsewhere) return elsewhere;
        if (await Take() is { } taken && ModelState.IsValid)
        {
            var outcome = await desk.Choose(taken, Viewer);
            if (outcome is Outcome.Done) return LocalRedirect(FromPath);
            if (!Note(outcome)) return NotFound();
        }
        await Shelf();
        return AskAgain();
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (await desk.Discard(Viewer) is not Outcome.Done) return NotFound();
        Say("ล้างสิ่งที่เตรียมไว้แล้ว เริ่มใหม่ได้ที่นี่");
        return LocalRedirect(FromPath);
    }

    /// <summary>Null where it has faults: then they are noted.</summary>
    async Task<LaunchPlan?> Take()
    {
        if (Request.Form.Files.GetFile("File") is { } file)
        {
            var (upload, refusal) = await CatalogueUpload.Read(file);
            Name = Path.GetFileName(file.FileName);
            if (refusal is not null) Fault("File", refusal);
            if (upload is null) return null;
            // What is noted of a workbook names its cells; the text that it stands for is never seen.
            if (upload.IsWorkbook)
            {
                (Faults, CellFaults) = ([.. upload.Faults.Select(f => f.What)], upload.Faults);
                return upload.Catalogue is null ? null : new() { Yaml = upload.Yaml, Name = Name, From = $"แฟ้ม {Name}", Remarks = upload.Warnings };
            }
            return Read(upload.Yaml);
        }
        if (Typed("Choice") is { Length: > 0 } choice)
        {
            if (await LaunchSource.Take(Db, catalogues, Viewer, choice, Calendar, Today) is { } plan) return plan;
            Fault("File", "ไม่พบแฟ้มที่เลือก — เลือกใหม่จากรายการ");
            return null;
        }
        Name = Typed("Name");
        // A browser sends lines with the ends of another system.
        if (Typed("Yaml").ReplaceLineEndings("\n") is { Length: > 0 } sent) return Read(sent);
        Fault("File", "โปรดเลือกแฟ้ม Excel หรือ YAML ของหน่วยงาน หรือเลือกแฟ้มที่มากับระบบ");
        return null;
    }

    LaunchPlan? Read(string yaml)
    {
        Yaml = yaml;
        var reading = CatalogueFile.Read(yaml, Name, Calendar);
        Faults = [.. reading.Faults.Select(fault => fault.InThai())];
        return reading.Catalogue is null ? null : new() { Yaml = yaml, Name = Name, From = $"แฟ้ม {Name}", Remarks = [.. reading.Warnings.Select(FileRemark.Of)] };
    }

    async Task Shelf() => Choices = [.. LaunchSource.Choices(await CatalogueShelf.All(Db, catalogues, Viewer), Today)];
}
