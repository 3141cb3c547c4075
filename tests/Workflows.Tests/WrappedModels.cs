using System.Text.Json.Nodes;
using System.Xml.Linq;
using PaWorkflow.Workflows.Model;
using PaWorkflow.Workflows.Running;

namespace PaWorkflow.Workflows.Tests;

/// <summary>
/// What a process does does not depend on where it stands: each model, put inside something else, leaves the same trace between the
/// entries of what is around it. A process that terminates ends what is around it as a normal end would.
/// </summary>
public sealed class WrappedModels
{
    static readonly XNamespace bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static readonly XNamespace camunda = "http://camunda.org/schema/1.0/bpmn";

    /// <summary>What carries the process itself and not its flow.</summary>
    static readonly string[] ofTheProcess =
        ["documentation", "extensionElements", "laneSet", "ioSpecification", "property", "performer", "correlationSubscription", "supports", "supportedInterfaceRef", "ioBinding"];

    [Theory]
    [InlineData("sub-process")]
    [InlineData("transaction")]
    [InlineData("called process")]
    [InlineData("multi-instance of one")]
    [InlineData("loop of one round")]
    public void A_model_does_the_same_inside(string wrapper)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Models");
        var differences = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.bpmn", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var document = XDocument.Load(file);
            var main = document.Root!.Elements(bpmn + "process").First(p => (string?)p.Attribute("isExecutable") is not ("false" or "0"));
            var startsPlainly = main.Elements(bpmn + "startEvent").ToList() is [var start] && !start.Elements().Any(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal));
            var callsItself = document.Descendants(bpmn + "callActivity").Any(call => (string?)call.Attribute("calledElement") == (string?)main.Attribute("id"));
            if (!startsPlainly || callsItself) continue;
            Wrap(main, wrapper);
            var reading = BpmnFile.Read(document.ToString(), "wrapped.bpmn");
            Assert.True(reading.Faults.Count == 0, $"{file}\n{string.Join('\n', reading.Faults)}");
            var model = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")))!;
            var answer = BpmnRun.Execute(reading.Processes[0], model["script"]!.ToJsonString()).Answer;
            if (Told(answer, "") != Told(model["answer"]!, wrapper)) differences.Add($"{file}\nexpected\n{Told(model["answer"]!, wrapper)}\nactual\n{Told(answer, "")}");
        }
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    static void Wrap(XElement main, string wrapper)
    {
        XElement around;
        if (wrapper == "called process")
        {
            around = new(bpmn + "callActivity", new XAttribute("id", "W"), new XAttribute("calledElement", (string)main.Attribute("id")!),
                new XElement(bpmn + "extensionElements", new XElement(camunda + "in", new XAttribute("variables", "all")), new XElement(camunda + "out", new XAttribute("variables", "all"))));
            main.AddBeforeSelf(new XElement(bpmn + "process", new XAttribute("id", "wrapper"), Around(around)));
            return;
        }
        around = new(bpmn + (wrapper == "transaction" ? "transaction" : "subProcess"), new XAttribute("id", "W"), wrapper switch
        {
            "multi-instance of one" => new XElement(bpmn + "multiInstanceLoopCharacteristics", new XElement(bpmn + "loopCardinality", 1)),
            "loop of one round" => new XElement(bpmn + "standardLoopCharacteristics", new XAttribute("loopMaximum", 1)),
            _ => null,
        });
        foreach (var part in main.Elements().Where(e => !ofTheProcess.Contains(e.Name.LocalName)).ToList())
        {
            part.Remove();
            around.Add(part);
        }
        main.Add(Around(around));
    }

    static object[] Around(XElement inner) =>
    [
        new XElement(bpmn + "startEvent", new XAttribute("id", "W-start")), inner, new XElement(bpmn + "endEvent", new XAttribute("id", "W-end")),
        Flow("W-start", "W"), Flow("W", "W-end"),
    ];

    static XElement Flow(string from, string to) =>
        new(bpmn + "sequenceFlow", new XAttribute("id", $"{from}-to-{to}"), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));

    /// <summary>The answer, with the entries of the wrapper around it where there is one.</summary>
    static string Told(JsonNode answer, string wrapper)
    {
        var state = (string)answer["state"]!;
        var trace = answer["trace"]!.AsArray().Select(e => $"{e!["event"]} {e["element"]}");
        if (wrapper.Length > 0)
        {
            trace = trace.Prepend("activated W").Prepend("completed W-start").Prepend("activated W-start");
            if (state is "completed" or "terminated") (trace, state) = (trace.Append("completed W").Append("activated W-end").Append("completed W-end"), "completed");
        }
        return string.Join('\n', trace.Append($"state {state}").Append($"waiting {answer["waiting"]!.ToJsonString()}"));
    }
}
