using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Agreements.Tests;

/// <summary>The published schema takes what the reader takes.</summary>
public class SchemaTests
{
    static readonly JsonSchema schema = JsonSchema.FromText(BuiltinCatalogues.Schema);

    public static TheoryData<string> Catalogues => [.. BuiltinCatalogues.Names];

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void The_catalogues_of_the_program_fit_it(string name)
    {
        var answer = Evaluate(BuiltinCatalogues.Text(name));
        Assert.True(answer.IsValid, string.Join('\n', (answer.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
    }

    [Theory]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, ponits: 2 }")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: dnoe }")]
    [InlineData("          - { id: 1, text: t, points: 1 }")]
    [InlineData("          - { id: 1, text: t, points: 4, rule: interpolated, thresholds: [83, x], pointsAt: [1, 4] }")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, evidence: [{ text: a, formats: [odt] }] }")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, window: { from: 2021-03-01 } }")]
    [InlineData("          - { id: 1, text: t, points: 1, rule: done, requires: { people: 0 } }")]
    public void What_the_reader_refuses_by_its_shape_does_not_fit_it(string criterion)
    {
        Assert.NotEmpty(CatalogueFile.Read(Sample.Yaml(criterion), "k.yaml").Faults);
        Assert.False(Evaluate(Sample.Yaml(criterion)).IsValid);
    }

    static EvaluationResults Evaluate(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return schema.Evaluate(JsonSerializer.SerializeToElement(Json(stream.Documents[0].RootNode)), new EvaluationOptions { OutputFormat = OutputFormat.List });
    }

    static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };
}
