using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Api;

/// <summary>The unit's days off. A change is previewed first: what it moves, and a fingerprint with which it is then made just so.</summary>
static class CalendarRoutes
{
    const string Resource = "ปฏิทิน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/calendar/{year:int}", Get).Needs(Right.Member).Says(Resource, "วันหยุดของปีงบประมาณ และวันที่หน่วยงานกำหนดเอง").Answers<CalendarAnswer>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/calendar/changes/preview", Preview).Needs(Right.ChangeCalendar).Says(Resource, "ดูว่าการเปลี่ยนวันจะเลื่อนกำหนดใดบ้าง โดยไม่บันทึก").Takes("""{"days": [{"date": "2021-02-15", "name": "วันหยุดกรณีพิเศษ", "holiday": true}], "source": "มติคณะรัฐมนตรี"}""")
            .Answers<CalendarPreviewAnswer>().Fails(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/calendar/changes", Change).Needs(Right.ChangeCalendar).Says(Resource, "เปลี่ยนวันตามที่ได้ดูแล้ว").Commands()
            .Takes("""{"days": [{"date": "2021-02-15", "name": "วันหยุดกรณีพิเศษ", "holiday": true}], "source": "มติคณะรัฐมนตรี", "fingerprint": "จากคำตอบของ preview"}""").Produces(StatusCodes.Status204NoContent);
    }

    public sealed record HolidayAnswer(DateOnly Date, string Name);

    /// <param name="Holiday">False: a holiday on which there is work.</param>
    /// <param name="OfTheHouse">Set for all units.</param>
    public sealed record OwnDayAnswer(DateOnly Date, string Name, bool Holiday, bool OfTheHouse, string Source, string By, DateTimeOffset At);

    /// <param name="Year">Fiscal year, Buddhist Era.</param>
    public sealed record CalendarAnswer(int Year, IReadOnlyList<HolidayAnswer> Holidays, IReadOnlyList<OwnDayAnswer> Own);

    public sealed record DayRequest(DateOnly Date, string? Name, bool Holiday);

    /// <param name="Days">To be set; none where a day is taken back.</param>
    /// <param name="TakeBack">A day of the unit's own that is to go.</param>
    public sealed record CalendarPreviewRequest(IReadOnlyList<DayRequest>? Days, DateOnly? TakeBack, string? Source);

    public sealed record CalendarChangeRequest(IReadOnlyList<DayRequest>? Days, DateOnly? TakeBack, string? Source, string? Fingerprint);

    /// <param name="Told">How many people would be told.</param>
    public sealed record CalendarPreviewAnswer(string Fingerprint, IReadOnlyList<DayChange> Days, IReadOnlyList<DateMoveAnswer> Moves, IReadOnlyList<ClosingOff> Closings, int Told);

    static async Task<IResult> Get(int year, Caller caller, PaContext db)
    {
        var (from, to) = WorkingCalendar.Covered;
        if (year < FiscalYear.Of(from).Number || year > FiscalYear.Of(to).Number) return ApiProblems.NotFound();
        var (days, fiscal) = (await db.CalendarDaysOf(caller.Viewer.UnitId), new FiscalYear(year));
        return Results.Ok(new CalendarAnswer(year, [.. OfficeCalendar.Of(days).Holidays.Where(h => fiscal.Contains(h.Date)).OrderBy(h => h.Date).Select(h => new HolidayAnswer(h.Date, h.Name))],
            [.. days.Where(d => fiscal.Contains(d.Date)).OrderBy(d => d.Date).Select(d => new OwnDayAnswer(d.Date, d.Name, d.Kind == CalendarDayKind.Holiday, d.UnitId == CalendarDay.House, d.Source, d.By, d.At))]));
    }

    static async Task<IResult> Preview(CalendarPreviewRequest request, Caller caller, CalendarDesk desk)
    {
        var (outcome, preview) = await desk.Preview(Of(request.Days, request.TakeBack, request.Source), caller.Viewer);
        return ApiProblems.Of(outcome, () => Results.Ok(new CalendarPreviewAnswer(preview!.Fingerprint, preview.Days, [.. preview.Moves.Select(DateMoveAnswer.Of)], preview.Closings, preview.Told)));
    }

    static async Task<IResult> Change(CalendarChangeRequest request, Caller caller, CalendarDesk desk)
    {
        if (request.Fingerprint is not { Length: > 0 } fingerprint) throw Rejected.Invalid("fingerprint", "โปรดดูผลจาก POST /api/calendar/changes/preview ก่อน แล้วส่ง fingerprint ที่ได้มาด้วย");
        return ApiProblems.Of(await desk.Apply(Of(request.Days, request.TakeBack, request.Source), fingerprint, caller.Viewer, caller.CommandId), Results.NoContent);
    }

    /// <exception cref="Rejected">Nothing is to be changed, both at once, or a date twice.</exception>
    static CalendarChange Of(IReadOnlyList<DayRequest>? days, DateOnly? takeBack, string? source)
    {
        if (days is { Count: > 0 } == takeBack is not null) throw Rejected.Invalid("days", "โปรดส่ง days ที่จะกำหนด หรือ takeBack อย่างใดอย่างหนึ่ง");
        if (days?.Select(d => d.Date).Distinct().Count() != days?.Count) throw Rejected.Invalid("days", "วันหนึ่งกำหนดได้ครั้งเดียว");
        return takeBack is { } back ? CalendarChange.Back(back) : new([.. days!.Select(d => new SpecialDay(d.Date, (d.Name ?? "").Trim(), d.Holiday))], null, (source ?? "").Trim());
    }
}

/// <summary>A date of a running procedure that moves.</summary>
/// <param name="To">Null: there is no such time any more.</param>
/// <param name="People">Ids of those whom it concerns.</param>
public sealed record DateMoveAnswer(string Instance, int Year, string Subject, DateKind Kind, string Name, string? Kpi, string? Round, DateTimeOffset From, DateTimeOffset? To, IReadOnlyList<string> People)
{
    public static DateMoveAnswer Of(DateMove move) => new(move.InstanceId, move.Year, move.Subject, move.Kind, move.Name, move.Kpi, move.Round, move.From, move.To, move.People);
}
