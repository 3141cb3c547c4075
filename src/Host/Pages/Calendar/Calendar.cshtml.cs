using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Calendar;

/// <summary>The unit's working days of one fiscal year. The strategy unit and the director change them: what that moves is shown first, then confirmed.</summary>
public sealed class CalendarPage(PaContext db, CalendarDesk desk) : UnitPage
{
    /// <summary>What is to be done, as the form names it.</summary>
    public const string AddHoliday = "holiday";
    public const string Work = "work";
    public const string TakeBack = "back";
    public const string Import = "file";

    /// <summary>The fiscal years of which the calendar knows days.</summary>
    public static IReadOnlyList<int> Years { get; } =
        [.. Enumerable.Range(FiscalYear.Of(WorkingCalendar.Covered.From).Number, FiscalYear.Of(WorkingCalendar.Covered.To).Number - FiscalYear.Of(WorkingCalendar.Covered.From).Number + 1)];

    public int Year { get; private set; }
    public IReadOnlyList<MonthView> Months { get; private set; } = [];

    /// <summary>The holiday that is to be worked, while its form is open.</summary>
    public DayEntry? ToWork { get; private set; }

    /// <summary>Null: the calendar is looked at.</summary>
    public CalendarPreview? Preview { get; private set; }

    /// <summary>In Thai, each with its line; of a calendar file.</summary>
    public IReadOnlyList<string> FileFaults { get; private set; } = [];

    /// <summary>Who has announced the holidays that come with the program, by calendar year of the Buddhist Era.</summary>
    public IEnumerable<(string Year, string Source)> Sources =>
        HolidayFile.Shipped.Where(h => new FiscalYear(Year).Contains(h.Date)).Select(h => (ThaiDisplay.Year(h.Date), h.Source)).Distinct();

    public bool MayChange => CalendarDesk.MayChange(Viewer);

    /// <summary>The month of today by its place on the page; null in another year.</summary>
    public string? ThisMonth => new FiscalYear(Year).Contains(Today) ? MonthView.PlaceOf(Today) : null;

    public int WorkingDays => Months.Sum(m => m.WorkingDays);

    /// <summary>What was typed into the form that adds a holiday.</summary>
    public string Added(string field) => Typed("Kind") == AddHoliday ? Typed(field) : "";

    public async Task<IActionResult> OnGet(int? year, string? work)
    {
        if (year is { } asked && !Years.Contains(asked)) return NotFound();
        await Load(year, Typing.Date(work));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MayChange) return NotFound();
        var date = Typing.Date(Typed("Date"));
        var kind = Typed("Kind");
        if (Typed("Step") == "edit")
        {
            await Load(date is { } back ? FiscalYear.Of(back).Number : null, kind == Work ? date : null);
            return Page();
        }
        if (kind == Import && Typed("Step") != "confirm") await Read();
        else if (ChangeOf(kind, date) is { } change)
        {
            if (Typed("Step") == "confirm" && await desk.Apply(change, Typed("Fingerprint"), Viewer, Typed("CommandId") is { Length: > 0 } id ? id : null) is var outcome)
            {
                if (outcome is Outcome.Done) return Done(change);
                if (!Note(outcome)) return NotFound();
            }
            var (shown, preview) = await desk.Preview(change, Viewer);
            Preview = preview;
            // A conflict was told already; what stands in the way now is told as well.
            if (preview is null && !Note(shown)) return NotFound();
        }
        await Load(date is { } of ? FiscalYear.Of(of).Number : null, kind == Work ? date : null);
        if (!ModelState.IsValid || FileFaults.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    CalendarChange? ChangeOf(string kind, DateOnly? date)
    {
        if (kind == Import) return new([.. Request.Form["Days"].OfType<string>().Select(line => CalendarChange.Read(line, isHoliday: true)).OfType<SpecialDay>()], null, Typed("Source"));
        if (date is not { } day)
        {
            Fault("Date", "โปรดเลือกวันที่");
            return null;
        }
        return kind switch
        {
            AddHoliday => CalendarChange.Holiday(day, Typed("Name"), Typed("Source")),
            Work => CalendarChange.Work(day, Typed("Name"), Typed("Source")),
            _ => CalendarChange.Back(day),
        };
    }

    async Task Read()
    {
        if (Request.Form.Files.GetFile("File") is not { Length: > 0 } file)
        {
            Fault("File", "โปรดเลือกแฟ้มปฏิทิน (.ics)");
            return;
        }
        // One byte more than is read tells that there is too much.
        var content = new byte[(int)Math.Min(file.Length, IcsFile.MaxSize + 1)];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content);
        var name = ShortName(file.FileName);
        var reading = IcsFile.Read(content, name);
        if (reading.Faults.Count > 0)
        {
            FileFaults = [.. reading.Faults.Select(f => f.InThai())];
            return;
        }
        var (outcome, preview) = await desk.Preview(reading, name, Viewer);
        if (outcome is not Outcome.Done) Note(outcome);
        Preview = preview;
    }

    static string ShortName(string fileName)
    {
        var name = new string([.. Path.GetFileName(fileName).Where(c => !char.IsControl(c))]);
        return name.Length <= 100 ? name : name[^100..];
    }

    RedirectResult Done(CalendarChange change)
    {
        var date = change.TakeBack ?? change.Set.Min(s => s.Date);
        Say("เปลี่ยนปฏิทินแล้ว กำหนดที่แสดงไว้เลื่อนพร้อมกันทั้งหมด และแจ้งผู้เกี่ยวข้องทางอีเมลแล้ว");
        return Redirect($"/calendar?year={FiscalYear.Of(date).Number}#{MonthView.PlaceOf(date)}");
    }

    async Task Load(int? year, DateOnly? work)
    {
        Year = year is { } asked && Years.Contains(asked) ? asked : Math.Clamp(FiscalYear.At(Now).Number, Years[0], Years[^1]);
        var days = await db.CalendarDaysOf(Viewer.UnitId);
        var (calendar, start) = (OfficeCalendar.Of(days), new FiscalYear(Year).Start);
        var (from, to) = WorkingCalendar.Covered;
        var today = Today;
        Months = [.. Enumerable.Range(0, 12).Select(n => start.AddMonths(n)).Where(m => m >= from && m <= to).Select(first => MonthView.Of(first, calendar, days, today))];
        await LoadNames(db);
        ToWork = work is { } date && DayEntry.Of(date, days) is { MayBeWorked: true } entry ? entry : null;
    }
}
