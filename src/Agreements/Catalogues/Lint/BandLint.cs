namespace PaWorkflow.Agreements;

/// <summary>Tables whose branches overlap or leave something out, as the manual prints them.</summary>
static class BandLint
{
    /// <summary>Tables are printed to two decimals at most: 69.99 and 70 leave nothing out.</summary>
    const decimal Finest = 0.01m;

    public static IEnumerable<Remark> Of(IReadOnlyList<PrintedBand> bands, Rule rule, string path)
    {
        var table = rule is WorksheetRule ? new Wording("the table of an item's ratings", "ตารางคะแนนประเมินรายข้อ") : new Wording("the table", "ตาราง");
        // A table may begin with its best level.
        var rising = bands.OrderBy(b => b.From ?? decimal.MinValue).ThenBy(b => b.To ?? decimal.MaxValue).ToList();
        if (rule is BandedRule { LowerIsBetter: false } && rising[0].From is { } lowest and > 0) yield return new(path,
            new($"{table.English} says nothing of results below {Figures.Of(lowest)}", $"{table.Thai}ไม่ได้กำหนดผลที่ต่ำกว่า {Figures.Of(lowest)}"), new("read as 0 points", "ตีความว่าได้ 0 คะแนน"));
        foreach (var (one, next) in rising.Zip(rising.Skip(1)))
        {
            if (one.To is not { } end || next.From is not { } begin) continue;
            if (begin < end) yield return new(path,
                new($"what lies between {Figures.Of(begin)} and {Figures.Of(end)} stands in two branches of {table.English}", $"ผลระหว่าง {Figures.Of(begin)} กับ {Figures.Of(end)} อยู่ใน{table.Thai}สองช่วง"), ruleSays);
            else if (begin == end && !next.Above) yield return new(path,
                new($"{Figures.Of(begin)} stands in two branches of {table.English}", $"{Figures.Of(begin)} อยู่ใน{table.Thai}สองช่วง"), ruleSays);
            else if (begin - end > Finest) yield return new(path,
                new($"{table.English} leaves out what lies between {Figures.Of(end)} and {Figures.Of(begin)}", $"{table.Thai}ไม่มีช่วงระหว่าง {Figures.Of(end)} กับ {Figures.Of(begin)}"), rule is WorksheetRule or BandedRule { LowerIsBetter: false } ? withLower : ruleSays);
        }
    }

    static readonly Wording withLower = new("counted with the lower branch", "นับรวมกับช่วงที่ต่ำกว่า");
    static readonly Wording ruleSays = new("the rule says which branch counts", "ยึดวิธีให้คะแนนที่ใช้จริง");
}
