using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements;

/// <summary>
/// Criteria are numbered <c>criterion[.item]</c>: a results file may write <c>"2": {"items": {"1": …}}</c> for the criteria
/// 2.1, 2.2 … and <c>"2.1": {…}</c> for the first item of checklist 2. This brings both to how the catalogue has it.
/// </summary>
static class ItemIds
{
    public static JsonObject AsInCatalogue(JsonObject criteria, KpiRoundRule rule)
    {
        var spread = new JsonObject();
        foreach (var (id, node) in criteria)
        {
            if (SubCriteria(id, node, rule) is { } items)
                foreach (var (item, result) in items) spread.TryAdd($"{id}.{item}", Long(result));
            else if (ChecklistItem(id, rule) is { } place && Checklist(criteria, spread, place.Checklist) is { } checklist)
                checklist.TryAdd(place.Item, node?.DeepClone());
            else if (!spread.ContainsKey(id))
                spread[id] = node?.DeepClone();
        }
        return spread;
    }

    /// <summary>The items, where the catalogue has them as criteria.</summary>
    static JsonObject? SubCriteria(string id, JsonNode? node, KpiRoundRule rule) =>
        node is JsonObject { Count: 1 } result && result["items"] is JsonObject items && rule.Criteria.All(c => c.Id != id)
            && rule.Criteria.Any(c => c.Id.StartsWith(id + ".", StringComparison.Ordinal)) ? items : null;

    static (string Checklist, string Item)? ChecklistItem(string id, KpiRoundRule rule)
    {
        if (rule.Criteria.Any(c => c.Id == id) || id.LastIndexOf('.') is not (> 0 and var dot)) return null;
        var (parent, item) = (id[..dot], id[(dot + 1)..]);
        return rule.Criteria.Any(c => c.Id == parent && c.Rule is ChecklistRule list && list.Items.Any(i => i.Id == item)) ? (parent, item) : null;
    }

    /// <summary>The checklist's items so far, with those that the file gives under the checklist itself; null when these are no items.</summary>
    static JsonObject? Checklist(JsonObject criteria, JsonObject spread, string id)
    {
        if (!spread.ContainsKey(id)) spread[id] = criteria[id]?.DeepClone() ?? new JsonObject { ["items"] = new JsonObject() };
        return spread[id] is JsonObject result ? result["items"] as JsonObject : null;
    }

    /// <summary>A short result of an item written as a criterion's.</summary>
    static JsonNode? Long(JsonNode? item) => item?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => new JsonObject { ["done"] = item.DeepClone() },
        JsonValueKind.Number => new JsonObject { ["value"] = item.DeepClone() },
        _ => item?.DeepClone(),
    };
}
