namespace PaWorkflow.Agreements;

/// <summary>Rules of the next year: the same figures, years in their texts replaced, without what this year's manual printed beside them.</summary>
static class MovedRules
{
    public static Rule Of(Rule rule, Wording place, MovedTexts texts)
    {
        var moved = rule switch
        {
            RatioRule ratio => ratio with { Numerator = texts.Of(ratio.Numerator, place), Denominator = texts.Of(ratio.Denominator, place), Scale = Of(ratio.Scale, place, texts) },
            ChecklistRule list => new ChecklistRule([.. list.Items.Select(i => new ChecklistItem(i.Id, texts.Of(i.Text, Item(place, i.Id)), Of(i.Rule, Item(place, i.Id), texts)))]),
            CompositeRule composite => new CompositeRule([.. composite.Parts.Select((p, n) => new CompositePart(texts.Of(p.Name, Item(place, $"{n + 1}")), p.Weight, Of(p.Rule, Item(place, $"{n + 1}"), texts)))]),
            WorksheetRule sheet => sheet with { Issues = [.. sheet.Issues.Select(issue => new WorksheetIssue(texts.Of(issue.Name, place), [.. issue.Items.Select(i => new WorksheetItem(i.Id, texts.Of(i.Text, Item(place, i.Id))))]))] },
            _ => rule,
        };
        return moved with { Printed = null };
    }

    static Wording Item(Wording place, string id) => new($"{place.English} item {id}", $"{place.Thai} รายการ {id}");
}

/// <summary>Counts what the manual prints beside the figures that govern.</summary>
static class Printings
{
    public static int In(Catalogue catalogue) => catalogue.Calendar.Count(e => e.Printed is not null)
        + catalogue.Kpis.SelectMany(k => k.Rounds.Values).Sum(r => One(r.Printed) + r.Criteria.Sum(c => In(c.Rule)));

    static int In(Rule rule) => One(rule.Printed) + rule switch
    {
        RatioRule ratio => In(ratio.Scale),
        ChecklistRule list => list.Items.Sum(i => In(i.Rule)),
        CompositeRule composite => composite.Parts.Sum(p => In(p.Rule)),
        _ => 0,
    };

    static int One(Printed? printed) => printed is null ? 0 : 1;
}
