namespace PaWorkflow.Agreements;

/// <summary>
/// Items rated 2, 1, 0 or N/A; percent = Σ ratings / (2 × items that are not N/A) × 100, which feeds bands.
/// Input: <c>items</c> by number. An item without a rating counts 0: no evidence, no score. All N/A is a fault.
/// </summary>
public sealed record WorksheetRule(IReadOnlyList<WorksheetIssue> Issues, BandedRule Scale) : Rule
{
    const int FullRating = 2;

    public override decimal Max => Scale.Max;

    /// <summary>All issues' items in the worksheet's order.</summary>
    public IEnumerable<WorksheetItem> Items => Issues.SelectMany(i => i.Items);

    internal override Reckoning Reckon(CriterionResult result)
    {
        var (ratings, counted) = Sum(result);
        var percent = Percent(result);
        var scaled = Scale.Reckon(new() { Value = percent });
        var share = new Reason(new($"ratings of {counted} items that are not N/A, in percent", $"ผลรวมคะแนนประเมิน {counted} ข้อ (ไม่นับข้อที่ไม่เกี่ยวข้อง) เป็นร้อยละ"),
            $"{Figures.Of(ratings)} × 100 ÷ ({FullRating} × {counted})", percent);
        return scaled with { Reasons = [share, .. scaled.Reasons] };
    }

    /// <summary>0 … 100, not rounded.</summary>
    /// <exception cref="DivideByZeroException">All items are N/A.</exception>
    public decimal Percent(CriterionResult result)
    {
        var (ratings, counted) = Sum(result);
        return counted == 0 ? throw new DivideByZeroException("All items of the worksheet are N/A.") : ratings * 100 / (FullRating * counted);
    }

    (decimal Ratings, int Counted) Sum(CriterionResult result)
    {
        var (ratings, counted) = (0m, 0);
        foreach (var item in Items)
        {
            var given = result.Items is { } items && items.TryGetValue(item.Id, out var rating) ? rating : null;
            if (given is { NotApplicable: true }) continue;
            counted++;
            if (given is { Evidence: true }) ratings += given.Value ?? 0;
        }
        return (ratings, counted);
    }

    internal override void Check(CriterionResult result, ResultPlace place)
    {
        if (!place.TakesOnly(result, ResultKinds.Items)) return;
        if (result.Items is not { } items)
        {
            place.Fault(Wordings.NoResult, Wordings.GiveShape("""{"items": {"1": 2, "2": "NA", …}}"""));
            return;
        }
        place.KnownItems(items.Keys, Items.Select(i => i.Id));
        foreach (var item in Items)
        {
            if (items.TryGetValue(item.Id, out var given) && given is { Evidence: true, NotApplicable: false } && !IsRating(given))
                place.At($"items.{item.Id}", item.Text).Fault(new("this is no rating", "ค่านี้ไม่ใช่คะแนนประเมิน"), new("give 2, 1, 0 or \"NA\"", "ใส่ 2, 1, 0 หรือ \"NA\" (ไม่เกี่ยวข้อง)"));
        }
        if (Items.All(i => items.TryGetValue(i.Id, out var given) && given.NotApplicable))
            place.Fault(new("all items are N/A", "ทุกข้อเป็น N/A (ไม่เกี่ยวข้อง)"), new("rate at least one item 2, 1 or 0", "ให้คะแนน 2, 1 หรือ 0 อย่างน้อยหนึ่งข้อ"));
    }

    static bool IsRating(CriterionResult given) => given.Kinds == ResultKinds.Value && given.Value is 0 or 1 or 2;
}

/// <summary>An issue (ประเด็น) of a worksheet with its items.</summary>
public sealed record WorksheetIssue(string Name, IReadOnlyList<WorksheetItem> Items);

/// <param name="Id">Its number, running through the whole worksheet: <c>1</c>, <c>2</c> …</param>
public sealed record WorksheetItem(string Id, string Text);
