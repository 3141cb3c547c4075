namespace PaWorkflow.Agreements;

/// <summary>Something that falls due on a day.</summary>
/// <param name="What">In Thai.</param>
/// <param name="IsClosing">The department's own date, which the unit cannot move.</param>
public sealed record DueThing(DateOnly Day, string What, bool IsClosing);

/// <summary>A day on which something falls due and holidays leave too little room for it.</summary>
/// <param name="What">In Thai, what falls due.</param>
/// <param name="Why">How holidays meet it.</param>
public sealed record HolidayCollision(DateOnly Day, IReadOnlyList<string> What, Wording Why);

/// <summary>Where due days meet days off: closings on a day off, and work that is due on the first day after a long break.</summary>
public static class HolidayCollisions
{
    /// <summary>So many days off in a row, a holiday among them, are a long break: a plain weekend is none.</summary>
    const int LongBreak = 3;

    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<HolidayCollision> Of(IEnumerable<DueThing> things, WorkingCalendar calendar) =>
        [.. things.GroupBy(t => (t.Day, OnDayOff: !calendar.IsWorkingDay(t.Day))).OrderBy(g => g.Key.Day).Select(HolidayCollision? (group) =>
        {
            var (day, what) = (group.Key.Day, (IReadOnlyList<string>)[.. group.Select(t => t.What).Distinct()]);
            if (group.Key.OnDayOff)
            {
                var last = calendar.AddWorkingDays(day, -1);
                var name = calendar.HolidayName(day) ?? (day.DayOfWeek == DayOfWeek.Saturday ? "วันเสาร์" : "วันอาทิตย์");
                return new HolidayCollision(day, what, new(
                    $"it is a day off ({name}): the last working day before it is {Wordings.Date(last).English}", $"ตรงกับ{name} วันทำการสุดท้ายก่อนหน้าคือ {Wordings.Date(last).Thai}"));
            }
            var off = 0;
            var holidays = new List<string>();
            for (var before = day.AddDays(-1); !calendar.IsWorkingDay(before); before = before.AddDays(-1))
            {
                off++;
                if (calendar.HolidayName(before) is { } holiday) holidays.Insert(0, holiday);
            }
            return off >= LongBreak && holidays.Count > 0 ? new(day, what, new(
                $"it is the first working day after {off} days off ({string.Join(", ", holidays.Distinct())})", $"เป็นวันทำการแรกหลังหยุดติดกัน {off} วัน ({string.Join(", ", holidays.Distinct())})")) : null;
        }).OfType<HolidayCollision>()];

    /// <summary>The department's dates in a catalogue.</summary>
    public static IEnumerable<DueThing> Closings(Catalogue catalogue) =>
    [
        new(ThaiTime.DateOf(catalogue.SmartKeyingClosesAt), "SMART ปิดบันทึกรายละเอียดตัวชี้วัด", true),
        .. catalogue.Rounds.Select(r => new DueThing(ThaiTime.DateOf(r.ClosesAt), $"ปิดรับ {Places.Round(r.Id)}", true)),
        .. catalogue.Kpis.SelectMany(k => k.Rounds.Values.Where(r => r.HasOwnClosing).Select(r => new DueThing(ThaiTime.DateOf(r.ClosesAt), $"ปิดรับตัวชี้วัด {k.Code} {Places.Round(r.Round)}", true))),
        .. catalogue.Kpis.SelectMany(k => k.Rounds.Values.SelectMany(r => r.Criteria.Where(c => c.DueAt is not null)
            .Select(c => new DueThing(ThaiTime.DateOf(c.DueAt!.Value), $"กำหนดส่งเกณฑ์ข้อ {c.Id} ตัวชี้วัด {k.Code} {Places.Round(r.Round)}", true)))),
    ];
}
