using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Tests;

public sealed class ResultTests
{
    public static TheoryData<string, string, string> EveryRound()
    {
        var rounds = new TheoryData<string, string, string>();
        foreach (var name in BuiltinCatalogues.Names)
        {
            foreach (var kpi in BuiltinCatalogues.Read(name).Kpis)
            {
                foreach (var round in kpi.Rounds.Keys) rounds.Add(name, kpi.Code, round);
            }
        }
        return rounds;
    }

    /// <summary>What the form shows of stored results, posted again, is the same results, for every rule of both catalogues.</summary>
    [Theory]
    [MemberData(nameof(EveryRound))]
    public void Results_survive_the_way_through_the_form(string catalogue, string code, string round)
    {
        var kpi = BuiltinCatalogues.Read(catalogue).Kpi(code);
        var criteria = kpi.Rounds[round].Criteria;
        for (var seed = 0; seed < 20; seed++)
        {
            var dice = new Dice(seed);
            var stored = new JsonObject();
            foreach (var criterion in criteria) stored[criterion.Id] = SampleResults.Of(criterion, salt => dice.Throw(code, round, criterion.Id, salt));
            Assert.Empty(KpiResult.Read(new JsonObject { ["criteria"] = stored.DeepClone() }, kpi, round).Faults);

            var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
            foreach (var criterion in criteria) Fill(fields, CriterionInputs.FieldOf(criterion), criterion.Rule, stored[criterion.Id]);
            var read = CriterionInputs.Read(new FormCollection(fields), criteria, (field, fault) => Assert.Fail($"{field}: {fault}"));
            var (before, after) = (Score(kpi, round, stored), Score(kpi, round, read));
            Assert.Equal(before, after);
        }
    }

    [Theory]
    [InlineData("""{"done":true}""", "ดำเนินการแล้ว")]
    [InlineData("""{"done":false}""", "ยังไม่ได้ดำเนินการ")]
    [InlineData("""{"value":6.50}""", "6.5")]
    [InlineData("""{"numerator":12,"denominator":200}""", "12 จาก 200 คิดเป็นร้อยละ 6.00")]
    [InlineData("""{"items":{"1":2,"2":"NA","3":true}}""", "ข้อ 1: 2, ข้อ 2: ไม่เกี่ยวข้อง, ข้อ 3: ทำแล้ว")]
    [InlineData("""{"parts":[86.4,null]}""", "86.4, ไม่มีผล")]
    [InlineData("""{"evidence":false}""", "ไม่มีหลักฐาน")]
    [InlineData("null", "ยังไม่มีผล")]
    public void A_result_is_told_in_words(string json, string words) => Assert.Equal(words, ResultText.Of(JsonNode.Parse(json)));

    static string Score(Kpi kpi, string round, JsonObject criteria)
    {
        var reading = KpiResult.Read(new JsonObject { ["criteria"] = criteria.DeepClone() }, kpi, round);
        Assert.Empty(reading.Faults);
        var answer = Scoring.ScoreKpi(kpi, round, reading.Result!, BuiltinCatalogues.Names.Select(BuiltinCatalogues.Read).First(c => c.Kpis.Any(k => k.Name == kpi.Name)), WorkingCalendar.Thai);
        return string.Join(' ', answer.Criteria.Select(c => $"{c.Key}={ScoreAnswer.Rounded(c.Value)}"));
    }

    /// <summary>The fields as a browser posts them: what is not ticked is not posted.</summary>
    static void Fill(Dictionary<string, StringValues> fields, string field, Rule rule, JsonNode? result)
    {
        switch (rule)
        {
            case CompositeRule composite:
                for (var n = 0; n < composite.Parts.Count; n++) Fill(fields, $"{field}.parts[{n}]", composite.Parts[n].Rule, result!["parts"]![n]);
                break;
            case ChecklistRule list:
                foreach (var item in list.Items) Fill(fields, $"{field}.items[{item.Id}]", item.Rule, result!["items"]![item.Id]);
                break;
            case WorksheetRule sheet:
                foreach (var item in sheet.Items) fields[$"{field}.items[{item.Id}]"] = result!["items"]![item.Id]!.ToString();
                break;
            default:
                var whole = result switch
                {
                    JsonValue value when value.TryGetValue<bool>(out var done) => new JsonObject { ["done"] = done },
                    JsonValue value => new JsonObject { ["value"] = value.DeepClone() },
                    _ => result as JsonObject ?? [],
                };
                foreach (var (name, value) in whole)
                {
                    if (value!.ToJsonString() != "false") fields[$"{field}.{name}"] = value.ToString();
                }
                break;
        }
    }
}
