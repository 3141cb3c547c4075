namespace PaWorkflow.Agreements;

/// <summary>Reads a rule from the members of a criterion, an item or a part: <c>rule:</c> names the shape, the rest are its data.</summary>
static class RuleReading
{
    public static readonly IReadOnlyList<string> Shapes =
        ["done", "checklist", "steps", "interpolated", "banded", "ratio", "worksheet", "composite", "targets"];

    static readonly string[] scales = ["interpolated", "banded", "targets"];

    /// <param name="points">The most that the rule gives, where it is stated; shapes that have points of their own must agree with it.</param>
    public static Rule? Read(YamlMap from, decimal? points)
    {
        if (points <= 0) from.FaultAt("points", $"{points} points are none to be had", "give points above 0");
        if (from.Word("rule", Shapes) is not { } shape)
        {
            // The members of an unknown shape are not faults of their own.
            foreach (var key in new[] { "thresholds", "pointsAt", "items", "parts", "issues", "scale", "numerator", "denominator", "atLeast", "above", "targets" }) from.Ignore(key);
            return null;
        }
        var rule = shape switch
        {
            "done" => Full(from, points) is { } full ? new DoneRule(full) : null,
            "steps" => Step(from, points),
            "checklist" => Checklist(from),
            "composite" => Composite(from),
            "worksheet" => Worksheet(from),
            "ratio" => Ratio(from),
            _ => Scale(shape, from),
        };
        if (rule is not null && points is { } stated && stated != rule.Max)
            from.FaultAt("points", $"the points are {stated}, but the rule gives up to {rule.Max}", $"make both the same, e.g. points: {rule.Max}");
        return rule;
    }

    static decimal? Full(YamlMap from, decimal? points)
    {
        if (points is null && !from.Has("points")) from.FaultAt("points", "'points' is missing", "give the points that it is worth, e.g. 1");
        return points > 0 ? points : null;
    }

    static StepsRule? Step(YamlMap from, decimal? points)
    {
        var atLeast = from.OptionalNumber("atLeast", "give the percent that must be reached, e.g. 30");
        var above = from.OptionalNumber("above", "give the percent that must be passed, e.g. 50");
        return Full(from, points) is { } full ? new(full, atLeast, above) : null;
    }

    static ChecklistRule? Checklist(YamlMap from)
    {
        var maps = from.Maps("items", "give a list of items, each with id, text and points");
        var items = new List<ChecklistItem>();
        foreach (var map in maps)
        {
            var (id, text, points) = (map.Text("id", "give its number, e.g. 1"), map.Text("text", "say what is to be shown"), map.OptionalNumber("points", "give points above 0"));
            var rule = map.Has("rule") ? Read(map, points) : Full(map, points) is { } full ? new DoneRule(full) : null;
            map.Close();
            if (id is not null && items.Any(i => i.Id == id)) map.FaultAt("id", $"item {id} is there twice", "give each item a number of its own");
            if (id is not null && text is not null && rule is not null) items.Add(new(id, text, rule));
        }
        return items.Count > 0 && items.Count == maps.Count ? new(items) : null;
    }

    static CompositeRule? Composite(YamlMap from)
    {
        var maps = from.Maps("parts", "give a list of parts, each with name, weight and a rule");
        var parts = new List<CompositePart>();
        foreach (var map in maps)
        {
            var (name, weight, points) = (map.Text("name", "say what the part is"), map.Number("weight", "give a weight such as 0.5"), map.OptionalNumber("points", "give points above 0"));
            if (weight <= 0) map.FaultAt("weight", $"a weight of {weight} counts for nothing", "give a weight above 0");
            var rule = Read(map, points);
            map.Close();
            if (name is not null && weight > 0 && rule is not null) parts.Add(new(name, weight.Value, rule));
        }
        return parts.Count > 0 && parts.Count == maps.Count ? new(parts) : null;
    }

    static WorksheetRule? Worksheet(YamlMap from)
    {
        var maps = from.Maps("issues", "give a list of issues, each with name and items");
        var issues = new List<WorksheetIssue>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var complete = true;
        foreach (var map in maps)
        {
            var name = map.Text("name", "say what the issue is");
            var items = new List<WorksheetItem>();
            foreach (var item in map.Maps("items", "give a list of items, each with id and text"))
            {
                var (id, text) = (item.Text("id", "give its number, e.g. 1"), item.Text("text", "say what is rated"));
                item.Close();
                if (id is not null && !ids.Add(id)) item.FaultAt("id", $"item {id} is there twice", "number the items through the whole worksheet");
                if (id is not null && text is not null) items.Add(new(id, text));
                else complete = false;
            }
            map.Close();
            if (name is not null && items.Count > 0) issues.Add(new(name, items));
            else complete = false;
        }
        var scale = Scale("banded", from) as BandedRule;
        return complete && issues.Count > 0 && scale is not null ? new(issues, scale) : null;
    }

    static RatioRule? Ratio(YamlMap from)
    {
        var numerator = from.Text("numerator", "say what is counted above the line");
        var denominator = from.Text("denominator", "say what is counted below the line");
        var scale = from.Word("scale", scales) is { } shape ? Scale(shape, from) : null;
        if (scale is null && !from.Has("scale")) (_, _) = (from.Numbers("thresholds", ThresholdsRight), from.Numbers("pointsAt", PointsRight));
        return numerator is not null && denominator is not null && scale is not null ? new(numerator, denominator, scale) : null;
    }

    const string ThresholdsRight = "give a list such as [83, 84, 85, 86, 87]";
    const string PointsRight = "give the points at each threshold, such as [0.8, 1.6, 2.4, 3.2, 4]";

    static Rule? Scale(string shape, YamlMap from)
    {
        var thresholds = shape == "targets" ? from.Numbers("targets", "give the initial, the standard and the advanced target, such as [70, 80, 90]") : from.Numbers("thresholds", ThresholdsRight);
        var points = from.Numbers("pointsAt", PointsRight);
        if (thresholds is null || points is null) return null;
        var name = shape == "targets" ? "targets" : "thresholds";
        var (least, most) = shape switch { "targets" => (3, 3), "interpolated" => (2, int.MaxValue), _ => (1, int.MaxValue) };
        var right = true;
        void Wrong(string key, string wrong, string whatIsRight)
        {
            from.FaultAt(key, wrong, whatIsRight);
            right = false;
        }
        if (thresholds.Count < least || thresholds.Count > most) Wrong(name, $"there are {thresholds.Count} {name}", most == 3 ? "give three" : $"give at least {least}");
        if (thresholds.Count != points.Count) Wrong("pointsAt", $"there are {thresholds.Count} {name}, but {points.Count} points", $"give one number of points for each of the {name}");
        var rising = Rises(thresholds);
        if (!rising && (shape == "banded" || !Rises([.. thresholds.Reverse()])))
            Wrong(name, $"the {name} {string.Join(", ", thresholds)} do not go one way", shape == "banded" ? "let each be higher than the one before" : "let them rise, or fall where lower is better");
        if (points.Zip(points.Skip(1)).Any(p => p.First > p.Second) || points.Any(p => p < 0) || points.Count == 0 || points[^1] <= 0)
            Wrong("pointsAt", $"the points {string.Join(", ", points)} do not rise from 0 or more", "begin with the points of the lowest level and end with the most");
        if (!right) return null;
        return shape switch
        {
            "interpolated" => new InterpolatedRule(thresholds, points),
            "banded" => new BandedRule(thresholds, points),
            _ => new TargetsRule(thresholds[0], thresholds[1], thresholds[2], points),
        };
    }

    static bool Rises(IReadOnlyList<decimal> numbers) => numbers.Zip(numbers.Skip(1)).All(n => n.First < n.Second);
}
