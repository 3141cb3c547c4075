using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years;

/// <summary>The results of a round as Excel: out for those who see them, in for those who fill them in.</summary>
public sealed class ResultsPage(PaContext db, Catalogues catalogues, EvidenceDesk desk) : UnitPage
{
    public int Year { get; private set; }
    public string Round { get; private set; } = "";
    public RoundResults Results { get; private set; } = null!;
    public ResultsUpload? Upload { get; private set; }

    public async Task<IActionResult> OnGet(int year, string round) => await Load(year, round) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int year, string round)
    {
        if (!await Load(year, round) || Results.Tasks.Count == 0) return NotFound();
        (Upload, var refusal) = await ResultsUpload.Read(Request.Form.Files.GetFile("File"), Results, round);
        if (refusal is not null) Fault("File", refusal);
        else if (Upload is { Faults.Count: 0, Keyed.Count: 0 }) Fault("File", "ผลในแฟ้มตรงกับที่บันทึกไว้แล้วทุกตัวชี้วัด จึงไม่มีสิ่งใดให้บันทึก");
        if (Upload is not { Faults.Count: 0, Keyed: { Count: > 0 } keyed }) return AskAgain();
        var outcome = await desk.SaveResults([.. keyed.Select(k => k.Results)], Viewer);
        if (outcome is Outcome.Done)
        {
            Say($"บันทึกผลจากแฟ้มแล้ว: ตัวชี้วัด {string.Join(", ", keyed.Select(k => k.Kpi))}");
            return LocalRedirect($"/years/{year}/results/{round}");
        }
        return Note(outcome) ? Page() : NotFound();
    }

    async Task<bool> Load(int year, string round)
    {
        if (await RoundResults.Load(db, catalogues, Viewer, year, round) is not { Seen.Count: > 0 } found) return false;
        (Year, Round, Results) = (year, round, found);
        return true;
    }
}
