namespace PaWorkflow.Agreements;

/// <summary>
/// Finds what a manual contradicts, leaves open or leaves out: by the figures that govern, and by what the manual prints beside them
/// (<see cref="Printed"/>). Dates on days off are the reader's own warnings.
/// </summary>
public static class ManualLint
{
    public static IEnumerable<Remark> Of(Catalogue catalogue) =>
    [
        .. Missing(catalogue),
        .. CalendarLint.Of(catalogue),
        .. catalogue.Kpis.SelectMany((kpi, n) => OfKpi(catalogue, kpi, $"kpis[{n}]")),
    ];

    static IEnumerable<Remark> Missing(Catalogue catalogue)
    {
        foreach (var (code, n) in catalogue.MissingKpis.Select((code, n) => (code, n)))
            yield return new($"missingKpis[{n}]", new($"the manual has no details of KPI {code}", $"คู่มือไม่มีรายละเอียดของตัวชี้วัด {code}"),
                new("it is left out until they are given", "ระบบยังไม่รวมตัวชี้วัดนี้ จนกว่าจะได้รายละเอียด"));
        if (catalogue.WeightsSumTo != 100) yield return new("weightsSumTo",
            new($"the weights sum to {Figures.Of(catalogue.WeightsSumTo)}, not to 100", $"น้ำหนักรวมกันได้ {Figures.Of(catalogue.WeightsSumTo)} ไม่ใช่ 100"),
            new("taken as a part of an agreement: the weighted mean divides by the sum", "ถือเป็นบางส่วนของคำรับรอง ค่าเฉลี่ยถ่วงน้ำหนักหารด้วยผลรวมนี้"));
        foreach (var (group, said) in catalogue.PrintedWeights)
        {
            var (sum, first) = (catalogue.Kpis.Where(k => k.Group == group).Sum(k => k.Weight), group == KpiGroup.Performance);
            if (sum != said) yield return new($"printedWeights.{(first ? "performance" : "potential")}",
                new($"the weights of the {(first ? "performance" : "potential")} base sum to {Figures.Of(sum)}, by the manual to {Figures.Of(said)}",
                    $"น้ำหนักของตัวชี้วัดองค์ประกอบที่ {(first ? 1 : 2)} รวมกันได้ {Figures.Of(sum)} แต่คู่มือระบุว่ารวมกันได้ {Figures.Of(said)}"),
                new("the weighted mean divides by what they sum to", "ค่าเฉลี่ยถ่วงน้ำหนักหารด้วยผลรวมที่ใช้จริง"));
        }
    }

    static IEnumerable<Remark> OfKpi(Catalogue catalogue, Kpi kpi, string path)
    {
        foreach (var round in catalogue.Rounds)
        {
            if (!kpi.Rounds.TryGetValue(round.Id, out var rule))
            {
                yield return new($"{path}.rounds", new($"there is nothing for round {round.Id}", $"ไม่มีเกณฑ์ของ{Places.Round(round.Id)}"),
                    new("the KPI is not scored in that round", "ตัวชี้วัดนี้ไม่คิดคะแนนในรอบนั้น"));
                continue;
            }
            var at = $"{path}.rounds.{round.Id}";
            foreach (var remark in OfRound(round, rule, at)) yield return remark;
            foreach (var (criterion, n) in rule.Criteria.Select((c, n) => (c, n)))
            {
                foreach (var remark in OfCriterion(rule, criterion, $"{at}.criteria[{n}]")) yield return remark;
            }
            foreach (var remark in Ladder(rule, at)) yield return remark;
        }
    }

    static IEnumerable<Remark> OfRound(ReportingRound round, KpiRoundRule rule, string path)
    {
        if (rule.Max != Scoring.FullScore) yield return new($"{path}.criteria",
            new($"the points sum to {Figures.Of(rule.Max)}, not to 5", $"คะแนนรวมกันได้ {Figures.Of(rule.Max)} ไม่ใช่ 5"),
            new($"score = points × 5 ÷ {Figures.Of(rule.Max)}", $"คิดคะแนนเป็น คะแนนที่ได้ × 5 ÷ {Figures.Of(rule.Max)}"));
        if (rule.Printed is { } printed)
        {
            if (printed.Points is { } points && points != rule.Max) yield return new($"{path}.printed",
                new($"{Figures.Of(points)} points are printed, the criteria give {Figures.Of(rule.Max)}", $"คู่มือพิมพ์คะแนนรวม {Figures.Of(points)} แต่เกณฑ์รวมกันได้ {Figures.Of(rule.Max)}"),
                new("the criteria govern", "ยึดคะแนนของเกณฑ์แต่ละข้อ"));
            if (printed.Missing.Contains("table")) yield return new($"{path}.printed",
                new("the manual prints no table of points for this round", "คู่มือไม่มีตารางคะแนนของรอบนี้"), new("the points here are the catalogue's reading; ask who issued the manual", "คะแนนที่ใช้เป็นการตีความ โปรดสอบถามผู้จัดทำคู่มือ"));
        }
        if (rule.HasOwnClosing && rule.ClosesAt > round.ClosesAt) yield return new($"{path}.closes",
            new("the KPI closes after the round does", "วันปิดรับของตัวชี้วัดอยู่หลังวันปิดรอบ"), new("SMART closes with the round: hand it in by then", "ระบบ SMART ปิดตามวันปิดรอบ จึงควรส่งก่อนวันปิดรอบ"));
        if (rule.Window is { } window && Late(window, rule) is { } late) yield return new($"{path}.window", late, CutOff);
    }

    static IEnumerable<Remark> OfCriterion(KpiRoundRule round, Criterion criterion, string path)
    {
        if (criterion.Window is { } window && Late(window, round) is { } late) yield return new($"{path}.window", late, CutOff);
        if (criterion.DueAt > round.ClosesAt) yield return new($"{path}.due",
            new("the criterion is wanted after the KPI closes", "วันส่งของเกณฑ์อยู่หลังวันปิดรับของตัวชี้วัด"), new("hand it in before the KPI closes", "ควรส่งก่อนวันปิดรับของตัวชี้วัด"));
        foreach (var remark in RuleLint.Of(criterion.Rule, path)) yield return remark;
    }

    /// <summary>Cases are still counted when SMART has closed.</summary>
    static Wording? Late(CountingWindow window, KpiRoundRule round)
    {
        var (end, closes) = (Wordings.Date(window.To), Wordings.Date(ThaiTime.DateOf(round.ClosesAt)));
        return window.To <= ThaiTime.DateOf(round.ClosesAt) ? null
            : new($"cases count until {end.English}, after the closing on {closes.English}", $"นับเรื่องถึง {end.Thai} ซึ่งอยู่หลังวันปิดรับ {closes.Thai}");
    }

    static readonly Wording CutOff = new("the report names the day on which the count was cut off", "ให้รายงานระบุวันที่ตัดยอด");

    /// <summary>A ladder whose bounds do not rise makes a later step easier than an earlier one.</summary>
    static IEnumerable<Remark> Ladder(KpiRoundRule rule, string path)
    {
        (decimal Percent, bool Passed)? before = null;
        foreach (var (criterion, n) in rule.Criteria.Select((c, n) => (c, n)))
        {
            if (criterion.Rule is not StepsRule { IsMeasured: true } step) continue;
            var bound = Bound(step);
            if (before is { } lower && bound.CompareTo(lower) <= 0) yield return new($"{path}.criteria[{n}]",
                new($"the step's bound {Figures.Of(bound.Percent)} is not above the one before, {Figures.Of(lower.Percent)}", $"เกณฑ์ของขั้นนี้ {Figures.Of(bound.Percent)} ไม่สูงกว่าขั้นก่อน {Figures.Of(lower.Percent)}"),
                new("let the bounds of a ladder rise", "ให้เกณฑ์ของแต่ละขั้นสูงขึ้นตามลำดับ"));
            before = bound;
        }

        // More than 50 is above at least 50.
        static (decimal Percent, bool Passed) Bound(StepsRule step) => step.Above is { } above && above >= (step.AtLeast ?? above) ? (above, true) : (step.AtLeast!.Value, false);
    }
}
