namespace PaWorkflow.Agreements;

/// <summary>Reads a catalogue's head: year, dates, rounds, weights; its KPIs are read by <see cref="KpiReader"/>.</summary>
sealed class CatalogueReader(YamlMap root, WorkingCalendar calendar)
{
    const string InstantRight = "give a date and a time of the Common Era, such as 2021-02-19T16:30";

    public List<CatalogueFault> Warnings { get; } = [];

    public FiscalYear? Year { get; private set; }
    public IReadOnlyList<ReportingRound> Rounds { get; private set; } = [];

    /// <summary>Null when what is there does not make a catalogue; then a fault says why.</summary>
    public Catalogue? Read()
    {
        Year = ReadYear();
        var title = root.Text("title", "say whose agreement it is");
        var weightsSumTo = root.OptionalNumber("weightsSumTo", "give what the weights sum to, e.g. 100") ?? 100;
        var keying = root.Instant("smartKeyingCloses", InstantRight);
        CheckDay(root, "smartKeyingCloses", keying);
        var latePenalty = PenaltyOf(root.Map("latePenalty", "give the general penalty, e.g. { perDay: 0.01, days: working }"));
        Rounds = ReadRounds();
        var maps = root.Maps("kpis", "give a list of KPIs");
        var kpis = maps.Select(m => new KpiReader(m, this).Read()).OfType<Kpi>().ToList();
        CheckWeights(maps, weightsSumTo);
        Duplicates(maps, "code", "KPI");
        root.Close();
        return Year is { } year && title is not null && keying is { } closes && latePenalty is not null
            ? new() { FiscalYear = year, Title = title, WeightsSumTo = weightsSumTo, SmartKeyingClosesAt = closes, LatePenalty = latePenalty, Rounds = Rounds, Kpis = kpis }
            : null;
    }

    /// <summary>A date outside of the fiscal year is a fault, one on which offices are closed a warning.</summary>
    public void CheckDay(YamlMap map, string key, DateTimeOffset? instant)
    {
        if (instant is not { } at) return;
        var date = ThaiTime.DateOf(at);
        if (Year is { } year && !year.Contains(date))
            map.FaultAt(key, $"{date:yyyy-MM-dd} lies outside of fiscal year {year}", $"give a date of the Common Era from {year.Start:yyyy-MM-dd} to {year.End:yyyy-MM-dd}");
        else if (!calendar.IsWorkingDay(date))
            Warnings.Add(map.WarningAt(key, $"{date:yyyy-MM-dd} is no working day ({calendar.HolidayName(date) ?? date.DayOfWeek.ToString()})", "the date stays until the office moves it"));
    }

    public static Penalty? PenaltyOf(YamlMap? map)
    {
        if (map is null) return null;
        var (perDay, days) = (PerDay(map), Days(map));
        map.Close();
        return perDay is { } points && days is { } count ? new(points, count) : null;
    }

    public static decimal? PerDay(YamlMap map)
    {
        var perDay = map.Number("perDay", "give points per day, e.g. 0.01");
        if (perDay is <= 0 or > Scoring.FullScore) map.FaultAt("perDay", $"{perDay} is no penalty", "give points per day above 0 and up to 5");
        return perDay;
    }

    public static DayCount? Days(YamlMap map) => map.Word("days", ["calendar", "working"]) switch
    {
        "calendar" => DayCount.Calendar,
        "working" => DayCount.Working,
        _ => null,
    };

    /// <summary>Reports members that name the same thing twice.</summary>
    public static void Duplicates(IReadOnlyList<YamlMap> maps, string key, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var map in maps.Where(m => m.Has(key)))
        {
            if (map.Scalar(key) is { } name && !seen.Add(name)) map.FaultAt(key, $"{what} '{name}' is there twice", $"give each {what} {key} once");
        }
    }

    FiscalYear? ReadYear()
    {
        const string Right = "give the year in the Buddhist Era, e.g. 2564";
        if (root.Number("fiscalYear", Right) is not { } number) return null;
        if (number is >= 2500 and <= 2700 && number == Math.Floor(number)) return new((int)number);
        root.FaultAt("fiscalYear", $"{number} is no fiscal year", Right);
        return null;
    }

    List<ReportingRound> ReadRounds()
    {
        var maps = root.Maps("rounds", "give the rounds 5m and 11m, each with id, name, opens and closes");
        var rounds = new List<ReportingRound>();
        foreach (var map in maps)
        {
            var (id, name) = (map.Word("id", ["5m", "11m"]), map.Text("name", "give its Thai name"));
            var (opens, closes) = (map.Instant("opens", InstantRight), map.Instant("closes", InstantRight));
            map.Close();
            CheckDay(map, "opens", opens);
            CheckDay(map, "closes", closes);
            if (opens >= closes) map.FaultAt("closes", "the round closes before it opens", "let it close after it opens");
            if (rounds.Count > 0 && opens < rounds[^1].ClosesAt) map.FaultAt("opens", $"the round opens before round {rounds[^1].Id} closes", "list the rounds in the order of the year");
            if (id is not null && name is not null && opens is { } from && closes is { } to) rounds.Add(new(id, name, from, to));
        }
        Duplicates(maps, "id", "round");
        return rounds;
    }

    void CheckWeights(IReadOnlyList<YamlMap> kpis, decimal sumTo)
    {
        // A weight that does not read is a fault of its own; a sum without it would only mislead.
        var weights = kpis.Select(k => k.Quantity("weight")).ToList();
        if (weights.Count > 0 && !weights.Contains(null) && weights.Sum() is var sum && sum != sumTo)
            root.FaultAt("kpis", $"the weights sum to {sum}", $"let them sum to {sumTo}{(root.Has("weightsSumTo") ? " as 'weightsSumTo' says" : ", or say 'weightsSumTo' for a part of an agreement")}");
    }
}
