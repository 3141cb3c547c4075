using System.Text.Json;

namespace PaWorkflow.Agreements.Tests;

public class ScoreAnswerTests
{
    [Fact]
    public void The_json_has_the_contracts_members_with_four_decimals()
    {
        var json = Sample.Score(Sample.Fy2564, "5m", """{"kpis": {"1.2.3": {"criteria": {"1": {"done": true}, "3": {"value": 6.5}}, "submitted": "2021-02-19T16:00:00+07:00"}}}""").ToJson();
        using var read = JsonDocument.Parse(json);
        string Raw(JsonElement from, string name) => from.GetProperty(name).GetRawText();
        var kpi = read.RootElement.GetProperty("kpis").GetProperty("1.2.3");
        Assert.Equal(["kpis", "weighted", "latePenalty", "total"], read.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["criteria", "points", "max", "penalty", "score"], kpi.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["1.0000", "0.0000", "2.1000"], kpi.GetProperty("criteria").EnumerateObject().Select(p => p.Value.GetRawText()));
        Assert.Equal(("3.1000", "5.0000", "0.0000", "3.1000"), (Raw(kpi, "points"), Raw(kpi, "max"), Raw(kpi, "penalty"), Raw(kpi, "score")));
        Assert.Equal(("3.1000", "0.0000", "3.1000"), (Raw(read.RootElement, "weighted"), Raw(read.RootElement, "latePenalty"), Raw(read.RootElement, "total")));
    }

    [Theory]
    [InlineData(0.00005, "0.0001")]
    [InlineData(1.23445, "1.2345")]
    [InlineData(5, "5.0000")]
    [InlineData(4.33333333, "4.3333")]
    public void Rounding_is_half_away_from_zero_and_keeps_four_places(double value, string text) =>
        Assert.Equal(text, ScoreAnswer.Rounded((decimal)value).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
