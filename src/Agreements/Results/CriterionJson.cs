using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements;

/// <summary>Reads a criterion's result from JSON: the shapes alone, what fits which rule is the rule's matter.</summary>
static class CriterionJson
{
    static readonly string[] known = ["done", "value", "numerator", "denominator", "items", "parts", "evidence", "submitted", "groups", "people"];

    /// <summary>Null when the node is <c>null</c> or no result at all; then the fault is written down.</summary>
    public static CriterionResult? Read(JsonNode? node, ResultPlace place)
    {
        if (node is null) return null;
        if (node is not JsonObject criterion)
        {
            place.Fault(
                Wordings.IsNo(JsonFields.Kind(node), new("result", "ผลของเกณฑ์")),
                new("""give an object such as {"done": true} or {"value": 6.5}""", """ใส่ผล เช่น {"done": true} หรือ {"value": 6.5}"""));
            return null;
        }
        JsonFields.KnownOnly(criterion, known, place);
        return new()
        {
            Evidence = JsonFields.Flag(criterion, "evidence", place) ?? true,
            Done = JsonFields.Flag(criterion, "done", place),
            Value = JsonFields.Number(criterion, "value", place),
            Numerator = JsonFields.Number(criterion, "numerator", place),
            Denominator = JsonFields.Number(criterion, "denominator", place),
            Submitted = JsonFields.Instant(criterion, "submitted", place),
            Groups = Groups(criterion["groups"], place),
            People = People(criterion, place),
            Items = Items(criterion["items"], place),
            Parts = Parts(criterion["parts"], place),
        };
    }

    /// <summary>Lists of names, one list for each group.</summary>
    static List<IReadOnlyList<string>>? Groups(JsonNode? node, ResultPlace place)
    {
        if (node is null) return null;
        if (node is JsonArray groups && groups.All(g => g is JsonArray names && names.All(n => n?.GetValueKind() == JsonValueKind.String)))
            return [.. groups.Select(g => (IReadOnlyList<string>)[.. ((JsonArray)g!).Select(n => n!.GetValue<string>())])];
        place.At("groups").Fault(
            Wordings.IsNo(JsonFields.Kind(node), new("list of groups of names", "รายชื่อแยกตามคณะ")), Wordings.GiveShape("""{"groups": [["ชื่อ 1", "ชื่อ 2"], ["ชื่อ 3"]]}"""));
        return null;
    }

    static int? People(JsonObject criterion, ResultPlace place)
    {
        if (JsonFields.Number(criterion, "people", place) is not { } people) return null;
        if (people >= 0 && people == Math.Floor(people)) return (int)people;
        place.At("people").Fault(Wordings.IsNo(Wordings.Same($"{people}"), new("number of people", "จำนวนคน")), Wordings.GiveShape("""{"people": 2}"""));
        return null;
    }

    static Dictionary<string, CriterionResult>? Items(JsonNode? node, ResultPlace place)
    {
        if (node is null) return null;
        if (node is not JsonObject items)
        {
            place.At("items").Fault(
                Wordings.IsNo(JsonFields.Kind(node), new("list of items by number", "ผลแยกตามเลขข้อ")), Wordings.GiveShape("""{"items": {"1": true, "2": false}}"""));
            return null;
        }
        var read = new Dictionary<string, CriterionResult>(StringComparer.Ordinal);
        foreach (var (id, item) in items)
        {
            if (Short(item, place.At($"items.{id}", new Wording(id, $"ข้อย่อย {id}"))) is { } result) read[id] = result;
        }
        return read;
    }

    static List<CriterionResult?>? Parts(JsonNode? node, ResultPlace place)
    {
        if (node is null) return null;
        if (node is JsonArray parts) return [.. parts.Select((part, n) => Short(part, place.At($"parts[{n}]", new Wording($"part {n + 1}", $"ส่วนที่ {n + 1}"))))];
        place.At("parts").Fault(Wordings.IsNo(JsonFields.Kind(node), new("list of parts", "รายการผลของแต่ละส่วน")), Wordings.GiveShape("""{"parts": [86.4, 85, 87]}"""));
        return null;
    }

    /// <summary>Items and parts may be written short: a truth value, a number or "NA".</summary>
    static CriterionResult? Short(JsonNode? node, ResultPlace place) => node?.GetValueKind() switch
    {
        JsonValueKind.True => new() { Done = true },
        JsonValueKind.False => new() { Done = false },
        JsonValueKind.Number when JsonFields.Number(node, place) is { } value => new() { Value = value },
        JsonValueKind.Number => null,
        JsonValueKind.String when node.GetValue<string>() is "NA" or "N/A" => new() { NotApplicable = true },
        _ => Read(node, place),
    };
}
