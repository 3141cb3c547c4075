using System.Text.Json.Nodes;
using CsCheck;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>Results of a round out as a workbook and in again.</summary>
public class ResultsTests
{
    static readonly Catalogue fy2564 = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");

    static Results Parse(string json, Catalogue? catalogue = null, string round = "5m")
    {
        var reading = ResultsFile.Read(json, catalogue ?? fy2564, round);
        return reading.Results ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    static ResultsImport Again(Results? results, Catalogue? catalogue = null, string round = "5m") =>
        ResultsWorkbook.Read(ResultsWorkbook.Write(catalogue ?? fy2564, round, results), "r.xlsx", catalogue ?? fy2564, round);

    [Fact]
    public void An_empty_form_is_of_no_results()
    {
        var reading = Again(null);
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        Assert.Empty(reading.Results!.Kpis);
        Assert.Equal("""{"kpis":{}}""", reading.Json!.ToJsonString());
    }

    [Theory]
    [InlineData("5m", """{"kpis":{"1.2.3":{"criteria":{"1":{"done":true},"3":{"numerator":13,"denominator":200}},"submitted":"2021-02-19T16:00:00+07:00"}}}""")]
    [InlineData("5m", """{"kpis":{"4":{"criteria":{"1":{"done":true,"evidence":false},"3":{"value":31.25},"4":{"done":false,"value":31.25}}}}}""")]
    [InlineData("5m", """{"kpis":{"2":{"criteria":{}}}}""")]
    [InlineData("11m", """{"kpis":{"1.2.1":{"criteria":{"3":{"parts":[86.4,null,{"value":85,"evidence":false}]}}}}}""")]
    [InlineData("11m", """{"kpis":{"4":{"criteria":{"1":{"items":{"1":2,"2":"NA","3":0,"4":{"value":1,"evidence":false}}}}}}}""")]
    [InlineData("11m", """{"kpis":{"3":{"criteria":{"2.1":{"done":true}},"award":true}}}""")]
    public void Results_come_back_as_they_went_out(string round, string json)
    {
        var reading = Again(Parse(json, round: round), round: round);
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        Assert.Equal(Dump.Of(Parse(json, round: round)), Dump.Of(reading.Results));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), reading.Json), reading.Json!.ToJsonString());
    }

    [Fact]
    public void Items_of_items_requirements_and_dates_of_their_own_come_back()
    {
        const string First = """
            {"kpis":{"2.10":{"criteria":{"1":{"done":true,"submitted":"2021-02-13T09:30:15+07:00","people":2,"groups":[["ผู้แทน ก","ผู้แทน ข"],["ผู้แทน, ค"],[]]},
              "2.1":{"done":true,"people":3},"2.10":{"value":30.5},"2.11":{"numerator":51,"denominator":100},"3":{"value":70}},"submitted":"2021-02-15T12:00:00+07:00","award":true}}}
            """;
        const string Second = """
            {"kpis":{"2.10":{"criteria":{"1":{"value":85},"2":{"value":6},"3":{"numerator":1,"denominator":50}},"firstRoundMissed":true},
              "K-2":{"criteria":{"1":{"items":{"1":true,"2":61.5,"ก":{"done":false,"value":10},"4":{"numerator":1,"denominator":3},"5":{"items":{"1":true,"2":{"done":true,"evidence":false}}}}},
              "2":{"items":{"1":2,"2":1,"3":"NA"}},"3":{"parts":[84.5,true,2]}}}}}
            """;
        foreach (var (round, json) in new[] { ("5m", First), ("11m", Second) })
        {
            var reading = Again(Parse(json, Everything.Catalogue, round), Everything.Catalogue, round);
            Assert.Empty(reading.Faults.Select(f => f.ToString()));
            Assert.Equal(Dump.Of(Parse(json, Everything.Catalogue, round)), Dump.Of(reading.Results));
        }
    }

    // One fault in one cell is one message. Rows of KPI 1.2.3 and others in the 5-month round of FY 2564 are found by their keys.
    public static TheoryData<string, string, string, string, object?, string> Single => new()
    {
        { "5m", "1.2.3", "3", "ค่าที่ได้", "หก", "'หก' is no number; give a number, e.g. 86.4" },
        { "5m", "1.2.3", "3", "ตัวตั้ง", 5, "“ตัวหาร” is missing (KPI 1.2.3, criterion 3:" },
        { "5m", "1.2.3", "1", "ทำแล้ว", "อาจจะ", "'อาจจะ' is unknown; choose one of: ใช่, ไม่ใช่" },
        { "5m", "1.2.3", "1", "ค่าที่ได้", 5, "this row does not use “ค่าที่ได้”; clear the cell; choose ใช่ or ไม่ใช่ under “ทำแล้ว”" },
        { "5m", "1.2.3", "1", "ผลประเมิน", 2, "this row does not use “ผลประเมิน”" },
        { "5m", "1.2.3", "1", "หลักฐาน", "ครึ่งหนึ่ง", "'ครึ่งหนึ่ง' is unknown; choose one of: มี, ไม่มี" },
        { "5m", "1.2.3", "1", "ส่งข้อนี้เมื่อ", "เมื่อวาน", "'เมื่อวาน' is no date; give a date with a time" },
        { "5m", "1.2.3", "1", "ส่งข้อนี้เมื่อ", "19 ก.พ. 2564 16:00", "there is no result (KPI 1.2.3, criterion 1:" },
        { "5m", "1.2.3", "3", "ตัวชี้วัด", "1.2.9", "there is no KPI '1.2.9'; did you mean '1.2.1'?" },
        { "5m", "1.2.3", "3", "ข้อ", "9", "KPI 1.2.3 has no criterion '9' in this round; known: 1, 2, 3" },
        { "5m", "1.2.3", "3", "ข้อ", "1", "KPI 1.2.3 criterion 1 is there twice; leave one of the rows" },
        { "5m", "1.2.3", "3", "รายการ", "1", "criterion 3 has no item '1'" },
        { "5m", "1.2.3", "3", "ข้อ", null, "nothing stands here; give the criterion's number" },
    };

    [Theory, MemberData(nameof(Single))]
    public void One_fault_in_one_cell_is_told_at_that_cell(string round, string kpi, string criterion, string heading, object? value, string said)
    {
        using var book = new EditedBook(ResultsWorkbook.Write(fy2564, round, null));
        var cell = book.Find("ผล", heading, kpi, criterion);
        var reading = ResultsWorkbook.Read(book.Set("ผล", cell, value).Save(), "r.xlsx", fy2564, round);
        Assert.Null(reading.Results);
        Assert.Null(reading.Json);
        var told = Assert.Single(reading.Faults);
        // A count that is missing is told at the cell where it is to stand; a result that is missing where it would.
        if (!said.StartsWith("“ตัวหาร”", StringComparison.Ordinal) && !said.StartsWith("there is no result", StringComparison.Ordinal)) Assert.Equal(("ผล", cell), (told.Sheet, told.Cell));
        Assert.Contains($": {said}", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_denominator_of_0_and_more_than_all_are_told_with_what_is_to_be_filled_in()
    {
        using var book = new EditedBook(ResultsWorkbook.Write(fy2564, "5m", null));
        book.Set("ผล", book.Find("ผล", "ตัวตั้ง", "1.2.3", "3"), 0).Set("ผล", book.Find("ผล", "ตัวหาร", "1.2.3", "3"), 0);
        book.Set("ผล", book.Find("ผล", "ตัวตั้ง", "2", "3"), 9).Set("ผล", book.Find("ผล", "ตัวหาร", "2", "3"), 8);
        var faults = ResultsWorkbook.Read(book.Save(), "r.xlsx", fy2564, "5m").Faults;
        Assert.Equal(2, faults.Count);
        Assert.Contains("ตัวหารเป็น 0 จึงคิดเป็นร้อยละไม่ได้; ใส่ “ตัวตั้ง” (คำขอที่ถูกส่งกลับแก้ไขหรือขอเอกสารเพิ่ม) และ “ตัวหาร” (คำขอทั้งหมด) หรือใส่ร้อยละในช่อง “ค่าที่ได้”", faults[0].InThai(), StringComparison.Ordinal);
        Assert.Contains("9 จาก 8 คิดเป็นสัดส่วนไม่ได้", faults[1].InThai(), StringComparison.Ordinal);
    }

    [Fact]
    public void Awards_and_first_rounds_that_the_catalogue_does_not_know_are_told()
    {
        using var book = new EditedBook(ResultsWorkbook.Write(fy2564, "5m", null));
        book.Set("รายงาน", book.Find("รายงาน", "ได้รับรางวัล", "2"), "ใช่").Set("รายงาน", book.Find("รายงาน", "รอบแรกไม่ครบ", "4"), "ใช่").Set("รายงาน", book.Find("รายงาน", "นำมาคิดคะแนน", "3"), "ไม่ใช่");
        book.Set("ผล", book.Find("ผล", "ทำแล้ว", "3", "1"), "ใช่");
        Assert.Equal(
            [
                $"r.xlsx: รายงาน!{book.Find("รายงาน", "ได้รับรางวัล", "2")}: this round knows no award (KPI 2, award); clear the cell",
                $"r.xlsx: รายงาน!{book.Find("รายงาน", "นำมาคิดคะแนน", "3")}: KPI 3 is not to be counted, but has results; choose ใช่, or clear its results",
                $"r.xlsx: รายงาน!{book.Find("รายงาน", "รอบแรกไม่ครบ", "4")}: this KPI has no rule for a missed first round (KPI 4, first round missed); clear the cell",
            ], ResultsWorkbook.Read(book.Save(), "r.xlsx", fy2564, "5m").Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void Results_of_another_year_or_round_are_refused()
    {
        var file = ResultsWorkbook.Write(fy2564, "5m", null);
        Assert.Equal(["r.xlsx: ชุดผล!B4: these are results of round 5m, not of 11m; take the workbook of the right round"], ResultsWorkbook.Read(file, "r.xlsx", fy2564, "11m").Faults.Select(f => f.ToString()));
        Assert.Equal(["r.xlsx: ชุดผล!B3: these are results of 2564, not of 2567; take the workbook of the right year"], ResultsWorkbook.Read(file, "r.xlsx", fy2564 with { FiscalYear = new(2567) }, "5m").Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void The_workbook_of_a_catalogue_is_not_one_of_results() => Assert.Contains(
        "r.xlsx: ผล: this worksheet is missing; add a worksheet “ผล” as the form has it", ResultsWorkbook.Read(CatalogueWorkbook.Write(fy2564), "r.xlsx", fy2564, "5m").Faults.Select(f => f.ToString()));

    [Fact]
    public void A_workbook_of_some_kpis_is_of_those_only()
    {
        var reading = ResultsWorkbook.Read(ResultsWorkbook.Write(fy2564, "5m", Parse("""{"kpis":{"2":{"criteria":{"1":{"done":true}}},"3":{"criteria":{"1":{"done":true}}}}}"""), ["2"], isRunningYear: true), "r.xlsx", fy2564, "5m");
        Assert.Equal(["2"], reading.Results!.Kpis.Keys);
    }

    /// <summary>The pages ask for counts, not for the percentage: what they could not show would be lost when a page is saved.</summary>
    [Fact]
    public void Of_a_running_year_each_result_stands_in_one_place_only()
    {
        using var book = new EditedBook(ResultsWorkbook.Write(fy2564, "5m", null, isRunningYear: true));
        var cell = book.Find("ผล", "ค่าที่ได้", "1.2.3", "3");
        var reading = ResultsWorkbook.Read(book.Set("ผล", cell, 6.5).Save(), "r.xlsx", fy2564, "5m", isRunningYear: true);
        Assert.Equal([$"r.xlsx: ผล!{cell}: this row does not use “ค่าที่ได้”; clear the cell; give “ตัวตั้ง” (คำขอที่ถูกส่งกลับแก้ไขหรือขอเอกสารเพิ่ม) and “ตัวหาร” (คำขอทั้งหมด)"], reading.Faults.Select(f => f.ToString()));
        // The form of a file of results has more columns; of a running year they are not read.
        var more = ResultsWorkbook.Read(ResultsWorkbook.Write(fy2564, "5m", Parse("""{"kpis":{"2":{"criteria":{"1":{"done":true,"evidence":false}},"submitted":"2021-02-19T16:00:00+07:00"}}}""")), "r.xlsx", fy2564, "5m", isRunningYear: true);
        Assert.Equal("""{"kpis":{"2":{"criteria":{"1":{"done":true}}}}}""", more.Json!.ToJsonString());
        Assert.Contains(more.Warnings, w => w.Wrong.Thai == "ระบบไม่อ่านคอลัมน์ “ส่งเมื่อ”");
    }

    static Gen<CriterionResult?> ResultOf(Rule rule)
    {
        Gen<decimal?> value = Gen.Int[0, 1000].Select(n => (decimal?)n / 10);
        var counts = Gen.Select(Gen.Int[0, 50], Gen.Int[50, 90], (a, b) => new CriterionResult { Numerator = a, Denominator = b });
        var values = value.Select(v => new CriterionResult { Value = v });
        var dones = Gen.Bool.Select(d => new CriterionResult { Done = d });
        Gen<CriterionResult> given = rule switch
        {
            DoneRule => dones,
            StepsRule => Gen.OneOf(dones, values, counts, Gen.Select(values, dones, (v, d) => v with { Done = d.Done })),
            RatioRule => Gen.OneOf(values, counts),
            // All N/A is a fault: the first item is rated.
            WorksheetRule sheet => Gen.OneOf(Gen.Int[0, 2].Select(n => (CriterionResult?)new CriterionResult { Value = n }), Gen.Const((CriterionResult?)null), Gen.Const((CriterionResult?)new CriterionResult { NotApplicable = true }), Gen.Const((CriterionResult?)new CriterionResult { Value = 1, Evidence = false }))
                .Array[sheet.Items.Count()].Select(items => new CriterionResult { Items = sheet.Items.Zip(items).Select((p, n) => (p.First.Id, n == 0 ? new CriterionResult { Value = 2 } : p.Second)).Where(p => p.Item2 is not null).ToDictionary(p => p.Id, p => p.Item2!) }),
            ChecklistRule list => All([.. list.Items.Select(i => ResultOf(i.Rule))]).Select(items => new CriterionResult { Items = list.Items.Zip(items).Where(p => p.Second is not null).ToDictionary(p => p.First.Id, p => p.Second!) })
                .Where(r => r.Items!.Count > 0),
            CompositeRule composite => All([.. composite.Parts.Select(p => ResultOf(p.Rule))]).Select(parts => new CriterionResult { Parts = parts }).Where(r => r.Parts!.Any(p => p is not null)),
            _ => values,
        };
        return Gen.Frequency((4, given.Select(r => (CriterionResult?)r)), (1, given.Select(r => (CriterionResult?)(r with { Evidence = false }))), (1, Gen.Const((CriterionResult?)null)));
    }

    /// <summary>One of each.</summary>
    static Gen<IReadOnlyList<CriterionResult?>> All(IReadOnlyList<Gen<CriterionResult?>> gens) => gens.Count == 0 ? Gen.Const((IReadOnlyList<CriterionResult?>)[])
        : Gen.Select(gens[0], All([.. gens.Skip(1)]), (one, rest) => (IReadOnlyList<CriterionResult?>)[one, .. rest]);

    static Gen<Results> ResultsOf(Catalogue catalogue, string round)
    {
        var kpis = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).ToList();
        var gens = kpis.Select(k => Gen.Select(All([.. k.Rounds[round].Criteria.Select(c => ResultOf(c.Rule))]), Gen.Bool, Gen.Int[0, 100_000], Gen.Bool, (given, sent, minutes, award) => new KpiResult
        {
            Criteria = k.Rounds[round].Criteria.Zip(given).Where(p => p.Second is not null).ToDictionary(p => p.First.Id, p => p.Second!),
            Submitted = sent ? catalogue.Round(round).OpensAt.AddMinutes(minutes) : null,
            Award = award && k.Rounds[round].Award is not null,
            FirstRoundMissed = award && k.FirstRoundMissed == FirstRoundMissedRule.Half,
        })).ToArray();
        return Gen.Bool.Array[kpis.Count].SelectMany(there =>
        {
            var all = Gen.Const(new Results(new Dictionary<string, KpiResult>()));
            foreach (var (gen, n) in gens.Select((gen, n) => (gen, n)).Where(g => there[g.n]))
                all = Gen.Select(all, gen, (before, one) => new Results(before.Kpis.Append(new(kpis[n].Code, one)).ToDictionary(p => p.Key, p => p.Value)));
            return all;
        });
    }

    [Theory]
    [InlineData("fy2564-one-stop-service.yaml", "5m")]
    [InlineData("fy2564-one-stop-service.yaml", "11m")]
    [InlineData("fy2566-potential-base.yaml", "5m")]
    [InlineData("fy2566-potential-base.yaml", "11m")]
    [InlineData("everything.yaml", "5m")]
    [InlineData("everything.yaml", "11m")]
    public void Whatever_the_results_they_come_back_and_score_the_same(string name, string round)
    {
        var catalogue = RoundTripTests.Of(name);
        ResultsOf(catalogue, round).Sample(results =>
        {
            var reading = Again(results, catalogue, round);
            Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
            Assert.Equal(Dump.Of(results), Dump.Of(reading.Results));
            Assert.Equal(Scoring.Score(catalogue, round, results, WorkingCalendar.Thai).ToJson(), Scoring.Score(catalogue, round, reading.Results!, WorkingCalendar.Thai).ToJson());
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void Whatever_stands_in_a_cell_there_is_an_answer()
    {
        object?[] values = [null, "ก", -1, 0, 44246, 1e300, true, "#REF!", ">", "NA", "ใช่", "2564", new string('ก', 500), "1.2.3", ",;\n-"];
        var dice = new Random(2564);
        foreach (var round in new[] { "5m", "11m" })
        {
            var file = ResultsWorkbook.Write(fy2564, round, null);
            for (var n = 0; n < 60; n++)
            {
                using var book = new EditedBook(file);
                for (var edits = dice.Next(1, 12); edits > 0; edits--)
                    book.Set(dice.Next(4) == 0 ? "รายงาน" : "ผล", Sheet.NameOf(dice.Next(1, 30), dice.Next(1, 15)), values[dice.Next(values.Length)]);
                var reading = ResultsWorkbook.Read(book.Save(), "r.xlsx", fy2564, round);
                Assert.True(reading.Results is null == reading.Faults.Count > 0);
                Assert.All(reading.Faults, f => Assert.True(f.Sheet is "ผล" or "รายงาน", f.ToString()));
            }
        }
    }
}
