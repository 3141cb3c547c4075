using YamlDotNet.RepresentationModel;
using static PaWorkflow.Agreements.YamlNodes;

namespace PaWorkflow.Agreements;

/// <summary>A rule as members of its criterion, item or part: <c>rule</c> names the shape, the rest are its data. The counterpart of <see cref="RuleReading"/>.</summary>
static class RuleNodes
{
    public static IEnumerable<(string Key, YamlNode? Value)> Of(Rule rule) =>
    [
        ("rule", Bare(ShapeOf(rule))),
        .. rule switch
        {
            DoneRule => [],
            StepsRule step => [("atLeast", Number(step.AtLeast)), ("above", Number(step.Above))],
            ChecklistRule list => [("items", List(list.Items.Select(ItemOf)))],
            CompositeRule composite => [("parts", List(composite.Parts.Select(PartOf)))],
            WorksheetRule sheet => [.. ScaleOf(sheet.Scale), ("issues", List(sheet.Issues.Select(IssueOf)))],
            RatioRule ratio =>
            [
                ("numerator", Text(ratio.Numerator)), ("denominator", Text(ratio.Denominator)), ("scale", Bare(ShapeOf(ratio.Scale))), .. ScaleOf(ratio.Scale),
            ],
            _ => ScaleOf(rule),
        },
        ("printed", PrintedOf(rule.Printed)),
    ];

    public static string ShapeOf(Rule rule) => rule switch
    {
        DoneRule => "done",
        ChecklistRule => "checklist",
        StepsRule => "steps",
        InterpolatedRule => "interpolated",
        BandedRule => "banded",
        RatioRule => "ratio",
        WorksheetRule => "worksheet",
        CompositeRule => "composite",
        TargetsRule => "targets",
        _ => throw new InvalidOperationException($"The rule {rule.GetType().Name} has no name in catalogues."),
    };

    public static YamlMappingNode? PrintedOf(Printed? printed) => printed is null ? null : Map(
        ("step", Number(printed.Step)),
        ("thresholds", Numbers(printed.Thresholds)),
        ("bands", List(printed.Bands?.Select(b => Line(((b.Above ? "above" : "from"), Number(b.From)), ("to", Number(b.To)))) ?? [])),
        ("weightsSumTo", Number(printed.WeightsSumTo)),
        ("items", Number(printed.Items)),
        ("points", Number(printed.Points)),
        ("missing", Texts(printed.Missing)));

    static IEnumerable<(string, YamlNode?)> ScaleOf(Rule scale) => scale switch
    {
        InterpolatedRule rule => [("thresholds", Numbers(rule.Thresholds)), ("pointsAt", Numbers(rule.PointsAt))],
        BandedRule rule => [("thresholds", Numbers(rule.Thresholds)), ("pointsAt", Numbers(rule.PointsAt))],
        TargetsRule rule => [("targets", Numbers([rule.Initial, rule.Standard, rule.Advanced])), ("pointsAt", Numbers(rule.PointsAt))],
        _ => throw new InvalidOperationException($"{ShapeOf(scale)} is no scale."),
    };

    /// <summary>An item that is only done or not needs no rule, just its points.</summary>
    static YamlMappingNode ItemOf(ChecklistItem item) => item.Rule is DoneRule { Printed: null } done
        ? Line(("id", Id(item.Id)), ("text", Text(item.Text)), ("points", Number(done.Full)), ("requires", RequiresOf(item.Requires)))
        : Map([("id", Id(item.Id)), ("text", Text(item.Text)), ("points", OwnPoints(item.Rule)), .. Of(item.Rule), ("requires", RequiresOf(item.Requires))]);

    public static YamlMappingNode? RequiresOf(Requirements? requires) => requires is null ? null : Line(("disjoint", Flag(requires.Disjoint)), ("people", Number(requires.People)));

    static YamlMappingNode PartOf(CompositePart part) =>
        Map([("name", Text(part.Name)), ("weight", Number(part.Weight)), ("points", OwnPoints(part.Rule)), .. Of(part.Rule)]);

    /// <summary>Only these two do not say in their figures what they give.</summary>
    static YamlScalarNode? OwnPoints(Rule rule) => rule is DoneRule or StepsRule ? Number(rule.Max) : null;

    static YamlMappingNode IssueOf(WorksheetIssue issue) => Map(
        ("name", Text(issue.Name)), ("items", List(issue.Items.Select(i => Line(("id", Id(i.Id)), ("text", Text(i.Text)))))));
}
