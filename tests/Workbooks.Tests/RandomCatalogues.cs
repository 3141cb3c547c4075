using System.Globalization;
using CsCheck;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>Catalogues that no manual has: every rule within every other, texts that are hard to write, dates anywhere in the year.</summary>
public class RandomCatalogues
{
    static readonly FiscalYear year = new(2567);

    static readonly Gen<string> text = Gen.OneOf(
        Gen.String["กขคงจำ้ิุ์ABCxyz0123456789 .,;:-–'\"“”#&*[]{}|>%@`!?\\/=+_(){}\n\t"], AnyOf("null", "true", "yes", "~", "2.10", "1e5", "=1+1", "_x000D_", "- a", "• a\n• b", "a: b", "# a", "'", "\"", "0x1F", "2021-01-01", "19 ก.พ. 2564", "12", "๑๒", "85%", "'a", "\uFEFFa", "a\u200Bb"))
        .Select(t => ThaiText.Clean(t.ReplaceLineEndings("\n"))).Where(t => t.Length > 0);

    static readonly Gen<string?> optional = Gen.OneOf<string?>(Gen.Const((string?)null), text!);

    static readonly Gen<DateOnly> date = Gen.Int[0, 365].Select(n => year.Start.AddDays(n));

    static readonly Gen<DateTimeOffset> instant = Gen.Select(date, Gen.Int[0, 1439], AnyOf(0, 0, 0, 15), (d, m, s) => new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue).AddMinutes(m).AddSeconds(s), TimeSpan.FromHours(7)));

    static readonly Gen<DateTimeOffset> closing = Gen.OneOf(instant, date.Select(d => new DateTimeOffset(d.ToDateTime(TimeOnly.MaxValue), TimeSpan.FromHours(7))));

    static readonly Gen<decimal> points = Gen.Int[1, 500].Select(n => n / 100m);

    static readonly Gen<decimal> positive = Gen.OneOf(points, AnyOf(1m / 3, 0.05m, 100m, 12345.678m));

    static readonly Gen<DayCount> days = AnyOf(DayCount.Calendar, DayCount.Working);

    static readonly Gen<decimal> perDay = Gen.Int[1, 500].Select(n => n / 100m);

    static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(n => values[n]);

    static Gen<T?> Maybe<T>(Gen<T> gen) where T : class => Gen.OneOf(Gen.Const((T?)null), gen!);

    static Gen<T?> MaybeValue<T>(Gen<T> gen) where T : struct => Gen.OneOf(Gen.Const((T?)null), gen.Select(v => (T?)v));

    static readonly Gen<Penalty?> penalty = Maybe(Gen.Select(perDay, days, (p, d) => new Penalty(p, d)));

    static readonly Gen<CountingWindow?> window = Maybe(Gen.Select(date, date, (a, b) => a < b ? new CountingWindow(a, b) : new CountingWindow(b, a)));

    static Gen<IReadOnlyList<T>> List<T>(Gen<T> gen, int least, int most) => gen.List[least, most].Select(l => (IReadOnlyList<T>)l);

    static readonly Gen<Printed?> printed = Gen.Frequency((3, Gen.Const((Printed?)null)), (1, Gen.Select(
        MaybeValue(positive), Maybe(List(positive, 1, 7)), List(Gen.Select(positive, MaybeValue(positive), Gen.Bool, (f, t, above) => new PrintedBand(f, t, above)), 0, 3),
        MaybeValue(positive), MaybeValue(Gen.Int[0, 30]), MaybeValue(positive), AnyOf<IReadOnlyList<string>>([], ["table"], ["scale", "table"]),
        (step, thresholds, bands, weights, items, most, missing) => (Printed?)new Printed
        {
            Step = step, Thresholds = thresholds, Bands = bands.Count == 0 ? null : bands, WeightsSumTo = weights, Items = items, Points = most, Missing = missing,
        })));

    static readonly Gen<(IReadOnlyList<decimal> Thresholds, IReadOnlyList<decimal> Points)> rising = Gen.Int[2, 7].SelectMany(n => Gen.Select(
        Gen.Int[1, 900].HashSet[n], Gen.Int[0, 500].Array[n], Gen.Bool, (t, p, falls) =>
        {
            var (thresholds, steps) = (t.Select(v => v / 10m).Order().ToList(), p.Select(v => v / 100m).Order().ToList());
            if (steps[^1] == 0) steps[^1] = 1;
            if (falls) thresholds.Reverse();
            return ((IReadOnlyList<decimal>)thresholds, (IReadOnlyList<decimal>)steps);
        }));

    static readonly Gen<Rule> scale = Gen.Select(rising, Gen.Int[0, 2], (r, kind) => kind switch
    {
        0 => (Rule)new InterpolatedRule(r.Thresholds, r.Points),
        1 => new BandedRule(r.Thresholds, r.Points),
        _ => new TargetsRule(r.Thresholds[0], r.Thresholds[0] + Math.Sign(r.Thresholds[^1] - r.Thresholds[0]), r.Thresholds[0] + 2 * Math.Sign(r.Thresholds[^1] - r.Thresholds[0]), [0, r.Points[^1] / 2, r.Points[^1]]),
    });

    static Gen<Rule> RuleOf(int depth)
    {
        var leaves = Gen.OneOf(
            points.Select(p => (Rule)new DoneRule(p)),
            Gen.Select(points, MaybeValue(points), MaybeValue(points), (p, least, above) => (Rule)new StepsRule(p, least, above)),
            scale,
            Gen.Select(text, text, scale, (a, b, s) => (Rule)new RatioRule(a, b, s)),
            Gen.Select(List(Gen.Select(text, List(text, 1, 3), (name, items) => (Name: name, Items: items)), 1, 3), rising, (issues, r) =>
            {
                // Two issues of one name beside each other are one on the form.
                var n = 0;
                var all = issues.Select((issue, i) => new WorksheetIssue($"{i} {issue.Name}", [.. issue.Items.Select(t => new WorksheetItem($"{++n}", t))])).ToList();
                return (Rule)new WorksheetRule(all, new BandedRule([.. r.Thresholds.Order()], r.Points));
            }));
        var all = depth == 0 ? leaves : Gen.Frequency((4, leaves),
            (1, List(Gen.Select(text, RuleOf(depth - 1), (t, r) => (t, r)), 1, 3).Select(items => (Rule)new ChecklistRule([.. items.Select((item, n) => new ChecklistItem(n == 1 ? "2.10" : $"{n + 1}", item.t, item.r))]))),
            (1, List(Gen.Select(text, positive, RuleOf(depth - 1), (t, w, r) => (t, w, r)), 1, 3).Select(parts => (Rule)new CompositeRule([.. parts.Select(p => new CompositePart(p.t, p.w, p.r))]))));
        return Gen.Select(all, printed, (rule, said) => rule with { Printed = said });
    }

    static readonly Gen<EvidenceWanted> evidence = Gen.Select(text, AnyOf<IReadOnlyList<FileFormat>>([], [FileFormat.Pdf], [FileFormat.Word, FileFormat.Pdf, FileFormat.Excel, FileFormat.Picture]),
        Maybe(Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], (a, b) => new MonthSpan(year.Start.AddMonths(Math.Min(a, b)), year.Start.AddMonths(Math.Max(a, b))))),
        (t, formats, months) => new EvidenceWanted(t) { Formats = formats, Monthly = months });

    static readonly Gen<Criterion> criterion = Gen.Select(
        Gen.Select(text, RuleOf(2), List(evidence, 0, 2), window, MaybeValue(closing)),
        Gen.Select(Maybe(Gen.Select(Gen.Bool, Gen.Int[1, 9], (d, n) => new Requirements(d, n))), Maybe(Gen.Select(perDay, days, closing, (p, d, c) => new CriterionPenalty(p, d, c))), optional, optional),
        (a, b) => new Criterion { Id = "", Text = a.Item1, Rule = a.Item2, Evidence = a.Item3, Window = a.Item4, DueAt = a.Item5, Requires = b.Item1, Penalty = b.Item2, Host = b.Item3, Source = b.Item4 });

    static readonly string[] ids = ["1", "2.1", "2.10", "3"];

    static readonly Gen<KpiRoundRule> round = Gen.Select(List(criterion, 1, 4), MaybeValue(closing), penalty, AnyOf<Award?>(null, new Award([]), new Award(["1"])), window, printed,
        (criteria, closes, off, award, counted, said) => new KpiRoundRule
        {
            Round = "", Criteria = [.. criteria.Select((c, n) => c with { Id = ids[n] })], ClosesAt = closes ?? default, HasOwnClosing = closes is not null, Penalty = off, Award = award, Window = counted, Printed = said,
        });

    static readonly Gen<Kpi> kpi = Gen.Select(
        Gen.Select(text, positive, AnyOf(KpiGroup.Performance, KpiGroup.Potential), optional, optional),
        Gen.Select(List(text, 0, 3), optional, AnyOf(FirstRoundMissedRule.NoRule, FirstRoundMissedRule.Half), Maybe(round), round),
        (a, b) => new Kpi
        {
            Code = "", Name = a.Item1, Weight = a.Item2, Group = a.Item3, Host = a.Item4, Formula = a.Item5, Notes = b.Item1, Source = b.Item2, FirstRoundMissed = b.Item3,
            Rounds = new[] { ("5m", b.Item4), ("11m", b.Item5) }.Where(r => r.Item2 is not null).ToDictionary(r => r.Item1, r => r.Item2! with { Round = r.Item1 }),
        });

    static readonly Gen<CalendarEvent> happening = Gen.Select(text, text, date, date, optional, (name, who, a, b, said) => new CalendarEvent(name, who, a < b ? a : b, a < b ? b : a, said));

    static readonly Gen<Catalogue> catalogue = Gen.Select(
        Gen.Select(text, instant, perDay, days),
        closing,
        Gen.Select(List(kpi, 1, 4), List(happening, 0, 3), AnyOf<IReadOnlyList<string>>([], ["1", "2.10"])),
        (a, r, b) =>
        {
            DateTimeOffset On(int day, TimeOnly time) => new(year.Start.AddDays(day).ToDateTime(time), TimeSpan.FromHours(7));
            var rounds = new List<ReportingRound>
            {
                new("5m", a.Item1, On(90, new(8, 30)), r > On(91, default) && r < On(299, default) ? r : On(150, new(16, 30))),
                new("11m", "ชื่อ", On(300, default), On(320, default)),
            };
            var kpis = b.Item1.Select((k, n) => k with
            {
                Code = n == 0 ? "1.2.1" : n == 1 ? "2.10" : $"K{n}",
                Rounds = k.Rounds.ToDictionary(p => p.Key, p => p.Value.HasOwnClosing ? p.Value : p.Value with { ClosesAt = rounds.First(x => x.Id == p.Key).ClosesAt }),
            }).ToList();
            return new Catalogue
            {
                FiscalYear = year, Title = a.Item1, WeightsSumTo = kpis.Sum(k => k.Weight), SmartKeyingClosesAt = a.Item2, LatePenalty = new(a.Item3, a.Item4),
                Rounds = rounds, Kpis = kpis, Calendar = b.Item2, MissingKpis = b.Item3,
            };
        });

    [Fact]
    public void Whatever_the_catalogue_it_comes_back_from_YAML_and_from_Excel() => catalogue.Sample(one =>
    {
        var yaml = CatalogueYaml.Write(one);
        var fromYaml = CatalogueFile.Read(yaml, "random.yaml");
        Assert.True(fromYaml.Faults.Count == 0, string.Join('\n', fromYaml.Faults) + "\n" + yaml);
        Assert.Equal(Dump.Of(one), Dump.Of(fromYaml.Catalogue));
        var fromExcel = CatalogueWorkbook.Read(CatalogueWorkbook.Write(one), "random.xlsx");
        Assert.True(fromExcel.Faults.Count == 0, string.Join('\n', fromExcel.Faults) + "\n" + yaml);
        Assert.Equal(Dump.Of(one), Dump.Of(fromExcel.Catalogue));
    }, iter: 150, threads: 1, print: c => CatalogueYaml.Write(c));

    /// <summary>Whatever stands in whatever cell, the answer is a catalogue or faults that name worksheets which are there.</summary>
    [Fact]
    public void Whatever_stands_in_a_cell_there_is_an_answer()
    {
        object?[] values = [null, "ก", "", -1, 0, 44246, 1e300, double.NaN, true, "#REF!", "1 > 2", ">", "31 ก.พ. 2564", "๑", "\n", new string('ก', 2000), "{}", "5m", "true", "ทำแล้วได้เต็ม", "กระดาษทำการ", "2"];
        var dice = new Random(2564);
        var file = CatalogueWorkbook.Write(Plain.Catalogue);
        string[] sheets = ["คำรับรอง", "ตัวชี้วัด", "รอบ", "เกณฑ์", "รายการ", "หลักฐาน", "ปฏิทิน", "คู่มือพิมพ์"];
        for (var n = 0; n < 150; n++)
        {
            using var book = new EditedBook(file);
            for (var edits = dice.Next(1, 12); edits > 0; edits--)
                book.Set(sheets[dice.Next(sheets.Length)], Sheet.NameOf(dice.Next(1, 14), dice.Next(1, 34)), values[dice.Next(values.Length)]);
            var reading = CatalogueWorkbook.Read(book.Save(), "k.xlsx");
            Assert.True(reading.Catalogue is null == reading.Faults.Count > 0);
            Assert.All(reading.Faults, f => Assert.True(f.Sheet is not null && sheets.Contains(f.Sheet), f.ToString()));
        }
    }
}
