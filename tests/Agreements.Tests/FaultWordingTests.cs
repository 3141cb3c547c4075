using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PaWorkflow.Agreements.Tests;

public partial class FaultWordingTests
{
    const string Good = "          - { id: 1, text: t, points: 1, rule: done }";

    [GeneratedRegex(@"[\u0E01-\u0E2E]")]
    private static partial Regex ThaiLetter { get; }

    static void IsThai(Wording wording)
    {
        Assert.Matches(ThaiLetter, wording.Thai);
        Assert.NotEqual(wording.English, wording.Thai);
    }

    static string Catalogue(string criteria, string round = "") => Assert.Single(CatalogueFile.Read(Sample.Yaml(criteria, round), "k.yaml").Faults).InThai();

    static string Result(string kpi, string criteria) =>
        Assert.Single(ResultsFile.Read($$$"""{"kpis": {"{{{kpi}}}": {"criteria": {{{criteria}}} } } }""", Sample.Fy2564, "5m").Faults).InThai();

    [Fact]
    public void A_warning_names_the_line_the_place_and_the_date_as_officials_write_them()
    {
        var warning = Assert.Single(CatalogueFile.Read(BuiltinCatalogues.Text("fy2564-one-stop-service.yaml"), "fy.yaml").Warnings, w => w.Path == "kpis[5].rounds.11m.closes");
        Assert.Equal(
            $"fy.yaml บรรทัด {warning.Line} ตัวชี้วัดลำดับที่ 6 รอบ 11 เดือน วันปิดรับ (kpis[5].rounds.11m.closes): "
            + "15 ส.ค. 2564 ไม่ใช่วันทำการ (วันอาทิตย์); ระบบยังใช้วันนี้ จนกว่าหน่วยงานจะแก้เป็นวันอื่น", warning.InThai());
    }

    [Theory]
    [InlineData("        closes: 2022-02-15", "15 ก.พ. 2565 อยู่นอกปีงบประมาณ 2564; ระบุวันที่เป็นปี ค.ศ. ตั้งแต่ 2020-10-01 (1 ต.ค. 2563) ถึง 2021-09-30 (30 ก.ย. 2564)")]
    [InlineData("        closes: soon", "ตัวชี้วัดลำดับที่ 1 รอบ 5 เดือน วันปิดรับ (kpis[0].rounds.5m.closes): 'soon' ไม่ใช่วันที่")]
    [InlineData("        penalty: { perDay: 0.01, days: workng }", "วิธีนับวัน (kpis[0].rounds.5m.penalty.days): ไม่รู้จัก 'workng'; หมายถึง 'working' ใช่หรือไม่ ที่ใช้ได้คือ calendar, working")]
    [InlineData("        award: { stillOwed: ['7'] }", "ระบุให้ส่งหลักฐานข้อ '7' แต่ไม่มีเกณฑ์ข้อนี้; ที่ใช้ได้คือ 1")]
    public void A_round_of_a_kpi_that_is_wrong_is_told_so_in_Thai(string line, string said) => Assert.Contains(said, Catalogue(Good, line), StringComparison.Ordinal);

    [Theory]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, 85, 84], pointsAt: [1, 2, 4] }", "เกณฑ์ลำดับที่ 1 ค่าเกณฑ์ (kpis[0].rounds.5m.criteria[0].thresholds): ค่าเกณฑ์ 83, 85, 84 ไม่ได้เรียงไปทางเดียวกัน")]
    [InlineData("          - { id: 1, text: t, points: 5, rule: targets, targets: [1, 2], pointsAt: [1, 5] }", "มีค่าเป้าหมาย 2 ค่า; ระบุ 3 ค่า")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, ponits: 2 }", "เกณฑ์ลำดับที่ 1 (kpis[0].rounds.5m.criteria[0].ponits): ไม่มีหัวข้อ 'ponits' ในส่วนนี้; หมายถึง 'points' ใช่หรือไม่")]
    [InlineData("          - { id: 1, points: 1, rule: done }", "ยังไม่ได้ระบุ 'text'; ระบุเป็นภาษาไทยว่าใช้หลักฐานใด")]
    [InlineData("          - just a text", "'just a text' ไม่ใช่กลุ่มหัวข้อย่อย; ระบุรายการเกณฑ์")]
    public void A_criterion_that_is_wrong_is_told_so_in_Thai(string criterion, string said) =>
        Assert.Contains(CatalogueFile.Read(Sample.Yaml(criterion), "k.yaml").Faults, f => f.InThai().Contains(said, StringComparison.Ordinal));

    [Theory]
    [InlineData("kpis[5].rounds.11m.closes", "ตัวชี้วัดลำดับที่ 6 รอบ 11 เดือน วันปิดรับ")]
    [InlineData("rounds[0].opens", "รอบลำดับที่ 1 วันเปิดรับ")]
    [InlineData("kpis[0].rounds.5m.criteria[2].items[0].points", "ตัวชี้วัดลำดับที่ 1 รอบ 5 เดือน เกณฑ์ลำดับที่ 3 รายการลำดับที่ 1 คะแนน")]
    [InlineData("kpis[0].rounds.6m.criteria", "ตัวชี้วัดลำดับที่ 1 รอบ")]
    [InlineData("holidays[2].date", "วันหยุดลำดับที่ 3 วันที่")]
    [InlineData("attach.lead", "แนบหลักฐาน จำนวนวันล่วงหน้า")]
    [InlineData("others.closes", "")]
    [InlineData("kpis[", "")]
    [InlineData("kpis[x].weight", "")]
    public void A_path_is_said_in_words_as_far_as_it_has_words(string path, string said) => Assert.Equal(said, Places.InThai(path));

    [Fact]
    public void Every_key_of_the_formats_has_a_Thai_word()
    {
        var schema = JsonNode.Parse(BuiltinCatalogues.Schema)!;
        var keys = KeysOf(schema).Concat(ReminderRules.Tasks).ToHashSet();
        Assert.True(keys.Count > 50);
        Assert.All(keys, key => Assert.NotEqual("", Places.InThai(key)));

        static IEnumerable<string> KeysOf(JsonNode? node) => node switch
        {
            JsonObject o => o.SelectMany(m => m is { Key: "properties", Value: JsonObject keys } ? keys.Select(k => k.Key).Concat(KeysOf(keys)) : KeysOf(m.Value)),
            JsonArray a => a.SelectMany(KeysOf),
            _ => [],
        };
    }

    [Fact]
    public void A_fault_of_the_whole_file_names_its_line_alone() =>
        Assert.Equal("k.yaml บรรทัด 1: แฟ้มว่างเปล่า; เริ่มด้วยบรรทัดเช่น 'fiscalYear: 2564'", Assert.Single(CatalogueFile.Read("", "k.yaml").Faults).InThai());

    [Fact]
    public void A_key_that_stands_twice_is_said_in_Thai() =>
        Assert.Contains("อ่านเป็น YAML ไม่ได้: หัวข้อ 'a' ซ้ำกัน", Assert.Single(CatalogueFile.Read("a: 1\na: 2\n", "k.yaml").Faults).InThai(), StringComparison.Ordinal);

    [Theory, InlineData(""), InlineData("      - {"), InlineData("x: [1, {a: }]"), InlineData("        closes: 2564-08-15"), InlineData("        weight: none")]
    public void Whatever_becomes_of_a_line_its_faults_are_said_in_both_languages_on_one_line(string instead)
    {
        var lines = BuiltinCatalogues.Text("fy2566-potential-base.yaml").Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            var reading = CatalogueFile.Read(string.Join('\n', lines.Select((line, m) => m == n ? instead : line)), "k.yaml");
            foreach (var fault in reading.Faults)
            {
                IsThai(fault.Wrong);
                IsThai(fault.Right);
                Assert.StartsWith($"k.yaml บรรทัด {fault.Line}", fault.InThai(), StringComparison.Ordinal);
                Assert.DoesNotContain('\n', fault.InThai());
            }
        }
    }

    [Fact]
    public void A_result_that_is_wrong_is_told_its_kpi_and_criterion_in_Thai() => Assert.Equal(
        "ตัวชี้วัด 1.2.3 เกณฑ์ข้อ 3 “รายงานอัตราความผิดพลาดของการตรวจสอบเอกสาร ต.ค. 2563 – ก.พ. 2564”: ตัวหารเป็น 0 จึงคิดเป็นร้อยละไม่ได้ "
        + "($.kpis[\"1.2.3\"].criteria[\"3\"]); ใส่ \"denominator\" ที่มากกว่า 0 หรือใส่ {\"evidence\": false} หากไม่มีสิ่งที่ต้องนับ",
        Result("1.2.3", """{"3": {"numerator": 0, "denominator": 0}}"""));

    [Theory]
    [InlineData("1.2.1", """{"1": {"value": 5}}""", "เกณฑ์นี้ไม่ใช้ \"value\"")]
    [InlineData("1.2.1", """{"9": {"done": true}}""", "รอบ 5 เดือน ไม่มีเกณฑ์ข้อนี้")]
    [InlineData("1.2.1", """{"1": {}}""", "ยังไม่มีผล")]
    [InlineData("1.2.3", """{"3": {"value": "6.5"}}""", "\"6.5\" ไม่ใช่ตัวเลขที่ใช้คิดคะแนนได้")]
    [InlineData("1.2.3", """{"3": {"numerator": 30, "denominator": 3}}""", "30 จาก 3 คิดเป็นสัดส่วนไม่ได้")]
    [InlineData("9.9", "{}", "แฟ้มตัวชี้วัดไม่มีตัวชี้วัดนี้")]
    public void Results_are_refused_in_Thai(string kpi, string criteria, string said) => Assert.Contains(said, Result(kpi, criteria), StringComparison.Ordinal);

    [Fact]
    public void Results_that_are_no_JSON_name_their_line_in_Thai() =>
        Assert.StartsWith("บรรทัด 2 อ่านเป็น JSON ไม่ได้", Assert.Single(ResultsFile.Read("{\n", Sample.Fy2564, "5m").Faults).InThai(), StringComparison.Ordinal);

    [Fact]
    public void Holidays_and_reminder_rules_are_refused_in_Thai()
    {
        Assert.Equal(
            "h.yaml บรรทัด 2 วันหยุดลำดับที่ 1 วันที่ (holidays[0].date): '2021-02-30' ไม่ใช่วันที่; ระบุวันที่เป็นปี ค.ศ. เช่น 2021-01-01",
            Assert.Single(HolidayFile.Read("holidays:\n  - { date: 2021-02-30, name: x }\n", "h.yaml").Faults).InThai());
        var rules = Embedded.Text("Reminders/default.yaml").Replace("rework: 3", "rework: 0", StringComparison.Ordinal);
        Assert.EndsWith(
            "จำนวนวันแก้ไขหลักฐาน (rework): 0 ไม่ใช่จำนวนวัน; ระบุจำนวนวันทำการ ตั้งแต่ 1 ถึง 100",
            Assert.Single(ReminderRules.Read(rules, "r.yaml").Faults).InThai(), StringComparison.Ordinal);
    }
}
