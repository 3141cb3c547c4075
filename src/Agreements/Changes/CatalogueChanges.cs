using System.Globalization;

namespace PaWorkflow.Agreements;

/// <summary>What has changed between two versions of one year's catalogue, for people to read: details, criteria, thresholds, dates, weights.</summary>
public static class CatalogueChanges
{
    public static IReadOnlyList<Difference> Between(Catalogue before, Catalogue after) =>
    [
        .. Head(before, after),
        .. Both(before.Kpis, after.Kpis, k => k.Code).SelectMany(pair => OfKpi(pair.Key, pair.Before, pair.After)),
    ];

    static IEnumerable<Difference> Head(Catalogue before, Catalogue after)
    {
        var found = new Found(null, null, null);
        found.Text(new("title", "ชื่อคำรับรอง"), before.Title, after.Title);
        found.Of(new("closing for keying into SMART", "วันปิดบันทึกในระบบ SMART"), Wordings.Instant(before.SmartKeyingClosesAt), Wordings.Instant(after.SmartKeyingClosesAt));
        found.Of(new("general late penalty", "การหักคะแนนส่งช้าทั่วไป"), Said(before.LatePenalty), Said(after.LatePenalty));
        foreach (var (id, one, other) in Both(before.Rounds, after.Rounds, r => r.Id))
        {
            var round = new Found(null, id, null, found.All);
            round.Text(new("name", "ชื่อรอบ"), one?.Name, other?.Name);
            round.Of(new("opening", "วันเปิดรับ"), Said(one?.OpensAt), Said(other?.OpensAt));
            round.Of(new("closing", "วันปิดรับ"), Said(one?.ClosesAt), Said(other?.ClosesAt));
        }
        return found.All;
    }

    static IEnumerable<Difference> OfKpi(string code, Kpi? before, Kpi? after)
    {
        if (before is null) return [new(code, null, null, new("KPI", "ตัวชี้วัด"), null, Wordings.Same(after!.Name))];
        if (after is null) return [new(code, null, null, new("KPI", "ตัวชี้วัด"), Wordings.Same(before.Name), null)];
        var found = new Found(code, null, null);
        found.Text(new("name", "ชื่อ"), before.Name, after.Name);
        found.Text(new("weight", "น้ำหนัก"), Figures.Of(before.Weight), Figures.Of(after.Weight));
        found.Of(new("component", "องค์ประกอบ"), Said(before.Group), Said(after.Group));
        found.Text(new("host", "หน่วยงานเจ้าภาพ"), before.Host, after.Host);
        found.Text(new("formula", "สูตรคำนวณ"), before.Formula, after.Formula);
        found.Text(new("notes", "หมายเหตุ"), Lines(before.Notes), Lines(after.Notes));
        found.Of(new("first round missed", "กรณีไม่ได้รายงานรอบแรก"), Said(before.FirstRoundMissed), Said(after.FirstRoundMissed));
        foreach (var (id, one, other) in Both(before.Rounds.Values, after.Rounds.Values, r => r.Round)) OfRound(code, id, one, other, found.All);
        return found.All;
    }

    static void OfRound(string code, string id, KpiRoundRule? before, KpiRoundRule? after, List<Difference> all)
    {
        var found = new Found(code, id, null, all);
        found.Of(new("closing", "วันปิดรับ"), Said(before?.ClosesAt), Said(after?.ClosesAt));
        found.Of(new("late penalty", "การหักคะแนนส่งช้า"), Said(before?.Penalty), Said(after?.Penalty));
        found.Of(new("counting window", "ช่วงนับ"), Said(before?.Window), Said(after?.Window));
        found.Of(new("award", "รางวัล"), Said(before?.Award), Said(after?.Award));
        foreach (var (criterion, one, other) in Both(before?.Criteria ?? [], after?.Criteria ?? [], c => c.Id)) OfCriterion(new(code, id, criterion, all), one, other);
    }

    static void OfCriterion(Found found, Criterion? before, Criterion? after)
    {
        var what = new Wording("criterion", "เกณฑ์");
        if (before is null || after is null)
        {
            found.Of(what, before is null ? null : Whole(before), after is null ? null : Whole(after));
            return;
        }
        found.Text(new("text", "ข้อความ"), before.Text, after.Text);
        found.Text(new("points", "คะแนนเต็ม"), Figures.Of(before.Points), Figures.Of(after.Points));
        found.Of(new("scoring rule", "วิธีให้คะแนน"), RuleWords.Of(before.Rule), RuleWords.Of(after.Rule));
        found.Text(new("evidence wanted", "หลักฐานที่ต้องใช้"), Lines(before.Evidence.Select(Said)), Lines(after.Evidence.Select(Said)));
        found.Of(new("counting window", "ช่วงนับ"), Said(before.Window), Said(after.Window));
        found.Of(new("date of its own", "วันส่งของเกณฑ์"), Said(before.DueAt), Said(after.DueAt));
        found.Of(new("late penalty", "การหักคะแนนส่งช้า"), Said(before.Penalty), Said(after.Penalty));
        found.Of(new("requirement", "เงื่อนไข"), Said(before.Requires), Said(after.Requires));
        found.Text(new("host", "หน่วยงานเจ้าภาพ"), before.Host, after.Host);
    }

    static Wording Whole(Criterion criterion) => new(
        $"{criterion.Text} ({Figures.Of(criterion.Points)} points)", $"{criterion.Text} ({Figures.Of(criterion.Points)} คะแนน)");

    /// <summary>Pairs by key, in the newer order; what is gone comes last.</summary>
    static IEnumerable<(string Key, T? Before, T? After)> Both<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key) where T : class
    {
        var (old, young) = (before.ToDictionary(key, StringComparer.Ordinal), after.ToList());
        foreach (var one in young) yield return (key(one), old.GetValueOrDefault(key(one)), one);
        var kept = young.Select(key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, one) in old.Where(o => !kept.Contains(o.Key))) yield return (name, one, null);
    }

    static string? Lines(IEnumerable<string> lines) => string.Join(" · ", lines) is { Length: > 0 } said ? said : null;

    static string Said(EvidenceWanted wanted) => wanted.Text
        + (wanted.Formats.Count > 0 ? $" ({string.Join(", ", wanted.Formats)})" : "")
        + (wanted.Monthly is { } months ? string.Create(CultureInfo.InvariantCulture, $" ({months.From:yyyy-MM} – {months.To:yyyy-MM})") : "");

    static Wording? Said(DateTimeOffset? instant) => instant is { } at ? Wordings.Instant(at) : null;

    static Wording? Said(CountingWindow? window) => window is null ? null
        : new($"{Wordings.Date(window.From).English} – {Wordings.Date(window.To).English}", $"{Wordings.Date(window.From).Thai} – {Wordings.Date(window.To).Thai}");

    static Wording? Said(Penalty? penalty) => penalty is null ? null : PerDay(penalty.PerDay, penalty.Days);

    static Wording? Said(CriterionPenalty? penalty) => penalty is null ? null
        : new($"{PerDay(penalty.PerDay, penalty.Days).English} after {Wordings.Instant(penalty.ClosesAt).English}", $"{PerDay(penalty.PerDay, penalty.Days).Thai} หลัง {Wordings.Instant(penalty.ClosesAt).Thai}");

    static Wording PerDay(decimal points, DayCount days) => new($"{Figures.Of(points)} a day ({Wordings.Days(days).English})", $"{Figures.Of(points)} คะแนนต่อวัน ({Wordings.Days(days).Thai})");

    static Wording? Said(Award? award) => award is null ? null : award.StillOwed.Count == 0 ? new("full points", "ได้คะแนนเต็ม")
        : new($"full points but for {string.Join(", ", award.StillOwed)}", $"ได้คะแนนเต็ม ยกเว้นข้อ {string.Join(", ", award.StillOwed)}");

    static Wording? Said(Requirements? requires) => requires is null ? null : RuleWords.Of(requires);

    static Wording? Said(FirstRoundMissedRule rule) => rule == FirstRoundMissedRule.Half ? new("half of the points", "ได้คะแนนครึ่งหนึ่ง") : null;

    static Wording Said(KpiGroup group) => group == KpiGroup.Performance ? new("performance base", "ประสิทธิผลการดำเนินงาน") : new("potential base", "ศักยภาพในการดำเนินงาน");

    /// <summary>Gathers what differs at one place.</summary>
    sealed class Found(string? kpi, string? round, string? criterion, List<Difference>? all = null)
    {
        public List<Difference> All { get; } = all ?? [];

        public void Text(Wording what, string? before, string? after) => Of(what, before is null ? null : Wordings.Same(before), after is null ? null : Wordings.Same(after));

        public void Of(Wording what, Wording? before, Wording? after)
        {
            if (before != after) All.Add(new(kpi, round, criterion, what, before, after));
        }
    }
}
