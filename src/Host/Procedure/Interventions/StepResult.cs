using System.Text.RegularExpressions;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>What a step can hand back, as the gateway behind it asks: each way out with the value that leads there.</summary>
/// <param name="Name">Of the way, or where it leads.</param>
public sealed partial record StepResult(string Name, Variables Variables)
{
    /// <summary>Empty where no gateway asks, or where it asks for more than one value.</summary>
    public static IReadOnlyList<StepResult> Of(ProcessDefinition definition, string element)
    {
        if (definition.Node(element).Outgoing is not [var only] || definition.Node(definition.Flow(only).Target) is not ExclusiveGateway gateway) return [];
        var ways = gateway.Outgoing.Select(definition.Flow).ToList();
        var asked = ways.Where(w => w.Condition is not null).Select(w => Asked(w.Condition!)).ToList();
        if (asked.Count == 0 || asked.Any(a => a is null) || asked.Select(a => a!.Value.Name).Distinct(StringComparer.Ordinal).Count() != 1) return [];
        // What no condition asks for leads to the default way; what stood there before must not.
        return [.. ways.Select(way => new StepResult(
            way.Name is { Length: > 0 } name ? name : definition.Node(way.Target).Name ?? way.Target,
            way.Condition is { } condition && Asked(condition) is { } value ? Variables.Empty.With(value.Name, value.Value) : Variables.Empty.With(asked[0]!.Value.Name, (object?)null)))];
    }

    static (string Name, object Value)? Asked(Expression condition)
    {
        if (ComparisonPattern().Match(condition.Script!) is { Success: true } equal) return (equal.Groups["name"].Value, equal.Groups["value"].Value);
        return TruthPattern().Match(condition.Script!) is { Success: true } truth ? (truth.Groups["name"].Value, truth.Groups["not"].Length == 0) : null;
    }

    [GeneratedRegex("""^\s*(?<name>[\p{L}_$][\p{L}\p{Mn}\p{Nd}_$]*)\s*===?\s*(?:'(?<value>[^'\\]*)'|"(?<value>[^"\\]*)")\s*$""")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex(@"^\s*(?<not>!?)\s*(?<name>[\p{L}_$][\p{L}\p{Mn}\p{Nd}_$]*)\s*$")]
    private static partial Regex TruthPattern();
}
