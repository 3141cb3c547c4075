namespace PaWorkflow.Agreements.Tests;

/// <summary>Last year's catalogue as a beginning for the next.</summary>
public class NextYearTests
{
    static Catalogue Read(string yaml) => CatalogueFile.Read(yaml, "k.yaml") is { Catalogue: { } catalogue } ? catalogue : throw new InvalidOperationException();

    static readonly NextYearCopy of2565 = NextYear.Of(Sample.Fy2564, WorkingCalendar.Thai);

    public static TheoryData<string> Names => [.. BuiltinCatalogues.Names, "everything.yaml"];

    /// <summary>For as long as the holidays are known and longer, the copy is a catalogue without a fault, and nothing in it falls on a day off.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_copy_of_the_copy_is_a_whole_catalogue_each_year(string name)
    {
        var catalogue = name == "everything.yaml" ? Everything.Catalogue : BuiltinCatalogues.Read(name);
        for (var n = 0; n < 12; n++)
        {
            var year = catalogue.FiscalYear.Number + 1;
            catalogue = NextYear.Of(catalogue, WorkingCalendar.Thai).Catalogue;
            var reading = CatalogueFile.Read(CatalogueYaml.Write(catalogue), name);
            Assert.Empty(reading.Faults.Select(f => f.ToString()));
            Assert.Equal(year, reading.Catalogue!.FiscalYear.Number);
            Assert.DoesNotContain(reading.Warnings, w => w.Wrong.English.Contains("is no working day", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Closings_move_a_year_and_off_days_off_to_the_working_day_before_openings_to_the_one_after()
    {
        // 19 Feb 2022 is a Saturday, 20 Aug 2022 as well, 29 Jan 2022 too; 2 Aug 2022 a Tuesday, 1 Feb 2022 one as well.
        var next = of2565.Catalogue;
        Assert.Equal((Sample.At("2022-02-18 16:30"), Sample.At("2022-08-19 16:30")), (next.Round("5m").ClosesAt, next.Round("11m").ClosesAt));
        Assert.Equal((Sample.At("2022-02-01 08:30"), Sample.At("2022-08-02 08:30")), (next.Round("5m").OpensAt, next.Round("11m").OpensAt));
        Assert.Equal(Sample.At("2022-01-28 16:30"), next.SmartKeyingClosesAt);
        // 15 Feb 2022 is a Tuesday, 15 Aug 2022 a Monday; a date of its own closes at the end of its day.
        Assert.Equal((Sample.At("2022-02-16 00:00").AddTicks(-1), Sample.At("2022-08-16 00:00").AddTicks(-1)), (next.Kpi("4").Rounds["5m"].ClosesAt, next.Kpi("4").Rounds["11m"].ClosesAt));
        Assert.True(next.Kpi("4").Rounds["5m"].HasOwnClosing);
        Assert.Equal(next.Round("5m").ClosesAt, next.Kpi("1.2.1").Rounds["5m"].ClosesAt);
    }

    [Fact]
    public void Each_move_is_told_with_its_reason()
    {
        var said = of2565.Dates.Select(d => d.InThai()).ToList();
        Assert.Contains("วันปิดบันทึกในระบบ SMART: 29 ม.ค. 2564 16.30 น. → 28 ม.ค. 2565 16.30 น. (29 ม.ค. 2565 ไม่ใช่วันทำการ: วันเสาร์ จึงเลื่อนเป็นวันทำการก่อนหน้า)", said);
        Assert.Contains("รอบ 5 เดือน: วันเปิดรับ: 1 ก.พ. 2564 08.30 น. → 1 ก.พ. 2565 08.30 น.", said);
        Assert.Contains("ตัวชี้วัด 4 รอบ 11 เดือน: วันปิดรับ: 15 ส.ค. 2564 → 15 ส.ค. 2565", said);
        Assert.Contains(of2565.Dates, d => d.InEnglish().StartsWith("round 5m: closing: 2021-02-19 16:30 → 2022-02-18 16:30 (2022-02-19 is no working day: Saturday; moved to the working day before)", StringComparison.Ordinal));
    }

    [Theory]
    // 28 July 2022 is the king's birthday: the reason names it. 12 August 2022 is a Friday and a holiday, 29 July was given off as well.
    [InlineData("2021-07-28", "2022-07-27", "วันเฉลิมพระชนมพรรษา")]
    [InlineData("2020-10-02", "2021-10-01", "วันเสาร์ จึงเลื่อนเป็นวันทำการก่อนหน้า")]
    [InlineData("2021-09-30", "2022-09-30", null)]
    public void A_day_off_is_left_for_the_nearest_day_within_the_year(string closes, string moved, string? why)
    {
        var catalogue = Sample.Catalogue("          - { id: 1, text: t, points: 1, rule: done }", $"        closes: {closes}");
        var copy = NextYear.Of(catalogue, WorkingCalendar.Thai);
        Assert.Equal(Sample.At($"{moved} 00:00").AddDays(1).AddTicks(-1), copy.Catalogue.Kpi("K").Rounds["5m"].ClosesAt);
        var told = Assert.Single(copy.Dates, d => d.Place.English == "KPI K round 5m: closing");
        if (why is null) Assert.Null(told.Why);
        else Assert.Contains(why, told.Why!.Thai, StringComparison.Ordinal);
    }

    /// <summary>1 October 2022 is a Saturday, the working day before lies in the year before.</summary>
    [Fact]
    public void The_first_day_of_the_year_moves_forward()
    {
        var first = Sample.Catalogue("          - { id: 1, text: t, points: 1, rule: done }", "        closes: 2020-10-01");
        var told = Assert.Single(NextYear.Of(NextYear.Of(first, WorkingCalendar.Thai).Catalogue, WorkingCalendar.Thai).Dates, d => d.Place.English == "KPI K round 5m: closing");
        Assert.Equal("2022-10-03", told.To.English);
        Assert.EndsWith("จึงเลื่อนเป็นวันทำการถัดไป", told.Why!.Thai, StringComparison.Ordinal);
    }

    /// <summary>Opens and closes on one day: that day is a Saturday a year later.</summary>
    [Fact]
    public void A_round_never_opens_after_it_closes()
    {
        var yaml = BuiltinCatalogues.Text("fy2564-one-stop-service.yaml").Replace("opens: 2021-02-01T08:30", "opens: 2021-02-19T08:30", StringComparison.Ordinal);
        var round = NextYear.Of(Read(yaml), WorkingCalendar.Thai).Catalogue.Round("5m");
        Assert.Equal((Sample.At("2022-02-18 08:30"), Sample.At("2022-02-18 16:30")), (round.OpensAt, round.ClosesAt));
    }

    [Fact]
    public void Windows_months_and_spans_of_the_calendar_move_as_they_are_and_a_months_last_day_stays_the_last()
    {
        var yaml = Sample.Yaml("""
                      - id: 1
                        text: t
                        points: 1
                        rule: done
                        window: { from: 2020-10-01, to: 2021-02-28 }
                        due: 2021-02-28
                        evidence: [{ text: e, monthly: { from: 2020-10, to: 2021-02 } }]
            """, more: """
            calendar:
              - { name: ประชุม, who: กพร., from: 2020-11-01, to: 2020-11-30 }
              - { name: วันเดียว, who: กพร., from: 2021-02-13, to: 2021-02-13, printed: x }
            """);
        // To a leap year and on: two years later the window ends on the 29th.
        var next = NextYear.Of(NextYear.Of(NextYear.Of(Read(yaml), WorkingCalendar.Thai).Catalogue, WorkingCalendar.Thai).Catalogue, WorkingCalendar.Thai);
        var criterion = next.Catalogue.Kpi("K").Rounds["5m"].Criterion("1");
        Assert.Equal(new CountingWindow(new(2023, 10, 1), new(2024, 2, 29)), criterion.Window);
        Assert.Equal(new MonthSpan(new(2023, 10, 1), new(2024, 2, 1)), criterion.Evidence[0].Monthly);
        // 28 Feb 2024 is a Wednesday; it was moved to 28 Feb 2022 and 2023 before, both of them working days.
        Assert.Equal(new DateOnly(2024, 2, 28), ThaiTime.DateOf(criterion.DueAt!.Value));
        Assert.Equal((new DateOnly(2023, 11, 1), new DateOnly(2023, 11, 30)), (next.Catalogue.Calendar[0].From, next.Catalogue.Calendar[0].To));
        // 13 Feb 2022 is a Sunday → Friday 11 → 11 Feb 2023 is a Saturday → Friday 10 → 10 Feb 2024 is a Saturday → Friday 9.
        Assert.Equal(new CalendarEvent("วันเดียว", "กพร.", new(2024, 2, 9), new(2024, 2, 9)), next.Catalogue.Calendar[1]);
        Assert.Contains("KPI K round 5m criterion 1: months of the evidence: 2022-10 – 2023-02 → 2023-10 – 2024-02", next.Dates.Select(d => d.InEnglish()));
        Assert.Contains("ตัวชี้วัด K รอบ 5 เดือน เกณฑ์ข้อ 1: เดือนของหลักฐาน: ต.ค. 2565 – ก.พ. 2566 → ต.ค. 2566 – ก.พ. 2567", next.Dates.Select(d => d.InThai()));
    }

    [Theory]
    [InlineData("ประจำปีงบประมาณ พ.ศ. 2564", "ประจำปีงบประมาณ พ.ศ. 2565")]
    [InlineData("ประจำปี ๒๕๖๔", "ประจำปี ๒๕๖๕")]
    [InlineData("ต.ค. 2563 – ก.พ. 2564", "ต.ค. 2564 – ก.พ. 2565")]
    [InlineData("พ.ศ. 2560", "พ.ศ. 2560")]
    [InlineData("มาตรฐาน 2565", "มาตรฐาน 2565")]
    [InlineData("เลขที่ 25641 และ 1.2564 และ 2564.5", "เลขที่ 25641 และ 1.2564 และ 2564.5")]
    [InlineData("ภายในปี 2564.", "ภายในปี 2565.")]
    public void Years_in_texts_are_replaced_and_other_numbers_are_not(string text, string moved) =>
        Assert.Equal(moved, NextYear.Of(Sample.Fy2564 with { Title = text }, WorkingCalendar.Thai).Catalogue.Title);

    [Fact]
    public void Changed_texts_are_told_and_those_with_days_in_them_pointed_out()
    {
        var copy = NextYear.Of(Sample.Fy2566, WorkingCalendar.Thai);
        Assert.Contains(copy.Texts, t => t.Place.Thai == "ชื่อคำรับรอง" && t.To.Thai.EndsWith("2567", StringComparison.Ordinal) && t.Why is null);
        Assert.Contains(copy.Texts, t => t.To.Thai.Contains("16 ม.ค. – 17 ก.พ. 2567", StringComparison.Ordinal) && t.Why!.Thai == "มีวันที่อยู่ในข้อความ โปรดตรวจว่าถูกต้อง");
    }

    [Fact]
    public void What_the_manual_printed_is_left_out_and_where_it_comes_from_stays()
    {
        var copy = NextYear.Of(Everything.Catalogue, WorkingCalendar.Thai);
        Assert.DoesNotContain(".Printed", Dump.Of(copy.Catalogue), StringComparison.Ordinal);
        Assert.Contains(copy.Notes, n => n.English == "what this year's manual printed beside its figures was left out (9 places)");
        Assert.Equal("คู่มือ 2564 หน้า 1", copy.Catalogue.Kpi("2.10").Source);
    }

    [Fact]
    public void Holidays_that_are_not_known_yet_are_spoken_of() => Assert.Contains(
        "ปฏิทินยังไม่มีวันหยุดราชการของปี 2565 จึงเลี่ยงให้เฉพาะวันเสาร์และวันอาทิตย์",
        NextYear.Of(Sample.Fy2564, new([new(new(2021, 1, 1), "วันขึ้นปีใหม่")])).Notes.Select(n => n.Thai));

    [Fact]
    public void All_else_is_this_years()
    {
        var (before, after) = (Sample.Fy2564, of2565.Catalogue);
        Assert.Equal(before.Kpis.Select(k => (k.Code, k.Weight, k.Host, k.FirstRoundMissed)), after.Kpis.Select(k => (k.Code, k.Weight, k.Host, k.FirstRoundMissed)));
        Assert.Equal(before.Kpis.SelectMany(k => k.Rounds.Values).SelectMany(r => r.Criteria).Select(c => (c.Id, c.Points)), after.Kpis.SelectMany(k => k.Rounds.Values).SelectMany(r => r.Criteria).Select(c => (c.Id, c.Points)));
        Assert.Equal((before.WeightsSumTo, before.LatePenalty), (after.WeightsSumTo, after.LatePenalty));
    }
}
