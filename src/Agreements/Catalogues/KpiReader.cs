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
            if (known is null && catalogue.Rounds.Count > 0) round.Fault(
                new($"the catalogue has no round '{id}'", $"แฟ้มนี้ไม่มีรอบ '{id}'"), Near.Hint(id, [.. catalogue.Rounds.Select(r => r.Id)]));
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
            : new() { Round = id, Criteria = criteria, ClosesAt = closesAt, Penalty = penalty, Award = award };
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
        criterion.Close();
        return id is null || text is null || rule is null ? null : new() { Id = id, Text = text, Rule = rule, Penalty = penalty };
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
