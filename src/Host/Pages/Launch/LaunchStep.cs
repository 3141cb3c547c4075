using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>One step on the way to a year; each may be left and come back to at any time.</summary>
/// <param name="IsDone">Nothing of it is missing or wrong.</param>
public sealed record WayStep(int Number, string Path, string Name, bool IsDone);

/// <summary>A step of the launch: what is prepared for the unit so far, and how far that is complete.</summary>
public abstract class LaunchStep(PaContext db, ProcessDefinitions definitions) : UnitPage
{
    public const string FromPath = "/launch", PeoplePath = "/launch/people", HoldersPath = "/launch/holders", DatesPath = "/launch/dates", RehearsalPath = "/launch/rehearsal", StartPath = "/launch/start";

    protected PaContext Db => db;

    public LaunchPlan Plan { get; private set; } = new();

    /// <summary>Null while none is chosen.</summary>
    public Catalogue? Catalogue { get; private set; }

    public WorkingCalendar Calendar { get; private set; } = WorkingCalendar.Thai;
    public ProcessDefinition Procedure { get; private set; } = null!;

    /// <summary>The unit's people, by name.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Posts that the procedure needs and nobody holds.</summary>
    public IReadOnlyList<string> Vacant { get; private set; } = [];

    /// <summary>Null while no catalogue is chosen.</summary>
    public InternalDates? Dates { get; private set; }

    public IReadOnlyDictionary<string, DateOnly> Days { get; private set; } = new Dictionary<string, DateOnly>();
    public IReadOnlyList<InternalDateFault> DateFaults { get; private set; } = [];

    /// <summary>Codes of the KPIs that nobody is chosen for.</summary>
    public IReadOnlyList<string> Unheld => [.. Catalogue?.Kpis.Where(k => !Plan.Holders.ContainsKey(k.Code)).Select(k => k.Code) ?? []];

    /// <summary>Rounds that have closed already.</summary>
    public IReadOnlyList<ReportingRound> Over => [.. Catalogue?.Rounds.Where(r => r.ClosesAt < Now) ?? []];

    public abstract string Here { get; }

    /// <summary>The page has a form <c>step</c>: going to another step takes along what is typed.</summary>
    public virtual bool HasForm => false;

    public IReadOnlyList<WayStep> Way =>
    [
        new(1, FromPath, "ตัวชี้วัด", Catalogue is not null),
        new(2, PeoplePath, "บุคลากร", Vacant.Count == 0),
        new(3, HoldersPath, "ผู้จัดเก็บ", Catalogue is not null && Unheld.Count == 0),
        new(4, DatesPath, "กำหนดวัน", Catalogue is not null && Unheld.Count == 0 && DateFaults.Count == 0),
        new(5, RehearsalPath, "ซ้อมดูงาน", false),
        new(6, StartPath, "เริ่มปี", false),
    ];

    /// <summary>Loads what is prepared.</summary>
    /// <param name="needsCatalogue">Without one there is nothing to do here: the first step is next.</param>
    /// <returns>Where the request goes instead; null: it stays.</returns>
    protected async Task<IActionResult?> Open(bool needsCatalogue = true)
    {
        if (!Viewer.MayLaunch) return NotFound();
        await Load();
        if (Catalogue is not null || !needsCatalogue) return null;
        Say("เลือกแฟ้มตัวชี้วัดก่อน แล้วจึงทำขั้นต่อไป");
        return LocalRedirect(FromPath);
    }

    protected async Task Load()
    {
        Plan = await LaunchDesk.Open(db, Viewer);
        Calendar = await db.CalendarOf(Viewer.UnitId);
        Procedure = await YearProcedure.Of(db, definitions, Viewer.UnitId);
        Members = await db.Users.AsNoTracking().Where(p => p.UnitId == Viewer.UnitId).OrderBy(p => p.DisplayName)
            .Select(p => new Member(p.Id, p.DisplayName, p.WorkGroup, p.Posts.Where(h => h.UnitId == p.UnitId).Select(h => h.Post).ToList())).ToListAsync();
        Vacant = await Vacancies.Of(db, Procedure, Viewer.UnitId, Today);
        Catalogue = LaunchDesk.CatalogueOf(Plan);
        if (Catalogue is null) return;
        Dates = new(Catalogue, Calendar, Now);
        (Days, DateFaults) = LaunchDesk.Read(Dates, Plan.Dates);
    }

    /// <summary>To the step whose button was pressed, else to the given one.</summary>
    protected IActionResult Go(string otherwise) => LocalRedirect(Way.Any(s => s.Path == Typed("To")) ? Typed("To") : otherwise);

    /// <summary>A step's button was pressed, not the form's own: what is typed is kept as it is, complete or not.</summary>
    protected bool Leaves => Typed("To").Length > 0;
}
