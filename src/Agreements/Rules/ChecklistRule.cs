namespace PaWorkflow.Agreements;

/// <summary>Points per item, summed. Input: <c>items</c> by number, true or false, or a number where the item is measured.</summary>
public sealed record ChecklistRule(IReadOnlyList<ChecklistItem> Items) : Rule
{
    public override decimal Max => Items.Sum(i => i.Rule.Max);

    internal override Reckoning Reckon(CriterionResult result)
    {
        var (points, reasons) = (new List<decimal>(), new List<Reason>());
        foreach (var item in Items)
        {
            var given = result.Items is { } items && items.TryGetValue(item.Id, out var found) ? found : null;
            var lacking = given is null ? null : item.Requires?.Lacking(given with { Groups = given.Groups ?? result.Groups, People = given.People ?? result.People });
            var reckoned = given is not { Evidence: true } ? Reckoning.Of(0, Wordings.NoEvidence)
                : lacking is not null ? Reckoning.Of(0, lacking)
                : item.Rule.Reckon(given);
            points.Add(reckoned.Points);
            reasons.AddRange(reckoned.Reasons.Select(r => r with { Words = Wordings.Within(new($"item {item.Id}", $"รายการ {item.Id} {item.Text}"), r.Words) }));
        }
        var sum = points.Sum();
        reasons.Add(new(new("sum of the items", "รวมทุกรายการ"), string.Join(" + ", points.Select(Figures.Of)), sum));
        return new(sum, reasons);
    }

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (!place.TakesOnly(result, ResultKinds.Items)) return;
        if (result.Items is not { } items)
        {
            place.Fault(Wordings.NoResult, Wordings.GiveShape("""{"items": {"1": true, …}}"""));
            return;
        }
        place.KnownItems(items.Keys, Items.Select(i => i.Id));
        foreach (var item in Items)
        {
            if (items.TryGetValue(item.Id, out var given) && given.Evidence) item.Rule.Check(given, place.At($"items.{item.Id}", item.Text));
        }
    }
}

/// <summary>An item of a checklist; an item without a result gives nothing.</summary>
/// <param name="Id">Its number: <c>1</c>, <c>2</c> …</param>
/// <param name="Requires">Of this item alone (seed 002, KPI 5: the two orders, one item of five); by what the item's result says, else the criterion's.</param>
public sealed record ChecklistItem(string Id, string Text, Rule Rule, Requirements? Requires = null);
