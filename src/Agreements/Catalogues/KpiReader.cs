namespace PaWorkflow.Agreements;

/// <summary>Reads one KPI of a catalogue.</summary>
sealed class KpiReader(YamlMap map, CatalogueReader catalogue)
{
    public Kpi? Read()
    {
        var (code, name) = (map.Text("code", "give its code, e.g. 1.2.1"), map.Text("name", "give its Thai name"));
        var weight = map.Number("weight", "give its weight, e.g. 10");
        if (weight <= 0) map.FaultAt("weight", $"a weight of {weight} counts for nothing", "give a weight above 0");
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
        const string Right = "give the KPI's rounds by id, each with its criteria";
        var rounds = new Dictionary<string, KpiRoundRule>(StringComparer.Ordinal);
        var members = map.Map("rounds", Right)?.Members(Right).ToList();
        if (members is []) map.FaultAt("rounds", "there are no rounds", Right);
        foreach (var (id, round) in members ?? [])
        {
            if (round is null) continue;
            var known = catalogue.Rounds.FirstOrDefault(r => r.Id == id);
            if (known is null && catalogue.Rounds.Count > 0) round.Fault($"the catalogue has no round '{id}'", Near.Hint(id, [.. catalogue.Rounds.Select(r => r.Id)]));
            if (ReadRound(id, round, known?.ClosesAt) is { } rule) rounds[id] = rule;
        }
        return rounds;
    }

    KpiRoundRule? ReadRound(string id, YamlMap round, DateTimeOffset? roundCloses)
    {
        var closes = round.OptionalClosing("closes");
        catalogue.CheckDay(round, "closes", closes);
        var penalty = CatalogueReader.PenaltyOf(round.OptionalMap("penalty", "give e.g. { perDay: 0.01, days: calendar }"));
        var award = ReadAward(round);
        var maps = round.Maps("criteria", "give a list of criteria, each with id, text, points and rule");
        var criteria = maps.Select(ReadCriterion).OfType<Criterion>().ToList();
        CatalogueReader.Duplicates(maps, "id", "criterion");
        var ids = maps.Select(m => m.Scalar("id")).OfType<string>().ToList();
        foreach (var owed in award?.StillOwed.Where(o => !ids.Contains(o)) ?? [])
            round.FaultAt("award", $"'{owed}' is still owed, but there is no such criterion", Near.Hint(owed, ids));
        round.Close();
        return (closes ?? roundCloses) is not { } closesAt || criteria.Count == 0 ? null
            : new() { Round = id, Criteria = criteria, ClosesAt = closesAt, Penalty = penalty, Award = award };
    }

    static Award? ReadAward(YamlMap round)
    {
        if (round.OptionalMap("award", "give e.g. { stillOwed: ['2.1'] }") is not { } award) return null;
        var owed = award.Texts("stillOwed");
        award.Close();
        return new(owed);
    }

    Criterion? ReadCriterion(YamlMap criterion)
    {
        var (id, text) = (criterion.Text("id", "give its number, e.g. 1 or '2.1'"), criterion.Text("text", "say in Thai what evidence shows it"));
        var points = criterion.Number("points", "give the most points that it gives, e.g. 1");
        var rule = RuleReading.Read(criterion, points);
        var penalty = ReadPenalty(criterion.OptionalMap("penalty", "give e.g. { perDay: 0.02, days: calendar, closes: 2023-02-20 }"));
        criterion.Close();
        return id is null || text is null || rule is null ? null : new() { Id = id, Text = text, Rule = rule, Penalty = penalty };
    }

    CriterionPenalty? ReadPenalty(YamlMap? map)
    {
        if (map is null) return null;
        var (perDay, days, closes) = (CatalogueReader.PerDay(map), CatalogueReader.Days(map), map.OptionalClosing("closes"));
        if (!map.Has("closes")) map.FaultAt("closes", "'closes' is missing", "give the date from which on it is late, e.g. 2023-02-20");
        catalogue.CheckDay(map, "closes", closes);
        map.Close();
        return perDay is { } points && days is { } count && closes is { } at ? new(points, count, at) : null;
    }
}
