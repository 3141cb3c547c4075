using System.Text.Json.Nodes;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The models in <c>Models/</c>: each is run by its script and must answer to the letter what stands beside it.</summary>
public sealed class ModelTests
{
    static readonly string folder = Path.Combine(AppContext.BaseDirectory, "Models");

    public static TheoryData<string> All() =>
        [.. Directory.GetFiles(folder, "*.bpmn", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)[..^".bpmn".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void Runs_as_the_standard_says(string model)
    {
        var path = Path.Combine(folder, model);
        var reading = BpmnFile.Read(File.ReadAllText($"{path}.bpmn"), $"{model}.bpmn");
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        var expected = JsonNode.Parse(File.ReadAllText($"{path}.json"))!;
        var result = BpmnRun.Execute(reading.Processes[0], expected["script"]!.ToJsonString());
        Assert.Equal(Told(expected["answer"]!), Told(result.Answer) + (expected["answer"]!["state"]!.GetValue<string>() == "incident" ? "" : string.Concat(result.Incidents.Select(i => $"\nincident {i}"))));
    }

    static string Told(JsonNode answer) => string.Join('\n',
        answer["trace"]!.AsArray().Select(e => $"{e!["event"]} {e["element"]}")
            .Append($"state {answer["state"]}").Append($"waiting {answer["waiting"]!.ToJsonString()}").Append($"variables {Sorted(answer["variables"]!)}"));

    static string Sorted(JsonNode variables) =>
        new JsonObject(variables.AsObject().OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))).ToJsonString();
}
