using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests;

/// <summary>What the cells of the board, the timeline and the tables make of the tasks of a year.</summary>
public sealed class BoardTests
{
    static readonly Catalogue catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
    static readonly DateTimeOffset now = At(2, 10);

    static readonly IReadOnlyDictionary<string, StepStandard> sop = StepWords.StandardsOf(BpmnFile.Read(Builtin.Read(YearDesk.ProcessId), "sop").Processes[0]);

    static DateTimeOffset At(int month, int day, int hour = 9) => new(2021, month, day, hour, 0, 0, TimeSpan.FromHours(7));

    static StepTask Task(string form, DateTimeOffset due, DateTimeOffset? ended = null, string kpi = "1.2.1") =>
        new($"{form}-{due:o}", form, form, form, kpi, "5m", 6, 360, null, null, "director", ended is null ? null : "one", due, due.AddDays(-3), ended is null ? UserTaskState.Open : UserTaskState.Completed, ended);

    static YearBook Book(params IReadOnlyList<StepTask> tasks) => Book(new Dictionary<string, KpiResult>(), tasks);

    static YearBook Book(IReadOnlyDictionary<string, KpiResult> results, IReadOnlyList<StepTask> tasks)
    {
        var rounds = catalogue.Rounds.ToDictionary(r => r.Id, r => new RoundStanding(catalogue, r, r.Id == "5m" ? results : new Dictionary<string, KpiResult>(), new HashSet<string>(), new Dictionary<string, IReadOnlyList<string>>(),
            Scoring.Score(catalogue, r.Id, new(r.Id == "5m" ? results : new Dictionary<string, KpiResult>()), WorkingCalendar.Thai), null, WorkingCalendar.Thai));
        var launched = new AgreementYear { UnitId = "u01", Year = 2564, CatalogueYaml = "", CatalogueName = "", InstanceId = "u01-2564", LaunchedAt = new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7)), LaunchedBy = "one" };
        return new(launched, [2564], 0, false, 0, catalogue, catalogue, WorkingCalendar.Thai, new Dictionary<string, string>(), new Dictionary<string, string>(), [],
            sop, tasks, new(rounds, new Dictionary<(string, string), KpiScore>(), new Dictionary<(string, string), DateTimeOffset>()), now);
    }

    static string[] StatesOf(YearBook book) => [.. BoardRow.Of(book).Single(r => r.Kpi.Code == "1.2.1").Cells.Where(c => c.Step.Round == "5m").Select(c => c.State)];

    [Fact]
    public void A_report_goes_from_step_to_step()
    {
        Assert.Equal(["ช้ากว่าแผน", "ช้ากว่าแผน", "ยังไม่ถึง", "ยังไม่ถึง"], StatesOf(Book()));
        Assert.Equal(["กำลังทำ", "ช้ากว่าแผน", "ยังไม่ถึง", "ยังไม่ถึง"], StatesOf(Book(Task(RoundSteps.Evidence, At(2, 18)))));
        Assert.Equal(["เสร็จช้า", "ใกล้กำหนด", "ยังไม่ถึง", "ยังไม่ถึง"], StatesOf(Book(Task(RoundSteps.Evidence, At(2, 4), At(2, 5)), Task(RoundSteps.Director, At(2, 11)))));
        Assert.Equal(["เสร็จ", "เลยกำหนด", "ยังไม่ถึง", "ยังไม่ถึง"], StatesOf(Book(Task(RoundSteps.Evidence, At(2, 4), At(2, 3)), Task(RoundSteps.Director, At(2, 9)))));
    }

    /// <summary>What was done before a report came back has to be done again.</summary>
    [Fact]
    public void A_report_that_came_back_is_open_again()
    {
        var book = Book(Task(RoundSteps.Evidence, At(2, 4), At(2, 3)), Task(RoundSteps.Director, At(2, 9), At(2, 8)), Task(RoundSteps.Evidence, At(2, 15)));
        Assert.Equal(["ส่งกลับแก้ไข", "ช้ากว่าแผน", "ยังไม่ถึง", "ยังไม่ถึง"], StatesOf(book));
        // On the timeline nothing of it is done; the rates count what was.
        Assert.DoesNotContain(Timeline.Of(book), e => e.Kind == TimelineKind.Done);
        Assert.Equal(new Punctuality(2, 0), book.Punctuality);
    }

    [Fact]
    public void The_timeline_has_all_kinds_in_the_order_of_their_days()
    {
        var entries = Timeline.Of(Book(Task(RoundSteps.Evidence, At(2, 4), At(2, 3))));
        Assert.Equal(entries.OrderBy(e => e.From).ThenBy(e => e.Kind), entries);
        Assert.Equal(Enum.GetValues<TimelineKind>(), entries.Select(e => e.Kind).Distinct().Order());
        Assert.Contains(entries, e => e is { Kind: TimelineKind.Closing, Name: "ปิดรับตัวชี้วัด 4 รอบ 5 เดือน" } && e.From == new DateOnly(2021, 2, 15));
        Assert.Contains(entries, e => e is { Kind: TimelineKind.Done, State: "ทันแผน" } && e.Name.EndsWith("1.2.1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_forecast_says_when_it_cannot_be_told()
    {
        Assert.Contains("ยังคาดการณ์ไม่ได้", YearTables.ForecastWords(Book()), StringComparison.Ordinal);
        var book = Book([.. Enumerable.Range(1, 12).Select(n => Task(RoundSteps.Evidence, At(2, 3), At(2, n <= 9 ? 2 : 4)))]);
        Assert.Contains("9 จาก 12 งาน = 75 %", YearTables.ForecastWords(book), StringComparison.Ordinal);
        Assert.Equal(new Forecast(null, 5, 3.75m, 5, 0, 6, false), book.ForecastOf("5m") with { Open = Math.Round(book.ForecastOf("5m").Open, 10), Best = Math.Round(book.ForecastOf("5m").Best, 10), Expected = Math.Round(book.ForecastOf("5m").Expected!.Value, 10) });
    }

    /// <summary>The figures are the procedure's own: another version with other minutes is another workload.</summary>
    [Fact]
    public void The_minutes_are_those_of_the_procedure()
    {
        var plan = Book().Plan;
        // Steps 1–8 as the SOP's table has them; step 5 is once for each round.
        Assert.Equal([360, 60, 30, 1080, 360], Enumerable.Range(1, 5).Select(n => plan.Where(s => s.Standard.Number == n).Sum(s => s.Standard.Minutes)));
        Assert.All(plan.Where(s => s.Kpi is not null).GroupBy(s => (s.Kpi, s.Round)), one => Assert.Equal([360, 30, 360], one.GroupBy(s => s.Standard.Number).Select(g => g.Sum(s => s.Standard.Minutes))));
        Assert.Equal([30, 10, 20], plan.Where(s => s.Standard.Number == 2).Select(s => s.Standard.Minutes));
        Assert.Equal([10, 5, 15], plan.Where(s => s.Standard.Number == 3).Select(s => s.Standard.Minutes));
        var other = Builtin.Read(YearDesk.ProcessId).Replace("name=\"standardMinutes\" value=\"1080\"", "name=\"standardMinutes\" value=\"90\"", StringComparison.Ordinal);
        Assert.Equal(new StepStandard(4, 90), StepWords.StandardsOf(BpmnFile.Read(other, "sop").Processes[0])["keying"]);
    }

    [Fact]
    public void The_head_of_a_group_reads_the_drafts_on_the_timeline()
    {
        var names = Timeline.Of(Book()).Where(e => e.Kind == TimelineKind.Planned).Select(e => e.Name).ToList();
        Assert.Contains("ตรวจร่างคำสั่งแต่งตั้ง", names);
        Assert.Contains("ตรวจร่างแนวทางการรายงาน", names);
        Assert.Equal(Storage.People.PostIds.GroupHead, StepWords.PostOf("reviewOrder"));
    }

    [Fact]
    public void A_KPI_without_results_is_named_and_not_counted_as_0()
    {
        Assert.Equal("ยังไม่มีตัวชี้วัดที่มีผล", YearTables.ScoredWords(Book(), "5m"));
        var done = new KpiResult { Criteria = new Dictionary<string, CriterionResult> { ["1"] = new() { Done = true }, ["2"] = new() { Done = true } } };
        var book = Book(new Dictionary<string, KpiResult> { ["1.2.2"] = done }, []);
        Assert.Equal(5, book.ForecastOf("5m").Now);
        Assert.Equal("1 จาก 6 ตัวชี้วัดที่มีผล · ยังไม่มีผล: 1.2.1, 1.2.3, 2, 3, 4", YearTables.ScoredWords(book, "5m"));
        Assert.Null(book.ForecastOf("11m").Now);
    }

    [Fact]
    public void Every_table_is_a_worksheet()
    {
        var book = Book(Task(RoundSteps.Evidence, At(2, 4), At(2, 3)));
        var tables = new[] { YearTables.Board(book, BoardRow.Of(book)), YearTables.Progress(book), YearTables.Risks(book), YearTables.Forecasts(book), YearTables.Durations(book), YearTables.Timeline(book) };
        Assert.All(tables, t => Assert.All(t.Rows, row => Assert.Equal(t.Columns.Count, row.Count)));
        Assert.All(tables, t => Assert.True(t.Name.Length <= 31 && t.Columns.Select(c => c.Heading).Distinct().Count() == t.Columns.Count));
        Assert.NotEmpty(Workbooks.TablesWorkbook.Write("รายงาน", [], tables, Web.ThaiDisplay.ShortDate));
    }
}
