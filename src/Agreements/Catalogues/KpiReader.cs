namespace PaWorkflow.Agreements;

/// <summary>Reads one KPI of a catalogue.</summary>
sealed class KpiReader(YamlMap map, CatalogueReader catalogue)
{
    public Kpi? Read()
    {
        var (code, name) = (map.Text("code", new("give its code, e.g. 1.2.1", "ระบุรหัส เช่น 1.2.1")), map.Text("name", Wordings.GiveThaiName));
        var weight = map.Number("weight", new("give its weight, e.g. 10", "ระบุน้ำหนัก เช่น 10"));
        if (weight <= 0) map.FaultAt("weight", Wordings.NoWeight(weight), Wordings.GiveWeight);
        var group = map.Word("group", ["performance", "potential"]);
        var missed = map.Word("firstRoundMissed", ["half"], required: false);
        var (host, formula, source, notes) = (map.Optional("host"), map.Optional("formula"), map.Optional("source"), map.Texts("notes"));
        var rounds = ReadRounds();
        map.Close();
        return code is null || name is null || weight is null || group is null ? null : new()
        {
            Code = code,
            Name = name,
            Weight = weight.Value,
            Group = group == "performance" ? KpiGroup.Performance : KpiGroup.Potential,
            Host = host,
            Formula = formula,
            Notes = notes,
            Source = source,
            FirstRoundMissed = missed == "half" ? FirstRoundMissedRule.Half : FirstRoundMissedRule.NoRule,
            Rounds = rounds,
        };
    }

    Dictionary<string, KpiRoundRule> ReadRounds()
    {
        var right = new Wording("give the KPI's rounds by id, each with its criteria", "ระบุรอบของตัวชี้วัดตามรหัสรอบ แต่ละรอบมีเกณฑ์ของรอบนั้น");
        var rounds = new Dictionary<string, KpiRoundRule>(StringComparer.Ordinal);
        var members = map.Map("rounds", right)?.Members(right).ToList();
        if (members is []) map.FaultAt("rounds", new("there are no rounds", "ยังไม่มีรอบ"), right);
        foreach (var (id, round) in members ?? [])
        {
            if (round is null) continue;
            var known = catalogue.Rounds.FirstOrDefault(r => r.Id == id);
            if (catalogue.RoundIds.Count > 0 && !catalogue.RoundIds.Contains(id)) round.Fault(
                new($"the catalogue has no round '{id}'", $"แฟ้มนี้ไม่มีรอบ '{id}'"), Near.Hint(id, catalogue.RoundIds));
            if (ReadRound(id, round, known?.ClosesAt) is { } rule) rounds[id] = rule;
        }
        return rounds;
    }

    KpiRoundRule? ReadRound(string id, YamlMap round, DateTimeOffset? roundCloses)
    {
        var closes = round.OptionalClosing("closes");
        catalogue.CheckDay(round, "closes", closes);
        var penalty = CatalogueReader.PenaltyOf(round.OptionalMap("penalty", Example("{ perDay: 0.01, days: calendar }")));
        var award = ReadAward(round);
        var (window, printed) = (ReadWindow(round), RuleReading.ReadPrinted(round));
        var maps = round.Maps("criteria", new(
            "give a list of criteria, each with id, text, points and rule", "ระบุรายการเกณฑ์ แต่ละข้อมี id, text, points และ rule"));
        var criteria = maps.Select(ReadCriterion).OfType<Criterion>().ToList();
        CatalogueReader.Duplicates(maps, "id", new("criterion", "เกณฑ์"));
        var ids = maps.Select(m => m.Scalar("id")).OfType<string>().ToList();
        foreach (var owed in award?.StillOwed.Where(o => !ids.Contains(o)) ?? [])
            round.FaultAt("award",
                new($"'{owed}' is still owed, but there is no such criterion", $"ระบุให้ส่งหลักฐานข้อ '{owed}' แต่ไม่มีเกณฑ์ข้อนี้"), Near.Hint(owed, ids));
        round.Close();
        return (closes ?? roundCloses) is not { } closesAt || criteria.Count == 0 ? null
            : new() { Round = id, Criteria = criteria, ClosesAt = closesAt, HasOwnClosing = closes is not null, Penalty = penalty, Award = award, Window = window, Printed = printed };
    }

    static Award? ReadAward(YamlMap round)
    {
        if (round.OptionalMap("award", Example("{ stillOwed: ['2.1'] }")) is not { } award) return null;
        var owed = award.Texts("stillOwed");
        award.Close();
        return new(owed);
    }

    Criterion? ReadCriterion(YamlMap criterion)
    {
        var id = criterion.Text("id", new("give its number, e.g. 1 or '2.1'", "ระบุเลขข้อ เช่น 1 หรือ '2.1'"));
        var text = criterion.Text("text", new("say in Thai what evidence shows it", "ระบุเป็นภาษาไทยว่าใช้หลักฐานใด"));
        var points = criterion.Number("points", new("give the most points that it gives, e.g. 1", "ระบุคะแนนเต็มของเกณฑ์ เช่น 1"));
        var rule = RuleReading.Read(criterion, points);
        var penalty = ReadPenalty(criterion.OptionalMap("penalty", Example("{ perDay: 0.02, days: calendar, closes: 2023-02-20 }")));
        var (evidence, window, requires) = (ReadEvidence(criterion), ReadWindow(criterion), ReadRequirements(criterion));
        var (due, host, source) = (criterion.OptionalClosing("due"), criterion.Optional("host"), criterion.Optional("source"));
        catalogue.CheckDay(criterion, "due", due);
        criterion.Close();
        return id is null || text is null || rule is null ? null : new()
        {
            Id = id, Text = text, Rule = rule, Penalty = penalty, Evidence = evidence, Window = window, Requires = requires, DueAt = due, Host = host, Source = source,
        };
    }

    static List<EvidenceWanted> ReadEvidence(YamlMap criterion)
    {
        var right = new Wording("give a list of texts, or of { text, formats: [word, pdf] } and { text, monthly: { from: 2020-10, to: 2021-02 } }",
            "ระบุเป็นรายการข้อความ หรือ { text, formats: [word, pdf] } หรือ { text, monthly: { from: 2020-10, to: 2021-02 } }");
        var wanted = new List<EvidenceWanted>();
        foreach (var (text, map) in criterion.TextsOrMaps("evidence", right))
        {
            if (map is null) wanted.Add(new(text!));
            else if (map.Text("text", right) is { } said) wanted.Add(new(said) { Formats = ReadFormats(map), Monthly = ReadMonths(map) });
            map?.Close();
        }
        return wanted;
    }

    static List<FileFormat> ReadFormats(YamlMap map)
    {
        var formats = new List<FileFormat>();
        foreach (var word in map.Texts("formats"))
        {
            if (FormatNames.TryGetValue(word, out var format)) formats.Add(format);
            else map.FaultAt("formats", new($"'{word}' is unknown", $"ไม่รู้จัก '{word}'"), Near.Hint(word, [.. FormatNames.Keys]));
        }
        return formats;
    }

    internal static readonly Dictionary<string, FileFormat> FormatNames = new(StringComparer.Ordinal)
    {
        ["word"] = FileFormat.Word, ["pdf"] = FileFormat.Pdf, ["excel"] = FileFormat.Excel, ["picture"] = FileFormat.Picture,
    };

    static MonthSpan? ReadMonths(YamlMap map)
    {
        if (map.OptionalMap("monthly", Example("{ from: 2020-10, to: 2021-02 }")) is not { } span) return null;
        var (from, to) = (span.Month("from"), span.Month("to"));
        span.Close();
        if (from > to) span.FaultAt("to", new("the months end before they begin", "เดือนสุดท้ายอยู่ก่อนเดือนแรก"), Example("{ from: 2020-10, to: 2021-02 }"));
        return from is { } first && to is { } last && first <= last ? new(first, last) : null;
    }

    static CountingWindow? ReadWindow(YamlMap map)
    {
        var right = Example("{ from: 2020-10-01, to: 2021-02-28 }");
        if (map.OptionalMap("window", right) is not { } window) return null;
        var (from, to) = (window.Date("from", right), window.Date("to", right));
        window.Close();
        if (from > to) window.FaultAt("to", new("the window ends before it begins", "ช่วงนับสิ้นสุดก่อนวันเริ่ม"), right);
        return from is { } first && to is { } last && first <= last ? new(first, last) : null;
    }

    /// <summary>Of a criterion or of an item of a checklist.</summary>
    internal static Requirements? ReadRequirements(YamlMap holder)
    {
        if (holder.OptionalMap("requires", Example("{ disjoint: true } หรือ { people: 2 }")) is not { } map) return null;
        var (disjoint, people) = (map.Flag("disjoint"), map.OptionalNumber("people", Example("people: 2")));
        map.Close();
        if (people is { } count && (count < 1 || count != Math.Floor(count))) map.FaultAt("people", Wordings.IsNo(Wordings.Same($"{count}"), new("number of people", "จำนวนคน")), Example("people: 2"));
        return disjoint || people is not null ? new(disjoint, (int?)people) : null;
    }

    CriterionPenalty? ReadPenalty(YamlMap? map)
    {
        if (map is null) return null;
        var (perDay, days, closes) = (CatalogueReader.PerDay(map), CatalogueReader.Days(map), map.OptionalClosing("closes"));
        if (!map.Has("closes")) map.FaultAt("closes", Wordings.Missing("closes"),
            new("give the date from which on it is late, e.g. 2023-02-20", "ระบุวันปิดรับเป็นปี ค.ศ. ส่งหลังจากวันนั้นถือว่าล่าช้า เช่น 2023-02-20"));
        catalogue.CheckDay(map, "closes", closes);
        map.Close();
        return perDay is { } points && days is { } count && closes is { } at ? new(points, count, at) : null;
    }

    static Wording Example(string shape) => new($"give e.g. {shape}", $"ระบุ เช่น {shape}");
}
