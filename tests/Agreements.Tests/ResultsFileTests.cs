using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements.Tests;

public class ResultsFileTests
{
    static IReadOnlyList<string> Faults(string json, string round = "5m") => [.. ResultsFile.Read(json, Sample.Fy2564, round).Faults.Select(f => f.ToString())];

    static IReadOnlyList<string> Faults(string kpi, string round, string criteria) => Faults("{\"kpis\": {\"" + kpi + "\": {\"criteria\": " + criteria + "}}}", round);

    [Theory]
    [InlineData("1.2.1", "5m", """{"1": {"value": 5}}""", "$.kpis[\"1.2.1\"].criteria[\"1\"]: \"value\" is not what this rule takes")]
    [InlineData("1.2.1", "5m", """{"9": {"done": true}}""", "round 5m has no such criterion")]
    [InlineData("1.2.1", "5m", """{"1": {}}""", "give {\"done\": true}")]
    [InlineData("1.2.1", "5m", """{"1": true}""", "true is no result")]
    [InlineData("1.2.1", "5m", """{"1": {"done": "yes"}}""", "criteria[\"1\"].done: \"yes\" is no truth value")]
    [InlineData("1.2.1", "5m", """{"1": {"dome": true}}""", "did you mean 'done'?")]
    [InlineData("1.2.1", "11m", """{"3": {"parts": [86, 87]}}""", "give \"parts\" with 3 entries in this order: งานขออนุญาตโฆษณาสถานพยาบาล")]
    [InlineData("1.2.1", "11m", """{"3": {"parts": [86, 87, true]}}""", ".parts[2]: \"done\" is not what this rule takes")]
    [InlineData("1.2.1", "11m", """{"3": {"value": 86}}""", "give \"parts\"")]
    [InlineData("1.2.1", "11m", """{"3": {"parts": 86}}""", "86 is no list of parts")]
    [InlineData("1.2.2", "11m", """{"5": {"items": {"1": true}}}""", "\"items\" is not what this rule takes")]
    [InlineData("1.2.3", "5m", """{"3": {"value": "6.5"}}""", "\"6.5\" is no number")]
    [InlineData("1.2.3", "5m", """{"3": {"value": 1e300}}""", "no number that can be scored")]
    [InlineData("1.2.3", "5m", """{"3": {"numerator": 3}}""", "\"denominator\" is missing")]
    [InlineData("1.2.3", "5m", """{"3": {"numerator": 30, "denominator": 3}}""", "30 of 3 is no share")]
    [InlineData("1.2.3", "5m", """{"3": {"numerator": 3, "denominator": 30, "value": 10}}""", "both counts and a value")]
    [InlineData("4", "11m", """{"1": {"items": {"1": 3}}}""", "items.1: this is no rating")]
    [InlineData("4", "11m", """{"1": {"items": {"1": true}}}""", "give 2, 1, 0 or \"NA\"")]
    [InlineData("4", "11m", """{"1": {"items": {"16": 2}}}""", "there is no such item")]
    [InlineData("4", "11m", """{"1": {"items": [2, 2]}}""", "a list is no list of items by number")]
    public void A_result_of_the_wrong_kind_is_told_its_path_and_what_would_be_right(string kpi, string round, string criteria, string said) =>
        Assert.Contains(Faults(kpi, round, criteria), f => f.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void A_denominator_of_zero_is_a_fault_that_names_the_criterion()
    {
        var fault = Assert.Single(Faults("1.2.3", "5m", """{"3": {"numerator": 0, "denominator": 0}}"""));
        Assert.StartsWith("$.kpis[\"1.2.3\"].criteria[\"3\"]: the denominator is 0", fault, StringComparison.Ordinal);
        Assert.Contains("รายงานอัตราความผิดพลาดของการตรวจสอบเอกสาร", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worksheet_of_nothing_but_NA_is_a_fault()
    {
        var items = string.Join(", ", Enumerable.Range(1, 15).Select(n => $"\"{n}\": \"NA\""));
        Assert.Contains("all items are N/A", Assert.Single(Faults("4", "11m", $"{{\"1\": {{\"items\": {{{items}}}}}}}")), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_file_are_listed_at_once() =>
        Assert.Equal(5, Faults("""
            {"kpis": {
              "1.2.4": {"criteria": {}},
              "2": {"criteria": {"1": {"value": 3}, "3": {"numerator": 1, "denominator": 0}}},
              "3": {"criteria": {}, "award": true},
              "4": {"criteria": {}, "submitted": "yesterday"}}}
            """).Count);

    [Theory]
    [InlineData("{", "this is no JSON")]
    [InlineData("[]", "no object \"kpis\"")]
    [InlineData("""{"kpis": {"2": {}}}""", "no object \"criteria\"")]
    [InlineData("""{"kpis": {"2": {"criteria": {}}, "2": {"criteria": {}}}}""", "this is no JSON")]
    [InlineData("""{"kpis": {"1.2.4": {"criteria": {}}}}""", "did you mean '1.2.1'?")]
    [InlineData("""{"kpis": {"2": {"criteria": {}, "submitted": "2564-02-19T16:00:00+07:00"}}}""", "no instant of our time")]
    [InlineData("""{"kpis": {}, "kpi": {}}""", "there is no such member")]
    public void A_file_that_does_not_fit_is_told_what_would_be_right(string json, string said) =>
        Assert.Contains(said, Assert.Single(Faults(json)), StringComparison.Ordinal);

    [Fact]
    public void A_result_without_evidence_need_not_say_anything_else() =>
        Assert.Empty(Faults("1.2.3", "5m", """{"3": {"evidence": false}, "1": null}"""));

    [Fact]
    public void An_instant_without_an_offset_is_Thai_time()
    {
        var reading = ResultsFile.Read("""{"kpis": {"2": {"criteria": {}, "submitted": "2021-02-19T16:00"}}}""", Sample.Fy2564, "5m");
        Assert.Equal(Sample.At("2021-02-19 16:00"), reading.Results?.OfKpi("2")?.Submitted);
        Assert.Null(reading.Results?.OfKpi("3"));
    }

    [Fact]
    public void A_single_kpi_reads_from_its_criteria_or_from_its_whole_entry()
    {
        var kpi = Sample.Fy2564.Kpi("3");
        var at = Sample.At("2021-08-20 10:00");
        var bare = KpiResult.Read(JsonNode.Parse("""{"2.1": {"done": true}}""")!, kpi, "11m", at);
        var whole = KpiResult.Read(JsonNode.Parse("""{"criteria": {"2.1": {"done": true}}, "award": true}""")!, kpi, "11m", at);
        Assert.True(bare.Result?.Criteria["2.1"].Done);
        Assert.Equal((at, true, false), (whole.Result?.Submitted, whole.Result?.Award, bare.Result?.Award));
        Assert.Contains("no such criterion", Assert.Single(KpiResult.Read(JsonNode.Parse("""{"8": {"done": true}}""")!, kpi, "11m").Faults).ToString(), StringComparison.Ordinal);
    }
}
