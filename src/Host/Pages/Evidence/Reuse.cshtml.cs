using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Evidence;

/// <summary>Files that the viewer's KPIs have already, of this year and earlier ones, to be used for one more criterion.</summary>
public sealed class ReusePage(PaContext db, EvidenceDesk desk) : UnitPage
{
    const int PageSize = 20;

    public UserTask Row { get; private set; } = null!;
    public string Criterion { get; private set; } = "";

    /// <summary>Part of a file's name.</summary>
    public string Asked { get; private set; } = "";

    public IReadOnlyList<EvidenceFile> Files { get; private set; } = [];

    /// <summary>Where the next part of the list begins; null: this is the last.</summary>
    public long? Next { get; private set; }

    public string Back => $"/tasks/{Uri.EscapeDataString(Row.Id)}#criterion-{Criterion}";
    public string Here => $"/evidence/reuse?task={Uri.EscapeDataString(Row.Id)}&criterion={Uri.EscapeDataString(Criterion)}";

    public async Task<IActionResult> OnGet(string task, string criterion, string? q, long? before) =>
        await Load(task, criterion, q, before) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string task, string criterion, string? q, long? before, long[] files)
    {
        if (!await Load(task, criterion, q, before)) return NotFound();
        if (files.Length == 0) Fault("Files", "โปรดเลือกไฟล์อย่างน้อยหนึ่งไฟล์");
        foreach (var id in files.Take(PageSize))
        {
            var outcome = await desk.Reuse(task, criterion, id, Viewer);
            if (outcome is Outcome.Conflict conflict) Fault("Files", conflict.Message);
            else if (outcome is not Outcome.Done && !Note(outcome)) return NotFound();
        }
        if (!ModelState.IsValid) return AskAgain();
        Say($"ใช้ไฟล์ที่มีอยู่แล้ว {files.Length} ไฟล์ในเกณฑ์ข้อ {criterion}");
        return LocalRedirect(Back);
    }

    async Task<bool> Load(string id, string criterion, string? q, long? before)
    {
        if (await db.SeenTask(Viewer, id) is not { Form: "evidence", State: UserTaskState.Open } task || !Viewer.MayWork(task)) return false;
        (Row, Criterion, Asked) = (task, criterion, q?.Trim() ?? "");
        var round = KpiRound.Of(task);
        var found = EvidenceSight.Files(db, Viewer).AsNoTracking()
            .Where(f => f.RemovedAt == null && !(f.Year == round.Year && f.Kpi == round.Kpi && f.Round == round.Round && f.Criterion == criterion));
        if (Asked.Length > 0) found = found.Where(f => f.FileName.Contains(Asked));
        if (before is { } from) found = found.Where(f => f.Id < from);
        var files = await found.OrderByDescending(f => f.Id).Take(PageSize + 1).ToListAsync();
        if (files.Count > PageSize) Next = files[PageSize - 1].Id;
        Files = [.. files.Take(PageSize)];
        return true;
    }
}
