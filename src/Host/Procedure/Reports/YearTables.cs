using System.Globalization;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Web;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>The tables of a year's board, reports and timeline: one source for page, chart and workbook.</summary>
public static class YearTables
{
    /// <summary>Working days before its closing within which what may be lost is pressing.</summary>
    public const int PressingDays = 5;

    public const string RateNote = "ทันกำหนด คืองานที่เสร็จไม่เกินวันครบกำหนด ไม่ทัน คืองานที่เสร็จหลังกำหนดหรือเลยกำหนดแล้วยังไม่เสร็จ งานที่ยังไม่ถึงกำหนดไม่นับ";

    /// <summary>A row for each KPI, a column for the state and one for the day of each step.</summary>
    public static PlainTable Board(YearBook book, IReadOnlyList<BoardRow> rows)
    {
        var steps = book.Catalogue.Rounds.SelectMany(r => book.RoundSteps.Select(step => (Round: r.Id, Step: step))).ToList();
        return new("ภาพรวม", $"ภาพรวมปีงบประมาณ {book.Year}",
            [
                new("ตัวชี้วัด", Shows.Code, 10), new("ชื่อ", Width: 50), new("น้ำหนัก", Shows.Score, 10), new("ผู้จัดเก็บ", Width: 24),
                .. steps.SelectMany(s => new TableColumn[] { new($"{ThaiDisplay.RoundName(s.Round)} {StepWords.ShortOf(s.Step)}", Width: 14), new($"{ThaiDisplay.RoundName(s.Round)} {StepWords.ShortOf(s.Step)} วันที่", Shows.Date, 13) }),
                .. book.Catalogue.Rounds.Select(r => new TableColumn($"คะแนน {ThaiDisplay.RoundName(r.Id)}", Shows.Score, 12)),
                new("อย่างดีที่สุด", Shows.Score, 12, $"ของ{ThaiDisplay.RoundName(book.Current.Id)}"), new("ยังเพิ่มได้ (คะแนนหน่วยงาน)", Shows.Score, 14), new("เริ่มเสียตั้งแต่", Shows.Date, 14),
            ],
            [.. rows.Select(IReadOnlyList<object?> (row) =>
            [
                row.Kpi.Code, row.Kpi.Name, row.Kpi.Weight, row.Owner,
                .. steps.SelectMany(s => row.Cells.FirstOrDefault(c => c.Step.Round == s.Round && c.Step.Key == s.Step) is { } cell ? [cell.State, DayOf(cell.At)] : new object?[] { null, null }),
                .. book.Catalogue.Rounds.Select(object? (r) => book.ScoreOf(row.Kpi.Code, r.Id)),
                row.Outlook.Best, row.Outlook.AtRisk, row.Outlook.LostFrom is { } lost ? DayOf(lost) : null,
            ])]);
    }

    public static PlainTable Progress(YearBook book)
    {
        var done = book.Plan.Select(book.DoneAt).OfType<DateTimeOffset>().Select(DayOf).ToList();
        var points = ProgressPoint.Of(book.Catalogue.FiscalYear, [.. book.Plan.Select(s => DayOf(s.Due))], done, DayOf(book.Now));
        return new("ความก้าวหน้า", "ความก้าวหน้าเทียบกับปฏิทิน", [new("ถึงวันที่", Shows.Date), new("ตามแผน (ขั้น)", Shows.Whole), new("ทำแล้ว (ขั้น)", Shows.Whole)],
            [.. points.Select(IReadOnlyList<object?> (p) => [p.Day, p.Planned, p.Done])])
        { Note = "นับขั้นตอนที่ 1–8 ของ SOP ทุกตัวชี้วัดและทุกรอบ แผนคิดจากวันปิดรับของกรมถอยหลังเป็นวันทำการ" };
    }

    public static PlainTable Risks(YearBook book)
    {
        var risks = book.Risks(book.Current.Id);
        return new("คะแนนที่เสี่ยง", $"คะแนนที่ยังเสี่ยง {ThaiDisplay.RoundName(book.Current.Id)}",
            [
                new("ตัวชี้วัด", Shows.Code, 10), new("ชื่อ", Width: 50), new("ขณะนี้", Shows.Score), new("อย่างดีที่สุด", Shows.Score), new($"เหลือไม่เกิน {PressingDays} วันทำการ", Shows.Score),
                new("เหลือมากกว่านั้น", Shows.Score), new("เริ่มเสียตั้งแต่", Shows.Date), new("เหลือ (วันทำการ)", Shows.Whole),
            ],
            [.. book.Seen.Kpis.Where(k => k.Rounds.ContainsKey(book.Current.Id)).Select(k => (Kpi: k, Own: risks.Where(r => r.Kpi == k.Code).ToList())).OrderByDescending(k => k.Own.Sum(r => r.Gain)).Select(IReadOnlyList<object?> (k) =>
            {
                var outlook = KpiOutlook.Of(book.Seen, book.Current.Id, k.Kpi, book.ScoreOf(k.Kpi.Code, book.Current.Id), k.Own);
                return
                [
                    k.Kpi.Code, k.Kpi.Name, outlook.Now, outlook.Best, k.Own.Where(r => r.DaysLeft <= PressingDays).Sum(r => r.Gain), k.Own.Where(r => r.DaysLeft > PressingDays).Sum(r => r.Gain),
                    outlook.LostFrom is { } lost ? DayOf(lost) : null, k.Own.Count == 0 ? null : k.Own.Min(r => r.DaysLeft),
                ];
            })])
        { Note = "คะแนนที่หน่วยงานยังเพิ่มได้หากทำเกณฑ์ที่เหลือครบ คิดเป็นคะแนนรวมเต็ม 5 ตามน้ำหนัก ตัวชี้วัดที่แนบใน SMART แล้วไม่นับ" };
    }

    public static PlainTable Forecasts(YearBook book) => new("คาดการณ์", "คาดการณ์คะแนนแต่ละรอบ",
        [new("รอบ"), new("ขณะนี้", Shows.Score), new("คาดว่าจะได้", Shows.Score), new("อย่างดีที่สุด", Shows.Score), new("ขณะนี้คิดจาก", Width: 34), new("สถานะ", Width: 20)],
        [.. book.Catalogue.Rounds.Select(IReadOnlyList<object?> (round) =>
        {
            var forecast = book.ForecastOf(round.Id);
            return [ThaiDisplay.RoundName(round.Id), forecast.Now, forecast.Expected, forecast.Best, ScoredWords(book, round.Id), forecast.IsFrozen ? "ปิดรอบแล้ว" : round.OpensAt > book.Now ? "ยังไม่เปิดรอบ" : "กำลังรายงาน"];
        })])
    { Note = ForecastWords(book) };

    /// <summary>Of which KPIs the score of now is the mean, and which have none yet.</summary>
    public static string ScoredWords(YearBook book, string round)
    {
        var forecast = book.ForecastOf(round);
        var words = $"{forecast.Scored} จาก {forecast.Kpis} ตัวชี้วัดที่มีผล";
        return forecast.Scored == forecast.Kpis ? words : forecast.Scored == 0 ? "ยังไม่มีตัวชี้วัดที่มีผล" : $"{words} · ยังไม่มีผล: {string.Join(", ", book.Unscored(round).Select(k => k.Code))}";
    }

    /// <summary>How the forecast is reckoned, with its figures.</summary>
    public static string ForecastWords(YearBook book)
    {
        var sofar = book.Punctuality;
        return sofar is { Decided: >= Forecast.LeastDecided, Rate: { } rate }
            ? $"คาดว่าจะได้ = คะแนนที่ได้แล้วเมื่อคิดทุกตัวชี้วัด + คะแนนที่ยังเพิ่มได้ × อัตราที่ทำทันกำหนดมาแล้วในปีนี้ ({sofar.OnTime} จาก {sofar.Decided} งาน = {TableText.Of(rate, Shows.Share)}) ถือว่างานที่ไม่ทันไม่ได้คะแนนเลย จึงเป็นการประมาณอย่างระวัง ไม่ใช่คำทำนาย"
            : $"ยังคาดการณ์ไม่ได้ เพราะมีงานที่ตัดสินได้ว่าทันหรือไม่ทันเพียง {sofar.Decided} งาน ต้องมีอย่างน้อย {Forecast.LeastDecided} งาน";
    }

    /// <param name="heading">What the rows are.</param>
    public static PlainTable OnTime(string name, string title, string heading, IEnumerable<(string Name, Punctuality Sum)> groups, bool isCode = false) => new(name, title,
        [new(heading, isCode ? Shows.Code : Shows.Text, 32), new("ทันกำหนด (งาน)", Shows.Whole), new("ไม่ทัน (งาน)", Shows.Whole), new("อัตราทันกำหนด", Shows.Share)],
        [.. groups.Where(g => g.Sum.Decided > 0).Select(IReadOnlyList<object?> (g) => [g.Name, g.Sum.OnTime, g.Sum.Late, g.Sum.Rate])])
    { Note = RateNote };

    public static IReadOnlyList<PlainTable> OnTime(YearBook book, DeskWork desks)
    {
        return
        [
            OnTime("ทันกำหนดตามขั้นตอน", "ทันกำหนดตามขั้นตอน", "ขั้นตอน", Grouped(t => (t.Step ?? 0, $"ขั้นที่ {t.Step}: {t.Name}")).OrderBy(g => g.Key.Item1).Select(g => (g.Key.Item2, g.Sum))),
            OnTime("ทันกำหนดตามตัวชี้วัด", "ทันกำหนดตามตัวชี้วัด", "ตัวชี้วัด", Grouped(t => t.Kpi).Where(g => g.Key is not null).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key!, g.Sum)), isCode: true),
            OnTime("ทันกำหนดตามผู้ทำ", "ทันกำหนดตามผู้ทำ", "ผู้ทำ", Grouped(t => desks.Desk(t.IsDone ? t.CompletedBy ?? t.Assignee : t.Assignee, t.Post)).OrderBy(g => g.Sum.Rate).Select(g => (g.Key, g.Sum))),
            OnTime("ทันกำหนดตามรอบ", "ทันกำหนดตามรอบ", "รอบ", Grouped(t => t.Round).Select(g => (g.Key is { } round ? ThaiDisplay.RoundName(round) : "ต้นปี (ขั้นที่ 1–4)", g.Sum))),
        ];

        IEnumerable<(TKey Key, Punctuality Sum)> Grouped<TKey>(Func<StepTask, TKey> key) => book.Tasks.GroupBy(key).Select(g => (g.Key, Punctuality.Sum(g.Select(t => t.Punctuality(book.Now)))));
    }

    /// <summary>What falls due in each week on all desks together, and the time of the desks that have work.</summary>
    public static PlainTable LoadByWeek(DeskWork desks) => new("ภาระงานรายสัปดาห์", "ภาระงานรวมรายสัปดาห์",
        [new("สัปดาห์เริ่ม", Shows.Date), new("งานที่เปิดอยู่ (นาที)", Shows.Whole), new("งานที่จะมาถึง (นาที)", Shows.Whole), new("เวลาที่มี (นาที)", Shows.Whole)],
        [.. Enumerable.Range(0, desks.Loads.Count == 0 ? 0 : DeskWork.Weeks).Select(IReadOnlyList<object?> (n) =>
            [desks.Loads[0].Weeks[n].Monday, desks.Loads.Sum(d => d.Weeks[n].Open), desks.Loads.Sum(d => d.Weeks[n].Coming), desks.Loads.Sum(d => d.Weeks[n].Capacity)])])
    { Note = LoadNote };

    public static string LoadNote { get; } = $"นาทีของงาน: เวลามาตรฐานของ SOP-HSS4-S-07 ต่อขั้นตอน นับในสัปดาห์ที่ครบกำหนด งานที่เลยกำหนดนับในสัปดาห์นี้ งานที่ SOP ไม่ได้ให้เวลาไว้ เช่น การรับทราบ ไม่นับ · เวลาที่มี: วันทำการที่เหลือในสัปดาห์ตามปฏิทินของหน่วยงาน × {WorkingTime.MinutesOfDay} นาที ({WorkingTime.Hours}) × จำนวนคน";

    public static PlainTable LoadByDesk(DeskWork desks) => new("ภาระงานรายคน", "ภาระงานรายคนรายสัปดาห์",
        [new("ผู้ทำ", Width: 32), new("สัปดาห์เริ่ม", Shows.Date), new("งานที่เปิดอยู่ (นาที)", Shows.Whole), new("งานที่จะมาถึง (นาที)", Shows.Whole), new("เวลาที่มี (นาที)", Shows.Whole), new("เกินเวลา (นาที)", Shows.Whole), new("คำอธิบาย", Width: 40)],
        [.. desks.Loads.SelectMany(d => d.Weeks.Where(w => w.Minutes > 0).Select(IReadOnlyList<object?> (w) => [d.Desk, w.Monday, w.Open, w.Coming, w.Capacity, Math.Max(0, w.Minutes - w.Capacity), w.IsOver ? OverWords(w) : ""]))])
    { Note = LoadNote };

    /// <summary>Whether too much in a week can be met by beginning earlier.</summary>
    public static string OverWords(DeskWeek week) => week.Behind > 0 ? "ไม่ทันแม้เริ่มวันนี้ ต้องแบ่งงานหรือเลื่อน" : "เกินเวลาของสัปดาห์ แต่ทันหากเริ่มก่อน";

    public static PlainTable Durations(YearBook book)
    {
        var rows = book.Tasks.Where(t => t is { IsDone: true, EndedAt: not null, Minutes: not null }).GroupBy(t => (t.Step, t.Name, t.Minutes)).OrderBy(g => g.Key.Step).Select(IReadOnlyList<object?> (g) =>
        {
            var minutes = g.Select(t => WorkingTime.Minutes(book.Calendar, t.CreatedAt, t.EndedAt!.Value)).Order().ToList();
            var median = (minutes[(minutes.Count - 1) / 2] + minutes[minutes.Count / 2]) / 2;
            return [$"ขั้นที่ {g.Key.Step}: {g.Key.Name}", minutes.Count, median, minutes[^1], g.Key.Minutes!.Value, g.Key.Minutes > 0 ? (median / (decimal)g.Key.Minutes.Value).ToString("0.#", CultureInfo.InvariantCulture) : null];
        });
        return new("เวลาเทียบมาตรฐาน", "เวลาที่ใช้เทียบกับเวลามาตรฐาน",
            [new("ขั้นตอน", Width: 40), new("เสร็จแล้ว (งาน)", Shows.Whole), new("ค่ากลาง (นาที)", Shows.Whole), new("นานที่สุด (นาที)", Shows.Whole), new("มาตรฐาน (นาที)", Shows.Whole), new("ค่ากลางเป็นกี่เท่าของมาตรฐาน", Width: 18)],
            [.. rows])
        { Note = $"นับเวลาทำการ {WorkingTime.Hours} ตั้งแต่งานมาถึงจนเสร็จ รวมเวลารอ ส่วนเวลามาตรฐานของ SOP คือเวลาลงมือทำ จึงมักน้อยกว่า" };
    }

    public static PlainTable Timeline(YearBook book) => new("เส้นเวลา", $"เส้นเวลาปีงบประมาณ {book.Year}",
        [new("วันที่", Shows.Date), new("ถึง", Shows.Date), new("ประเภท", Width: 22), new("เรื่อง", Width: 60), new("สถานะ", Width: 24)],
        [.. Reports.Timeline.Of(book).Select(IReadOnlyList<object?> (e) => [e.From, e.To, TimelineEntry.NameOf(e.Kind), e.Name, e.State])]);

    static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ThaiDisplay.InBangkok(instant));
}
