using System.Globalization;
using System.Text.Json.Nodes;
using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Web;

/// <summary>One control for a result, as the partial <c>_CriterionInput</c> draws it.</summary>
/// <param name="Field">Name of the control, or the beginning of its controls' names.</param>
/// <param name="Stored">What is stored of it: a part of the results file; null when nothing is.</param>
/// <param name="IsItem">One item of a checklist: its label stands beside the control, not above all of them.</param>
/// <param name="Requires">Facts about people that are asked for beside the result.</param>
public sealed record CriterionInput(string Field, string Label, Rule Rule, JsonNode? Stored, bool IsItem = false, Requirements? Requires = null);

/// <summary>
/// From a criterion's rule to the controls in which its result is typed, and from the posted form back to the results file:
/// <c>{"done":true}</c>, <c>{"value":6.5}</c>, <c>{"numerator":…,"denominator":…}</c>, <c>{"items":{…}}</c>, <c>{"parts":[…]}</c>.
/// </summary>
public static class CriterionInputs
{
    /// <summary>What a rule asks for, whatever it makes of it.</summary>
    public enum Shape { Done, Value, Ratio, Checklist, Worksheet, Parts }

    public static Shape ShapeOf(Rule rule) => rule switch
    {
        RatioRule => Shape.Ratio,
        ChecklistRule => Shape.Checklist,
        WorksheetRule => Shape.Worksheet,
        CompositeRule => Shape.Parts,
        InterpolatedRule or BandedRule or TargetsRule or StepsRule { IsMeasured: true } => Shape.Value,
        _ => Shape.Done,
    };

    public static string FieldOf(Criterion criterion) => $"Results[{criterion.Id}]";

    public static CriterionInput Of(Criterion criterion, JsonNode? results) =>
        new(FieldOf(criterion), criterion.Text, criterion.Rule, results?["criteria"]?[criterion.Id], Requires: criterion.Requires);

    public static IEnumerable<CriterionInput> PartsOf(CriterionInput input) => ((CompositeRule)input.Rule).Parts.Select((part, n) =>
        new CriterionInput($"{input.Field}.parts[{n}]", part.Name, part.Rule, Whole(input.Stored?["parts"]?.AsArray().ElementAtOrDefault(n))));

    /// <summary>The items of a checklist, each with the control that its own rule asks for.</summary>
    public static IEnumerable<CriterionInput> ItemsOf(CriterionInput input) => ((ChecklistRule)input.Rule).Items.Select(item =>
        new CriterionInput($"{input.Field}.items[{item.Id}]", item.Text, item.Rule, Whole(input.Stored?["items"]?[item.Id]), IsItem: true, item.Requires));

    /// <summary>Items and parts may be stored short: <c>true</c> for <c>{"done":true}</c>, <c>6.5</c> for <c>{"value":6.5}</c>.</summary>
    static JsonNode? Whole(JsonNode? stored) => stored switch
    {
        JsonValue value when value.TryGetValue<bool>(out var done) => new JsonObject { ["done"] = done },
        JsonValue value when value.TryGetValue<decimal>(out var number) => new JsonObject { ["value"] = number },
        _ => stored,
    };

    /// <summary>What is counted above and below the line of a ratio.</summary>
    public static (string Numerator, string Denominator) RatioLabels(Rule rule) =>
        rule is RatioRule ratio ? (ratio.Numerator, ratio.Denominator) : ("จำนวนที่ได้", "จำนวนทั้งหมด");

    /// <summary>Reads what was typed for one round's criteria. What is left empty is left out.</summary>
    /// <param name="fault">Is told the field and what is wrong with it.</param>
    /// <returns>Criterion id → result.</returns>
    public static JsonObject Read(IFormCollection form, IEnumerable<Criterion> criteria, Action<string, string> fault)
    {
        var results = new JsonObject();
        foreach (var criterion in criteria)
        {
            if (Read(form, FieldOf(criterion), criterion.Rule, fault) is { } result) results[criterion.Id] = WithPeople(result, form, FieldOf(criterion), criterion.Requires, fault);
        }
        return results;
    }

    static JsonObject? Read(IFormCollection form, string field, Rule rule, Action<string, string> fault) => ShapeOf(rule) switch
    {
        Shape.Done => new() { ["done"] = form[$"{field}.done"] == "true" },
        Shape.Value => Numbers(form, field, fault, "value"),
        Shape.Ratio => Numbers(form, field, fault, "numerator", "denominator"),
        Shape.Checklist => Items(form, field, (ChecklistRule)rule, fault),
        Shape.Worksheet => Ratings(form, field, (WorksheetRule)rule),
        _ => Parts(form, field, (CompositeRule)rule, fault),
    };

    /// <summary>All of the numbers, or nothing when all are empty.</summary>
    static JsonObject? Numbers(IFormCollection form, string field, Action<string, string> fault, params string[] names)
    {
        var typed = names.Select(name => (Name: name, Text: form[$"{field}.{name}"].ToString().Trim())).ToList();
        if (typed.TrueForAll(t => t.Text.Length == 0)) return null;
        var result = new JsonObject();
        foreach (var (name, text) in typed)
        {
            if (text.Length == 0) fault($"{field}.{name}", "โปรดกรอกให้ครบทั้งสองช่อง");
            else if (Number(text) is not { } number) fault($"{field}.{name}", $"“{(text.Length <= 20 ? text : text[..20] + "…")}” ไม่ใช่ตัวเลข — กรอกเช่น 86.4");
            else if (number < 0) fault($"{field}.{name}", "ต้องไม่ติดลบ");
            else result[name] = number;
        }
        return result;
    }

    static JsonObject Items(IFormCollection form, string field, ChecklistRule rule, Action<string, string> fault)
    {
        var items = new JsonObject();
        foreach (var item in rule.Items)
        {
            var at = $"{field}.items[{item.Id}]";
            if (Read(form, at, item.Rule, fault) is { } result) items[item.Id] = WithPeople(result, form, at, item.Requires, fault);
        }
        return new() { ["items"] = items };
    }

    /// <summary>How many groups a form asks for where no name may stand in two: the committee that sets up and the one that follows up.</summary>
    public const int Groups = 2;

    /// <summary>Adds the names of each group and the number of people, where they are asked for and given.</summary>
    static JsonObject WithPeople(JsonObject result, IFormCollection form, string field, Requirements? requires, Action<string, string> fault)
    {
        if (requires is { Disjoint: true })
        {
            var groups = Enumerable.Range(0, Groups).Select(n => form[$"{field}.groups[{n}]"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (groups.Exists(names => names.Length > 0)) result["groups"] = new JsonArray([.. groups.Select(names => new JsonArray([.. names.Select(name => (JsonNode)name)]))]);
        }
        if (requires is { People: not null } && form[$"{field}.people"].ToString().Trim() is { Length: > 0 } text)
        {
            if (Number(text) is { } people and >= 0 && people == Math.Floor(people)) result["people"] = (int)people;
            else fault($"{field}.people", "โปรดกรอกจำนวนคนเป็นจำนวนเต็ม เช่น 2");
        }
        return result;
    }

    /// <summary>The stored names of one group, a line each.</summary>
    public static string NamesOf(JsonNode? stored, int group) =>
        stored?["groups"] is JsonArray groups && groups.ElementAtOrDefault(group) is JsonArray names ? string.Join('\n', names.Select(n => n?.ToString())) : "";

    static JsonObject? Ratings(IFormCollection form, string field, WorksheetRule rule)
    {
        var items = new JsonObject();
        foreach (var item in rule.Items)
        {
            var typed = form[$"{field}.items[{item.Id}]"].ToString();
            if (typed is "2" or "1" or "0") items[item.Id] = int.Parse(typed, CultureInfo.InvariantCulture);
            else if (typed == "NA") items[item.Id] = "NA";
        }
        return items.Count == 0 ? null : new() { ["items"] = items };
    }

    static JsonObject? Parts(IFormCollection form, string field, CompositeRule rule, Action<string, string> fault)
    {
        var parts = rule.Parts.Select((part, n) => Read(form, $"{field}.parts[{n}]", part.Rule, fault)).ToArray<JsonNode?>();
        if (parts.All(part => part is null)) return null;
        for (var n = 0; n < parts.Length; n++)
        {
            if (parts[n] is null) fault($"{field}.parts[{n}].value", "โปรดกรอกผลให้ครบทุกส่วน");
        }
        return new() { ["parts"] = new JsonArray(parts) };
    }

    /// <summary>Reads a number as people type it: Thai digits, commas between thousands, a percent sign at the end.</summary>
    public static decimal? Number(string text)
    {
        var plain = string.Concat(text.Where(c => c is not ',' and not ' ' and not '%').Select(c => c is >= '๐' and <= '๙' ? (char)(c - '๐' + '0') : c));
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    public static bool IsTrue(JsonNode? stored) => stored is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    /// <summary>A stored number as it stands in its control.</summary>
    public static string Shown(JsonNode? number) => number is JsonValue value && value.TryGetValue<decimal>(out var plain) ? ThaiDisplay.Number(plain) : "";
}
