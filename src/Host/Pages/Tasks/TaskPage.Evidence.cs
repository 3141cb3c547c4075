using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>
/// Step 6 is one form: whichever button is pressed, the results typed so far and the files chosen so far are kept.
/// </summary>
public sealed partial class TaskPage
{
    /// <summary>Keeps the results; a script asks for the expected score alone.</summary>
    public async Task<IActionResult> OnPostResults(string id)
    {
        if (!await LoadEvidence(id)) return NotFound();
        await KeepResults();
        if (!ForPart) return await ShowAgain("บันทึกผลแล้ว", "");
        await Reload();
        // A part with faults in it is put on the page like any other.
        Response.StatusCode = StatusCodes.Status200OK;
        return Partial("Forms/_Expected", this);
    }

    public async Task<IActionResult> OnPostAttach(string id, string? criterion)
    {
        if (!await LoadEvidence(id)) return NotFound();
        var attached = await KeepFiles();
        if (attached == 0 && ModelState.IsValid) Fault($"Files[{criterion}]", "โปรดเลือกไฟล์ก่อนกดแนบ");
        await KeepResults();
        return await ShowAgain($"แนบไฟล์แล้ว {attached} ไฟล์", $"#criterion-{criterion}");
    }

    public async Task<IActionResult> OnPostRemove(string id, long file)
    {
        if (!await LoadEvidence(id)) return NotFound();
        await KeepResults();
        var criterion = Kpi!.Files.SelectMany(files => files).FirstOrDefault(f => f.Id == file)?.Criterion;
        var outcome = await evidence.Remove(id, file, Viewer);
        if (outcome is not Outcome.Done && !Note(outcome)) return NotFound();
        return await ShowAgain("นำไฟล์ออกแล้ว", $"#criterion-{criterion}");
    }

    async Task<IActionResult> SendIn()
    {
        await KeepFiles();
        await KeepResults();
        if (Conflict is not null || !ModelState.IsValid)
        {
            await Reload();
            return Conflict is null ? AskAgain() : Page();
        }
        return await HandIn(new EvidenceForm(Typed("Note")));
    }

    async Task<bool> LoadEvidence(string id) => await Load(id) && Row.Form == "evidence" && MayWork;

    async Task KeepResults()
    {
        var faulty = false;
        // What was approved is not asked for: its boxes are not on the page.
        var results = CriterionInputs.Read(Request.Form, Kpi!.Rule.Criteria.Where(c => !Kpi.IsLocked(c.Id)), (field, message) =>
        {
            faulty = true;
            Fault(field, message);
        });
        await KeepDates();
        if (faulty) return;
        var outcome = await evidence.SaveResults(Row.Id, results, Viewer, award: Kpi.Rule.Award is not null && Typed("Award") == "true");
        // The desk names the criterion; on the page its block has that name.
        if (outcome is Outcome.Invalid { Field: var field } invalid && field.StartsWith("Criteria[", StringComparison.Ordinal)) outcome = invalid with { Field = field.Replace("Criteria[", "criterion-", StringComparison.Ordinal).TrimEnd(']') };
        if (outcome is not Outcome.Done) Note(outcome);
    }

    /// <summary>The days that the papers bear, of those fields that are on the page.</summary>
    async Task KeepDates()
    {
        var dates = new Dictionary<long, DateOnly?>();
        foreach (var file in Kpi!.Files.SelectMany(files => files).Where(f => Request.Form.ContainsKey($"Dated[{f.Id}]")))
        {
            var typed = Typed($"Dated[{file.Id}]").Trim();
            if (typed.Length == 0) dates[file.Id] = null;
            else if (Typing.Date(typed) is { } day) dates[file.Id] = day;
            else Fault($"Dated[{file.Id}]", $"วันที่ของไฟล์ “{file.FileName}” อ่านไม่ได้ — โปรดเลือกจากปฏิทิน หรือเว้นว่างไว้");
        }
        if (dates.Count > 0 && await evidence.SetDates(Row.Id, dates, Viewer) is Outcome.Conflict conflict) Note(conflict);
    }

    /// <summary>The owner wants to change what was approved already.</summary>
    public async Task<IActionResult> OnPostReopen(string id, string criterion)
    {
        if (!await LoadEvidence(id)) return NotFound();
        await KeepResults();
        var outcome = await evidence.Reopen(id, criterion, Viewer);
        if (outcome is not Outcome.Done && !Note(outcome)) return NotFound();
        return await ShowAgain($"เปิดให้แก้ไขเกณฑ์ข้อ {criterion} แล้ว ผู้ตรวจจะตรวจข้อนี้ใหม่", $"#criterion-{criterion}");
    }

    /// <returns>How many were attached.</returns>
    async Task<int> KeepFiles()
    {
        var attached = 0;
        foreach (var file in Request.Form.Files)
        {
            // Files[2.1] → 2.1
            if (!file.Name.StartsWith("Files[", StringComparison.Ordinal) || !file.Name.EndsWith(']')) continue;
            await using var content = file.OpenReadStream();
            switch (await evidence.Attach(Row.Id, file.Name["Files[".Length..^1], file.FileName, content, Viewer))
            {
                case Outcome.Done: attached++; break;
                case Outcome.Invalid invalid: Fault(file.Name, invalid.Message); break;
                case Outcome.Conflict conflict: Fault(file.Name, conflict.Message); break;
            }
        }
        return attached;
    }

    async Task<IActionResult> ShowAgain(string done, string anchor)
    {
        if (ModelState.IsValid && Conflict is null)
        {
            Say(done);
            return LocalRedirect($"/tasks/{Uri.EscapeDataString(Row.Id)}{anchor}");
        }
        await Reload();
        return Conflict is null ? AskAgain() : Page();
    }

    async Task Reload()
    {
        db.ChangeTracker.Clear();
        await Load(Row.Id);
    }
}
