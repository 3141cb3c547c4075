using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements.Tests;

/// <summary>KPI details that change in mid-year: what is said of it, and what becomes of work already given.</summary>
public class ChangeTests
{
    static Catalogue Edited(params (string Old, string New)[] edits)
    {
        var yaml = BuiltinCatalogues.Text("fy2564-one-stop-service.yaml");
        foreach (var (old, @new) in edits)
        {
            var at = yaml.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, old);
            yaml = yaml[..at] + @new + yaml[(at + old.Length)..];
        }
        var reading = CatalogueFile.Read(yaml, "changed.yaml");
        return reading.Catalogue ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    [Fact]
    public void The_same_catalogue_has_no_difference() => Assert.Empty(CatalogueChanges.Between(Sample.Fy2564, Edited()));

    [Theory]
    [InlineData("thresholds: [9, 8, 7, 6, 5]", "thresholds: [8, 7, 6, 5, 4]",
        "ตัวชี้วัด 1.2.3 รอบ 5 เดือน เกณฑ์ข้อ 3 วิธีให้คะแนน: เดิม คำขอที่ถูกส่งกลับแก้ไขหรือขอเอกสารเพิ่ม × 100 ÷ คำขอทั้งหมด คิดตามสัดส่วนระหว่างค่าเกณฑ์: 9 → 0.6, 8 → 1.2, 7 → 1.8, 6 → 2.4, 5 → 3 เป็น "
        + "คำขอที่ถูกส่งกลับแก้ไขหรือขอเอกสารเพิ่ม × 100 ÷ คำขอทั้งหมด คิดตามสัดส่วนระหว่างค่าเกณฑ์: 8 → 0.6, 7 → 1.2, 6 → 1.8, 5 → 2.4, 4 → 3")]
    [InlineData("closes: 2021-02-15", "closes: 2021-02-17", "ตัวชี้วัด 4 รอบ 5 เดือน วันปิดรับ: เดิม 15 ก.พ. 2564 เป็น 17 ก.พ. 2564")]
    [InlineData("closes: 2021-02-19T16:30", "closes: 2021-02-18T12:00", "รอบ 5 เดือน วันปิดรับ: เดิม 19 ก.พ. 2564 16.30 น. เป็น 18 ก.พ. 2564 12.00 น.")]
    [InlineData("host: กทส.", "host: กพร.", "ตัวชี้วัด 2 หน่วยงานเจ้าภาพ: เดิม กทส. เป็น กพร.")]
    public void A_change_is_said_with_its_place_before_and_after(string old, string @new, string said) =>
        Assert.Contains(CatalogueChanges.Between(Sample.Fy2564, Edited((old, @new))), d => d.InThai() == said);

    [Fact]
    public void A_criterion_that_comes_or_goes_is_named_whole()
    {
        const string One = """
                      - { id: 1, text: first, points: 1, rule: done }
                      - { id: 2, text: second, points: 2, rule: done }
            """;
        const string Other = """
                      - { id: 1, text: first, points: 1, rule: done }
                      - { id: 3, text: third, points: 2, rule: done }
            """;
        Assert.Equal(["KPI K round 5m criterion 3 criterion: new, third (2 points)", "KPI K round 5m criterion 2 criterion: gone, was second (2 points)"],
            CatalogueChanges.Between(Sample.Catalogue(One), Sample.Catalogue(Other)).Select(d => d.InEnglish()));
    }

    [Fact]
    public void What_fits_the_newer_version_is_kept_and_the_rest_is_named()
    {
        const string Changed = """
                      - { id: 1, text: first, points: 1, rule: done }
                      - { id: 2, text: second, points: 2, rule: interpolated, thresholds: [1, 2], pointsAt: [1, 2] }
            """;
        var given = JsonNode.Parse("""{"criteria": {"1": {"done": true}, "2": {"done": true}, "9": {"value": 3}}}""")!;
        var (result, unfit) = KpiResult.ReadFitting(given, Sample.Catalogue(Changed).Kpi("K"), "5m");
        Assert.Equal(["2", "9"], unfit);
        Assert.Equal("1", Assert.Single(result.Criteria).Key);
    }

    [Fact]
    public void Points_at_risk_are_ranked_by_what_each_working_day_may_win()
    {
        var results = Sample.FullMarks(Sample.Fy2564, "5m").Kpis.ToDictionary();
        // 2 of 5 points of KPI 1.2.1 (weight 40) until 19 February, and 1 of 5 points of KPI 4 (weight 15) until the 15th.
        results["1.2.1"] = results["1.2.1"] with { Criteria = new Dictionary<string, CriterionResult>(results["1.2.1"].Criteria.Where(c => c.Key != "3")) };
        results["4"] = results["4"] with { Criteria = new Dictionary<string, CriterionResult>(results["4"].Criteria.Where(c => c.Key != "5")) };
        var risks = Outlook.Of(Sample.Fy2564, "5m", results, new HashSet<string>(), WorkingCalendar.Thai, Sample.At("2021-02-15 08:00"));
        Assert.Equal([("4", "5", 0.15m, 0), ("1.2.1", "3", 0.8m, 4)], risks.Select(r => (r.Kpi, r.Criterion, r.Gain, r.DaysLeft)).OrderBy(r => r.DaysLeft));
        Assert.Equal("1.2.1", risks[0].Kpi);
        Assert.Empty(Outlook.Of(Sample.Fy2564, "5m", results, new HashSet<string> { "1.2.1", "4" }, WorkingCalendar.Thai, Sample.At("2021-02-15 08:00")));
        var (now, then) = Outlook.WhatIf(Sample.Fy2564, "5m", results, Sample.FullMarks(Sample.Fy2564, "5m").Kpis, WorkingCalendar.Thai);
        Assert.Equal((now.Total + risks.Sum(r => r.Gain), 5m), (then.Total, then.Total));
    }
}
