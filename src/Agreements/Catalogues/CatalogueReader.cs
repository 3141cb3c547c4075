namespace PaWorkflow.Agreements;

/// <summary>Reads a catalogue's head: year, dates, rounds, weights; its KPIs are read by <see cref="KpiReader"/>.</summary>
sealed class CatalogueReader(YamlMap root, WorkingCalendar calendar)
{
    static readonly Wording instantRight = new(
        "give a date and a time of the Common Era, such as 2021-02-19T16:30", "ระบุวันที่เป็นปี ค.ศ. พร้อมเวลา เช่น 2021-02-19T16:30");

    public List<CatalogueFault> Warnings { get; } = [];

    public FiscalYear? Year { get; private set; }
    public IReadOnlyList<ReportingRound> Rounds { get; private set; } = [];

    /// <summary>Of all rounds that are named, also of those with a fault of their own: it is not to be told again at each KPI.</summary>
    public IReadOnlyList<string> RoundIds { get; private set; } = [];

    /// <summary>Null when what is there does not make a catalogue; then a fault says why.</summary>
    public Catalogue? Read()
    {
        Year = ReadYear();
        var title = root.Text("title", new("say whose agreement it is", "ระบุว่าเป็นคำรับรองของหน่วยงานใด"));
        var weightsSumTo = root.OptionalNumber("weightsSumTo", new("give what the weights sum to, e.g. 100", "ระบุผลรวมของน้ำหนัก เช่น 100")) ?? 100;
        var keying = root.Instant("smartKeyingCloses", instantRight);
        CheckDay(root, "smartKeyingCloses", keying);
        var latePenalty = PenaltyOf(root.Map("latePenalty", new("give the general penalty, e.g. { perDay: 0.01, days: working }", "ระบุการหักคะแนนทั่วไป เช่น { perDay: 0.01, days: working }")));
        Rounds = ReadRounds();
        var maps = root.Maps("kpis", new("give a list of KPIs", "ระบุรายการตัวชี้วัด"));
        var kpis = maps.Select(m => new KpiReader(m, this).Read()).OfType<Kpi>().ToList();
        var (events, missing, printed) = (ReadCalendar(), root.Texts("missingKpis"), ReadPrintedWeights());
        CheckWeights(maps, weightsSumTo);
        Duplicates(maps, "code", new("KPI", "ตัวชี้วัด"));
        root.Close();
        return Year is { } year && title is not null && keying is { } closes && latePenalty is not null
            ? new()
            {
                FiscalYear = year, Title = title, WeightsSumTo = weightsSumTo, SmartKeyingClosesAt = closes, LatePenalty = latePenalty, Rounds = Rounds,
                Kpis = kpis, Calendar = events, MissingKpis = missing, PrintedWeights = printed,
            }
            : null;
    }

    /// <summary>A date outside of the fiscal year is a fault, one on which offices are closed a warning.</summary>
    public void CheckDay(YamlMap map, string key, DateTimeOffset? instant)
    {
        if (instant is not { } at) return;
        var date = ThaiTime.DateOf(at);
        var day = Wordings.Date(date);
        if (Year is { } year && !year.Contains(date))
        {
            var (start, end) = (Wordings.Date(year.Start), Wordings.Date(year.End));
            map.FaultAt(key,
                new($"{day.English} lies outside of fiscal year {year}", $"{day.Thai} อยู่นอกปีงบประมาณ {year}"),
                new($"give a date of the Common Era from {start.English} to {end.English}",
                    $"ระบุวันที่เป็นปี ค.ศ. ตั้งแต่ {start.English} ({start.Thai}) ถึง {end.English} ({end.Thai})"));
        }
        else if (!calendar.IsWorkingDay(date))
        {
            var (holiday, weekend) = (calendar.HolidayName(date), date.DayOfWeek == DayOfWeek.Saturday ? "วันเสาร์" : "วันอาทิตย์");
            Warnings.Add(map.WarningAt(key,
                new($"{day.English} is no working day ({holiday ?? date.DayOfWeek.ToString()})", $"{day.Thai} ไม่ใช่วันทำการ ({holiday ?? weekend})"),
                new("the date stays until the office moves it", "ระบบยังใช้วันนี้ จนกว่าหน่วยงานจะแก้เป็นวันอื่น")));
        }
    }

    public static Penalty? PenaltyOf(YamlMap? map)
    {
        if (map is null) return null;
        var (perDay, days) = (PerDay(map, mayBeNone: true), Days(map));
        map.Close();
        return perDay is { } points && days is { } count ? new(points, count) : null;
    }

    /// <param name="mayBeNone">0 is said where a year knows no general penalty.</param>
    public static decimal? PerDay(YamlMap map, bool mayBeNone = false)
    {
        var perDay = map.Number("perDay", new("give points per day, e.g. 0.01", "ระบุคะแนนที่หักต่อวัน เช่น 0.01"));
        if (perDay is < 0 or > Scoring.FullScore || (perDay == 0 && !mayBeNone)) map.FaultAt("perDay", new($"{perDay} is no penalty", $"{perDay} ใช้เป็นคะแนนที่หักไม่ได้"),
            new("give points per day above 0 and up to 5", "ระบุคะแนนที่หักต่อวันมากกว่า 0 แต่ไม่เกิน 5"));
        return perDay;
    }

    public static DayCount? Days(YamlMap map) => map.Word("days", ["calendar", "working"]) switch
    {
        "calendar" => DayCount.Calendar,
        "working" => DayCount.Working,
        _ => null,
    };

    /// <summary>Reports members that name the same thing twice.</summary>
    public static void Duplicates(IReadOnlyList<YamlMap> maps, string key, Wording what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var map in maps.Where(m => m.Has(key)))
        {
            if (map.Scalar(key) is { } name && !seen.Add(name)) map.FaultAt(key, Wordings.Twice(what, $"'{name}'"),
                new($"give each {what.English} {key} once", $"ให้ '{key}' ของแต่ละ{what.Thai}ไม่ซ้ำกัน"));
        }
    }

    FiscalYear? ReadYear()
    {
        var right = new Wording("give the year in the Buddhist Era, e.g. 2564", "ระบุปี พ.ศ. เช่น 2564");
        if (root.Number("fiscalYear", right) is not { } number) return null;
        if (number is >= 2500 and <= 2700 && number == Math.Floor(number)) return new((int)number);
        root.FaultAt("fiscalYear", Wordings.IsNo(Wordings.Same($"{number}"), new("fiscal year", "ปีงบประมาณ")), right);
        return null;
    }

    List<ReportingRound> ReadRounds()
    {
        var maps = root.Maps("rounds", new(
            "give the rounds 5m and 11m, each with id, name, opens and closes", "ระบุรอบ 5m และ 11m แต่ละรอบมี id, name, opens และ closes"));
        RoundIds = [.. maps.Select(m => m.Scalar("id")).OfType<string>()];
        var rounds = new List<ReportingRound>();
        foreach (var map in maps)
        {
            var (id, name) = (map.Word("id", ["5m", "11m"]), map.Text("name", Wordings.GiveThaiName));
            var (opens, closes) = (map.Instant("opens", instantRight), map.Has("closes") ? map.OptionalClosing("closes") : map.Instant("closes", instantRight));
            map.Close();
            CheckDay(map, "opens", opens);
            CheckDay(map, "closes", closes);
            if (opens >= closes) map.FaultAt("closes", new("the round closes before it opens", "วันปิดรับอยู่ก่อนวันเปิดรับ"), new("let it close after it opens", "ให้วันปิดรับอยู่หลังวันเปิดรับ"));
            if (rounds.Count > 0 && opens < rounds[^1].ClosesAt) map.FaultAt("opens",
                new($"the round opens before round {rounds[^1].Id} closes", $"รอบนี้เปิดรับก่อนที่{Places.Round(rounds[^1].Id)} จะปิดรับ"),
                new("list the rounds in the order of the year", "เรียงรอบตามลำดับเวลาในปีงบประมาณ"));
            if (id is not null && name is not null && opens is { } from && closes is { } to) rounds.Add(new(id, name, from, to));
        }
        Duplicates(maps, "id", new("round", "รอบ"));
        return rounds;
    }

    List<CalendarEvent> ReadCalendar()
    {
        var (from, right) = (new List<CalendarEvent>(), new Wording(
            "give a list of { name, who, from: 2020-11-01, to: 2020-11-30 }", "ระบุรายการ แต่ละรายการเขียนเป็น { name, who, from: 2020-11-01, to: 2020-11-30 }"));
        if (!root.Has("calendar")) return from;
        foreach (var map in root.Maps("calendar", right))
        {
            var (name, who) = (map.Text("name", Wordings.GiveThaiName), map.Text("who", new("say who acts", "ระบุผู้ดำเนินการ")));
            var (first, last, printed) = (map.Date("from", right), map.Date("to", right), map.Optional("printed"));
            map.Close();
            if (first > last) map.FaultAt("to", new("it ends before it begins", "วันสิ้นสุดอยู่ก่อนวันเริ่ม"), new("let it end after it begins", "ให้วันสิ้นสุดอยู่หลังวันเริ่ม"));
            if (name is not null && who is not null && first is { } start && last is { } end) from.Add(new(name, who, start, end, printed));
        }
        return from;
    }

    Dictionary<KpiGroup, decimal> ReadPrintedWeights()
    {
        var (printed, right) = (new Dictionary<KpiGroup, decimal>(), new Wording("give e.g. { performance: 1 }", "ระบุ เช่น { performance: 1 }"));
        if (root.OptionalMap("printedWeights", right) is not { } map) return printed;
        if (map.OptionalNumber("performance", right) is { } performance) printed[KpiGroup.Performance] = performance;
        if (map.OptionalNumber("potential", right) is { } potential) printed[KpiGroup.Potential] = potential;
        map.Close();
        return printed;
    }

    void CheckWeights(IReadOnlyList<YamlMap> kpis, decimal sumTo)
    {
        // A weight that does not read is a fault of its own; a sum without it would only mislead.
        var weights = kpis.Select(k => k.Quantity("weight")).ToList();
        if (weights.Count > 0 && !weights.Contains(null) && weights.Sum() is var sum && sum != sumTo)
            root.FaultAt("kpis", new($"the weights sum to {sum}", $"น้ำหนักรวมกันได้ {sum}"), root.Has("weightsSumTo")
                ? new($"let them sum to {sumTo} as 'weightsSumTo' says", $"ให้รวมกันได้ {sumTo} ตามที่ 'weightsSumTo' ระบุ")
                : new($"let them sum to {sumTo}, or say 'weightsSumTo' for a part of an agreement", $"ให้รวมกันได้ {sumTo} หรือระบุ 'weightsSumTo' หากเป็นเพียงบางส่วนของคำรับรอง"));
    }
}
