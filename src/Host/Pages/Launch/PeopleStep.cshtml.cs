using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Step 2: who there is, and which posts of the procedure are vacant; the administrator fills them here, one by one or from a workbook.</summary>
public sealed class PeopleStepPage(PaContext db, ProcessDefinitions definitions, PeopleDesk desk) : LaunchStep(db, definitions)
{
    /// <summary>Rows for new people.</summary>
    public const int Rows = 4;

    public override string Here => PeoplePath;

    public bool MayAdd => Viewer.Holds(PostIds.Administrator);

    /// <summary>First passwords, shown once on the answer to the post that made them.</summary>
    public IReadOnlyList<HandedPassword> Handed { get; private set; } = [];

    /// <summary>Of a workbook, by cell.</summary>
    public IReadOnlyList<FileRemark> CellFaults { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Open(needsCatalogue: false) ?? Page();

    /// <summary>Adds the people of the rows that are filled in.</summary>
    public async Task<IActionResult> OnPostAdd()
    {
        if (!Viewer.MayLaunch || !MayAdd) return NotFound();
        var (people, rows) = (new List<NewPerson>(), new List<int>());
        for (var n = 0; n < Rows; n++)
        {
            var person = new NewPerson(Field(n, "UserName"), Field(n, "DisplayName"), Field(n, "Email"), Field(n, "WorkGroup"), [Field(n, "Post")]);
            if (person.UserName.Length + person.DisplayName.Length + person.Email.Length + person.WorkGroup.Length == 0) continue;
            people.Add(person);
            rows.Add(n);
        }
        if (people.Count == 0) Fault("People[0].DisplayName", "โปรดกรอกอย่างน้อยหนึ่งคน");
        else
        {
            var (faults, passwords) = await desk.AddAll(Viewer.UnitId, people, Viewer.PersonId);
            foreach (var fault in faults)
            {
                var end = fault.Field.IndexOf(']', StringComparison.Ordinal);
                var person = int.Parse(fault.Field.AsSpan("People[".Length, end - "People[".Length), System.Globalization.CultureInfo.InvariantCulture);
                Fault($"People[{rows[person]}]{fault.Field[(end + 1)..]}", fault.Message);
            }
            Handed = faults.Count > 0 ? [] : [.. people.Zip(passwords, (p, password) => new HandedPassword(p.DisplayName, p.UserName, password))];
        }
        return await Shown();
    }

    public async Task<IActionResult> OnPostFile()
    {
        if (!Viewer.MayLaunch || !MayAdd) return NotFound();
        var (upload, refusal) = await PeopleUpload.Take(Request.Form.Files.GetFile("File"), desk, Viewer);
        if (refusal is not null) Fault("File", refusal);
        (Handed, CellFaults) = (upload?.Added ?? [], upload?.Faults ?? []);
        return await Shown();
    }

    /// <summary>Gives a vacant post to somebody who is there.</summary>
    public async Task<IActionResult> OnPostGive()
    {
        if (!Viewer.MayLaunch || !MayAdd) return NotFound();
        var (person, post) = (Typed("Person"), Typed("Post"));
        if (person.Length == 0) Fault("Person", "โปรดเลือกผู้ที่จะรับหน้าที่นี้");
        else if (!await desk.Give(Viewer.UnitId, person, post, Viewer.PersonId)) return NotFound();
        if (!ModelState.IsValid) return await Shown();
        Say("บันทึกหน้าที่แล้ว");
        return LocalRedirect(PeoplePath);
    }

    /// <summary>What was typed, unless it was stored: then the rows are empty for the next people.</summary>
    public string Again(int row, string field, string otherwise = "") => Handed.Count > 0 || !Request.HasFormContentType || !Request.Form.ContainsKey($"People[{row}].{field}") ? otherwise : Field(row, field);

    /// <summary>The posts that are vacant, then collectors.</summary>
    public string Suggested(int row) => row < Vacant.Count ? Vacant[row] : PostIds.KpiOwner;

    string Field(int row, string field) => Typed($"People[{row}].{field}").Trim();

    async Task<IActionResult> Shown()
    {
        // What could not be stored must not be taken for what is there.
        Db.ChangeTracker.Clear();
        await Load();
        return ModelState.IsValid && CellFaults.Count == 0 ? Page() : AskAgain();
    }
}
