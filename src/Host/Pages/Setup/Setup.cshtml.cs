using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Pages.Setup;

/// <summary>The first run with no data: the unit, its administrator and the people of its posts. Afterwards there is no such page.</summary>
[AllowAnonymous]
public sealed partial class SetupPage(PeopleDesk desk, FirstRun firstRun) : PageModel
{
    public const int MorePeople = 10;

    /// <summary>Whom there is to tell their first password; the administrator comes first and chose one.</summary>
    public IReadOnlyList<(NewPerson Person, string Password)>? Ready { get; private set; }

    /// <summary>Posts that a year needs and nobody of those given holds.</summary>
    public IReadOnlyList<string> Vacant => Ready is { } ready ? [.. Vacancies.NeededForYear.Except(ready.SelectMany(r => r.Person.Posts))] : [];

    /// <summary>The first to sign in may launch a year.</summary>
    public bool LeadsToLaunch => Ready is [var first, ..] && first.Person.Posts.Contains(PostIds.Strategy);

    public async Task<IActionResult> OnGet() => await firstRun.IsOver() ? NotFound() : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await firstRun.IsOver()) return NotFound();
        Require("UnitName", "โปรดกรอกชื่อหน่วยงาน");
        Require("Department", "โปรดกรอกชื่อกรมต้นสังกัด");
        Require("LetterPrefix", "โปรดกรอกรหัสนำเลขหนังสือ");
        if (!UnitIds().IsMatch(Typed("UnitId"))) ModelState.AddModelError("UnitId", "รหัสหน่วยงานใช้ a–z และตัวเลข 1–20 ตัว ขึ้นต้นด้วยตัวอักษร");
        if (!firstRun.Knows(Typed("Code"))) ModelState.AddModelError("Code", "รหัสติดตั้งไม่ถูกต้อง — ดูรหัสที่หน้าจอของเครื่องที่เปิดระบบ");
        var (people, rows) = ReadPeople();
        if (ModelState.IsValid)
        {
            var unit = new Unit { Id = Typed("UnitId"), Name = Typed("UnitName"), Department = Typed("Department"), LetterPrefix = Typed("LetterPrefix") };
            IReadOnlyList<string> passwords = [Request.Form["People[0].Password"].ToString(), .. people.Skip(1).Select(_ => PeopleDesk.FirstPassword())];
            foreach (var fault in await desk.SetUp(unit, people, passwords)) ModelState.AddModelError(InForm(fault.Field, rows), fault.Message);
            if (ModelState.IsValid) Ready = [.. people.Zip(passwords)];
        }
        if (Ready is null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The people typed in, with the row of each: empty rows are left out.</summary>
    (List<NewPerson> People, List<int> Rows) ReadPeople()
    {
        string[] posts = Typed("AlsoStrategy") == "true" ? [PostIds.Administrator, PostIds.Strategy] : [PostIds.Administrator];
        var people = new List<NewPerson> { Person(0, posts) };
        var rows = new List<int> { 0 };
        for (var n = 1; n <= MorePeople; n++)
        {
            var person = Person(n, [Typed($"People[{n}].Post")]);
            if (person.DisplayName.Length + person.UserName.Length + person.Email.Length == 0) continue;
            people.Add(person);
            rows.Add(n);
        }
        return (people, rows);
    }

    NewPerson Person(int row, IReadOnlyList<string> posts) =>
        new(Typed($"People[{row}].UserName"), Typed($"People[{row}].DisplayName"), Typed($"People[{row}].Email"), "", posts);

    /// <summary>From the nth person given to the row in which it stands.</summary>
    static string InForm(string field, List<int> rows) => PersonFields().Replace(field, match => $"People[{rows[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]}]");

    public static string Suggested(int row) => row switch
    {
        1 => PostIds.Director,
        2 or 3 or 4 => PostIds.GroupHead,
        10 => PostIds.Clerk,
        _ => PostIds.KpiOwner,
    };

    public string Typed(string field, string otherwise = "") =>
        Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString().Trim() : otherwise;

    public string Mark(string field) => FaultOf(field) is null ? "" : "is-invalid";

    public string? FaultOf(string field) =>
        ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    void Require(string field, string message)
    {
        if (Typed(field).Length == 0) ModelState.AddModelError(field, message);
    }

    [GeneratedRegex("^[a-z][a-z0-9]{0,19}$")]
    private static partial Regex UnitIds();

    [GeneratedRegex(@"^People\[(\d+)\]")]
    private static partial Regex PersonFields();
}
