using System.Text.Json.Nodes;
using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>Plausible results for a criterion: mostly good, now and then not.</summary>
static class SampleResults
{
    /// <param name="dice">A number in [0, 1) for a purpose.</param>
    public static JsonNode Of(Criterion criterion, Func<string, double> dice) => Of(criterion.Rule, dice);

    static JsonObject Of(Rule rule, Func<string, double> dice) => rule switch
    {
        DoneRule => Done(dice("done")),
        StepsRule { IsMeasured: true } step => new() { ["value"] = Round((step.AtLeast ?? step.Above ?? 50) + (decimal)(dice("value") * 20) - 4) },
        StepsRule => Done(dice("done")),
        RatioRule ratio => Counts(ratio, dice),
        ChecklistRule list => new() { ["items"] = new JsonObject(list.Items.Select(i => KeyValuePair.Create(i.Id, Plain(Of(i.Rule, salt => dice($"{i.Id}{salt}")))))) },
        WorksheetRule sheet => new() { ["items"] = new JsonObject(sheet.Items.Select(i => KeyValuePair.Create(i.Id, (JsonNode?)Rating(dice(i.Id))))) },
        CompositeRule composite => new() { ["parts"] = new JsonArray([.. composite.Parts.Select((p, n) => Plain(Of(p.Rule, salt => dice($"{n}{salt}"))))]) },
        _ => new() { ["value"] = Round(Measured(rule, dice("value"))) },
    };

    static JsonObject Done(double thrown) => new() { ["done"] = thrown < 0.95 };

    static JsonNode Rating(double thrown) => thrown switch { < 0.05 => "NA", < 0.75 => 2, < 0.95 => 1, _ => 0 };

    static JsonObject Counts(RatioRule ratio, Func<string, double> dice)
    {
        var total = 120 + (int)(dice("total") * 400);
        var percent = Math.Clamp(Measured(ratio.Scale, dice("value")), 0, 100);
        return new() { ["numerator"] = (int)Math.Round(total * percent / 100), ["denominator"] = total };
    }

    /// <summary>From a third of the scale to somewhat beyond its end.</summary>
    static decimal Measured(Rule rule, double thrown)
    {
        var (first, last) = rule switch
        {
            InterpolatedRule scale => (scale.Thresholds[0], scale.Thresholds[^1]),
            BandedRule bands => (bands.Thresholds[0], bands.Thresholds[^1]),
            TargetsRule targets => (targets.Initial, targets.Advanced),
            _ => (0m, 100m),
        };
        return first + (last - first) * (decimal)(0.3 + 0.9 * thrown);
    }

    static decimal Round(decimal value) => Math.Round(value, 2);

    /// <summary>Items and parts are written short: a number or true/false instead of an object.</summary>
    static JsonNode? Plain(JsonObject result) => (result["done"] ?? result["value"] ?? result)!.DeepClone();
}
