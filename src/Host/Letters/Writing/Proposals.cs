using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Years;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What the record of a unit's year proposes for the asks: a draft that the person looks through, never a claim of what was said.</summary>
sealed class Proposals
{
    const string Deadlines = "กำหนดส่งหลักฐานภายในและการมอบหมายผู้รับผิดชอบตัวชี้วัด";

    /// <summary>Working days that an overdue task is given.</summary>
    const int HandInDays = 2;

    readonly PaContext db;
    readonly Unit unit;
    readonly AgreementYear year;
    readonly Catalogue catalogue;
    readonly DateTimeOffset now;
    readonly IReadOnlyList<Person> staff;
    readonly IReadOnlyList<string> closed;
    readonly Briefing? briefing;

    Proposals(PaContext db, Unit unit, AgreementYear year, Catalogue catalogue, DateTimeOffset now, IReadOnlyList<Person> staff, IReadOnlyList<string> closed, Briefing? briefing) =>
        (this.db, this.unit, this.year, this.catalogue, this.now, this.staff, this.closed, this.briefing) = (db, unit, year, catalogue, now, staff, closed, briefing);

    /// <summary>What the newest invitation said.</summary>
    sealed record Briefing(DateOnly MeetingDate, TimeOnly Time, string Place, IReadOnlyList<string> Agenda);

    /// <exception cref="InvalidOperationException">The unit has no such year.</exception>
    public static async Task<Proposals> Of(PaContext db, Catalogues catalogues, string unitId, int year, DateTimeOffset now)
    {
        if (await db.Units.FindAsync(unitId) is not { } unit || await db.Years.FindAsync(unitId, year) is not { } launched)
            throw new InvalidOperationException($"The unit {unitId} has no year {year}.");
        var invitation = await db.Letters.AsNoTracking().Where(l => l.UnitId == unitId && l.Year == year && l.Kind == "meeting-invitation")
            .OrderByDescending(l => l.Id).Select(l => l.Data).FirstOrDefaultAsync();
        return new(db, unit, launched, catalogues.Of(launched), now, await Staff.Of(db, unitId),
            await db.RoundTotals.Where(t => t.UnitId == unitId && t.Year == year).Select(t => t.Round).ToListAsync(),
            invitation is null ? null : JsonSerializer.Deserialize<Briefing>(invitation, JsonSerializerOptions.Web));
    }

    public async Task<string?> For(string kind, string field) => (kind, field) switch
    {
        ("meeting-minutes", "meeting") => Held ? BriefingName : MeetingName,
        (_, "meeting") => MeetingName,
        ("meeting-minutes", "date") => year.BriefingDate is { } held ? Told(held) : Told(Today),
        (_, "date") => Told(Held ? Today : briefing?.MeetingDate ?? Today),
        (_, "time" or "opened") => briefing?.Time.ToString(Answers.TimeForm, CultureInfo.InvariantCulture),
        (_, "place") => Held ? year.BriefingPlace : briefing?.Place,
        (_, "session") => await Session(),
        (_, "present") => string.Join('\n', staff.Select(p => $"{p.DisplayName}{(GroupOf(p) is { } group ? $" | {group}" : "")}")),
        ("meeting-minutes", "topic2") => await Approved("มติ รับรองรายงานการประชุม"),
        ("meeting-minutes", "topic3") => Held && briefing is { Agenda.Count: > 0 } ? string.Join("\n\n", briefing.Agenda) : null,
        ("meeting-minutes", "topic4") => Held && year.BriefingNote.Length > 0 ? $"{Deadlines}\nมติ {year.BriefingNote.ReplaceLineEndings(" ")}" : null,
        ("meeting-agenda", "topic1") => "ประธานแจ้งวัตถุประสงค์ของการประชุม",
        ("meeting-agenda", "topic2") => await Approved(null),
        ("meeting-agenda", "topic3") => Held ? Progress : briefing is null ? null : string.Join('\n', briefing.Agenda),
        ("meeting-agenda", "topic4") => Held ? "แนวทางแก้ไขปัญหาของตัวชี้วัดที่เสี่ยงไม่บรรลุเป้าหมาย" : Deadlines,
        (_, "recorder") => Officers.Count > 0 ? Officers[^1].Id : null,
        (_, "checker") => (Officers.Count > 1 ? Officers[0] : staff.FirstOrDefault(p => Staff.Holds(p, PostIds.Director)))?.Id,
        (_, "recipients") => "หัวหน้ากลุ่มทุกกลุ่ม\nเจ้าหน้าที่ทุกคน",
        ("circular", "closing") => "จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติ",
        (_, "letter") => await Circulated(),
        ("internal-control-worksheet", "kpi") => ControlPaper.FirstOf(catalogue)?.Kpi.Code,
        ("internal-control-worksheet", "round") => ControlPaper.FirstOf(catalogue)?.Round,
        ("hr-handover" or "department-summary", "round") => catalogue.Rounds.LastOrDefault(r => closed.Contains(r.Id))?.Id ?? catalogue.Rounds[0].Id,
        (_, "round") => Current.Id,
        ("hr-handover", "to") => "ผู้อำนวยการกลุ่มบริหารทรัพยากรบุคคล",
        (_, "to") => $"อธิบดี{unit.Department}",
        (_, "copyTo") => "กลุ่มพัฒนาระบบบริหาร",
        (_, "handInBy") => Told((await db.CalendarOf(unit.Id)).AddWorkingDays(Today, HandInDays)),
        _ => null,
    };

    /// <summary>The briefing of step 1 is over.</summary>
    bool Held => year.BriefingDate is not null;

    DateOnly Today => DateOf(now);

    /// <summary>The first round that is not closed; after the last, the last.</summary>
    ReportingRound Current => catalogue.Rounds.FirstOrDefault(r => !closed.Contains(r.Id)) ?? catalogue.Rounds[^1];

    string BriefingName => $"ชี้แจงแนวทางการปฏิบัติงานตามคำรับรองการปฏิบัติราชการ ปีงบประมาณ {year.Year}";

    string MeetingName => Held ? $"ติดตามการดำเนินงานตามคำรับรองการปฏิบัติราชการ ปีงบประมาณ {year.Year}" : BriefingName;

    string Progress => closed.Count == catalogue.Rounds.Count ? "สรุปผลการปฏิบัติราชการตามคำรับรองทั้งปี" : $"ความก้าวหน้าการรวบรวมหลักฐาน{Current.Name} ซึ่งระบบ SMART ปิดรับวัน{ThaiDisplay.LongDate(Current.ClosesAt)}\nผลการติดตามตัวชี้วัดตามคำรับรองการปฏิบัติราชการ";

    IReadOnlyList<Person> Officers => [.. staff.Where(p => Staff.Holds(p, PostIds.Strategy))];

    /// <summary>The next of the calendar year's meetings; its number is drawn only with the minutes.</summary>
    async Task<string> Session()
    {
        var calendarYear = Today.Year + 543;
        var last = (await db.Registers.FindAsync(unit.Id, calendarYear, "meeting"))?.Last ?? 0;
        return string.Create(CultureInfo.InvariantCulture, $"{last + 1}/{calendarYear}");
    }

    /// <summary>The minutes before these, to be approved; null: there are none.</summary>
    async Task<string?> Approved(string? resolution)
    {
        var before = await db.Letters.Where(l => l.UnitId == unit.Id && l.Kind == "meeting-minutes" && l.Number != null).OrderByDescending(l => l.Id).Select(l => l.Number).FirstOrDefaultAsync();
        return before is null ? null : $"รับรองรายงานการประชุม ครั้งที่ {before}{(resolution is null ? "" : $"\n{resolution}")}";
    }

    async Task<string?> Circulated() => (await db.Letters
        .Where(l => l.UnitId == unit.Id && l.Year == year.Year && db.Acknowledgements.Any(a => a.LetterId == l.Id)).OrderByDescending(l => l.Id)
        .Select(l => (long?)l.Id).FirstOrDefaultAsync())?.ToString(CultureInfo.InvariantCulture);

    static string Told(DateOnly date) => date.ToString(Answers.DateForm, CultureInfo.InvariantCulture);
}
