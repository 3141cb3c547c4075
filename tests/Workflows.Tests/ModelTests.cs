using System.Text.Json.Nodes;
using System.Xml.Linq;
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
        var (right, told) = (Told(expected["answer"]!), Told(result.Answer));
        Assert.Equal(right, told == right ? told : told + string.Concat(result.Incidents.Select(i => $"\nincident {i}")));
    }

    static string Told(JsonNode answer) => string.Join('\n',
        answer["trace"]!.AsArray().Select(e => $"{e!["event"]} {e["element"]}")
            .Append($"state {answer["state"]}").Append($"waiting {answer["waiting"]!.ToJsonString()}").Append($"variables {Sorted(answer["variables"]!)}"));

    static string Sorted(JsonNode variables) =>
        new JsonObject(variables.AsObject().OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone()))).ToJsonString();
}

/// <summary>What the models prove, as a page: <c>docs/bpmn-coverage.md</c>.</summary>
public sealed class CoveragePage
{
    static readonly XNamespace bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    static readonly string[] nodes =
    [
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
        "userTask", "manualTask", "task", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask",
        "subProcess", "transaction", "callActivity",
        "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway",
    ];

    [Fact]
    public void The_coverage_page_lists_what_the_models_prove()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PaWorkflow.sln"))) folder = folder.Parent!;
        var page = Path.Combine(folder.FullName, "docs", "bpmn-coverage.md");
        var now = Page();
        if (Environment.GetEnvironmentVariable("PAWORKFLOW_WRITE") == "1") File.WriteAllText(page, now);
        Assert.True(File.ReadAllText(page) == now, "docs/bpmn-coverage.md is out of date; run the tests of Workflows with PAWORKFLOW_WRITE=1");
    }

    static string Page()
    {
        var cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Models"), "*.bpmn", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants().Where(e => e.Name.Namespace == bpmn && nodes.Contains(e.Name.LocalName)).Select(Kind).Distinct())
            .GroupBy(kind => kind).ToDictionary(g => g.Key, g => g.Count());
        var lines = cases.OrderBy(c => Array.IndexOf(nodes, c.Key.Split(' ')[0])).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => $"| {c.Key} | {c.Value} | passes |");
        return $"""
            # What of BPMN 2.0 the engine covers

            Made from the models in `tests/Workflows.Tests/Models` by the tests of Workflows (`PAWORKFLOW_WRITE=1` writes it anew): each model is
            run by its script and must answer to the letter. Anything that is not listed is refused when a file is read, by name and line.

            | element | models | state |
            |---|---:|---|
            {string.Join('\n', lines)}

            Not covered: ad-hoc sub-processes, choreographies, complex gateways with an activation condition, gateways that start a process,
            data associations (read over, without effect), conversations.

            """;
    }

    static string Kind(XElement element)
    {
        var definition = element.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))?.Name.LocalName[..^"EventDefinition".Length];
        var marks = new List<string> { element.Name.LocalName };
        if (definition is not null) marks.Add(definition);
        if (element.Name.LocalName == "boundaryEvent" && (string?)element.Attribute("cancelActivity") == "false") marks.Add("non-interrupting");
        if (element.Name.LocalName == "startEvent" && (string?)element.Attribute("isInterrupting") == "false") marks.Add("non-interrupting");
        if ((string?)element.Attribute("triggeredByEvent") == "true") marks.Add("by event");
        if ((string?)element.Attribute("isForCompensation") == "true") marks.Add("for compensation");
        if (element.Element(bpmn + "multiInstanceLoopCharacteristics") is { } loop) marks.Add((string?)loop.Attribute("isSequential") == "true" ? "multi-instance sequential" : "multi-instance parallel");
        if (element.Element(bpmn + "standardLoopCharacteristics") is not null) marks.Add("standard loop");
        return string.Join(' ', marks);
    }
}
