using System.Text.RegularExpressions;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The files in <c>Faulty/</c>: all that is wrong with each is told at once, as the lines beside it say, in English and in Thai.</summary>
public sealed partial class FaultyFileTests
{
    static readonly string folder = Path.Combine(AppContext.BaseDirectory, "Faulty");

    public static TheoryData<string> All() => [.. Directory.GetFiles(folder, "*.bpmn").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    static IReadOnlyList<BpmnFault> FaultsOf(string name) => BpmnFile.Read(File.ReadAllText(Path.Combine(folder, $"{name}.bpmn")), $"{name}.bpmn").Faults;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_fault_is_told_at_once_with_its_line(string name) =>
        Assert.Equal(File.ReadAllLines(Path.Combine(folder, $"{name}.txt")), FaultsOf(name).Select(fault => fault.ToString()));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_fault_is_told_in_Thai(string name) => Assert.All(FaultsOf(name), fault =>
    {
        Assert.StartsWith($"{name}.bpmn บรรทัด {fault.Line}", fault.InThai(), StringComparison.Ordinal);
        foreach (var text in new[] { fault.What.Thai, fault.Remedy.Thai })
        {
            Assert.Matches("[ก-๙]", text);
            Assert.All(LatinWord().Matches(Quoted().Replace(text, "")), word => Assert.Contains(word.Value, names));
        }
    });

    /// <summary>Names of BPMN, XML and JavaScript that stand in Thai sentences as they do in the file.</summary>
    static readonly string[] names =
    [
        "BPMN", "XML", "DTD", "JavaScript", "DOCTYPE", "true", "false", "id", "name", "source", "target", "condition", "script", "behavior", "activationCondition",
        "activityRef", "attachedToRef", "calledElement", "cancelActivity", "completionQuantity", "errorCode", "errorRef", "escalationRef", "inputParameter", "intermediateCatchEvent",
        "intermediateThrowEvent", "boundaryEvent", "startEvent", "endEvent", "userTask", "serviceTask", "sequenceFlow", "isExecutable", "isForCompensation", "isInterrupting", "isSequential", "loopCardinality",
        "loopCondition", "loopMaximum", "messageRef", "scriptFormat", "signalRef", "startQuantity", "timeCycle", "timeDate", "timeDuration", "variables", "waitForCompletion",
        "cancelEventDefinition", "compensateEventDefinition", "conditionalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "linkEventDefinition",
        "messageEventDefinition", "signalEventDefinition", "terminateEventDefinition", "timerEventDefinition",
    ];

    /// <summary>Ids, values, examples of times and the names of a namespace.</summary>
    [GeneratedRegex("""'[^']*'|"[^"]*"|camunda:\w+|\d{4}-\d{2}-\d{2}T\S+|\bR?\d*/?P\w*\d\w*\b""")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();
}
