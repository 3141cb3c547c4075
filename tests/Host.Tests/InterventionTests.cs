using System.Text.Json;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests;

/// <summary>How a procedure that stands is shown to an officer, and what the officer types is read.</summary>
public sealed class InterventionTests
{
    [Theory]
    [InlineData("\"12\"", TypedValue.Plain, "12")]
    [InlineData("12.50", TypedValue.Number, "12.50")]
    [InlineData("true", TypedValue.Truth, "true")]
    [InlineData("null", TypedValue.Json, "null")]
    [InlineData("{\"code\":\"ก\"}", TypedValue.Json, "{\n  \"code\": \"ก\"\n}")]
    public void A_value_is_typed_as_it_is_shown(string json, string kind, string text)
    {
        var value = JsonElement.Parse(json);
        var shown = TypedValue.Of(value);
        Assert.Equal((kind, text), (shown.Kind, shown.Text.ReplaceLineEndings("\n")));
        Assert.True(JsonElement.DeepEquals(value, shown.Read().Value!.Value));
    }

    [Theory]
    [InlineData(TypedValue.Number, "1,000")]
    [InlineData(TypedValue.Truth, "ใช่")]
    [InlineData(TypedValue.Json, "{\"code\"")]
    public void A_value_that_does_not_fit_its_kind_is_refused_in_words(string kind, string text)
    {
        var (value, fault) = new TypedValue(kind, text).Read();
        Assert.Null(value);
        Assert.Matches(@"\p{IsThai}", fault!);
    }

    [Theory]
    [InlineData("decision", true)]
    [InlineData("ผลการตรวจ", true)]
    [InlineData("สอง คำ", false)]
    [InlineData("1st", false)]
    [InlineData("__proto__", false)]
    public void A_name_is_one_that_scripts_can_use(string name, bool fits) => Assert.Equal(fits, HandedVariables.IsName(name));

    [Fact]
    public void What_a_step_hands_back_is_what_the_gateway_behind_it_asks()
    {
        var sop = BpmnFile.Read(Builtin.Read("sop-hss4-s-07"), "sop").Processes[0];
        var results = StepResult.Of(sop, "director-check");
        Assert.Equal(["เห็นชอบ", "ส่งกลับ"], results.Select(r => r.Name));
        Assert.Equal("approve", results[0].Variables.Get<string>("decision"));
        // The default way is taken when nothing is said, whatever was decided before.
        Assert.Equal(JsonValueKind.Null, results[1].Variables.Items.Single().Value.ValueKind);
        Assert.Empty(StepResult.Of(sop, "hold-briefing"));
    }

    [Fact]
    public void Every_obstacle_and_trouble_has_its_words()
    {
        foreach (var obstacle in Enum.GetValues<InterventionObstacle>()) Assert.Matches(@"\p{IsThai}", InterventionWords.Of(obstacle));
        Assert.Equal(6, Enum.GetValues<MigrationObstacle>().Select(InterventionWords.Of).Distinct().Count());
        var node = BpmnFile.Read(Builtin.Read("sop-hss4-s-07"), "sop").Processes[0].Node("invite");
        Assert.Equal(7, Enum.GetValues<Trouble>().Select(trouble => InterventionWords.Of(trouble, node, 4).What).Distinct().Count());
    }
}
