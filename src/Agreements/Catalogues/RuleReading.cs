namespace PaWorkflow.Agreements;

/// <summary>Reads a rule from the members of a criterion, an item or a part: <c>rule:</c> names the shape, the rest are its data.</summary>
static class RuleReading
{
    public static readonly IReadOnlyList<string> Shapes =
        ["done", "checklist", "steps", "interpolated", "banded", "ratio", "worksheet", "composite", "targets"];

    static readonly Wording thresholdsRight = new("give a list such as [83, 84, 85, 86, 87]", "ระบุเป็นรายการ เช่น [83, 84, 85, 86, 87]");
    static readonly Wording targetsRight = new(
        "give the initial, the standard and the advanced target, such as [70, 80, 90]", "ระบุเป้าหมายขั้นต้น ขั้นมาตรฐาน และขั้นสูง เช่น [70, 80, 90]");
    static readonly Wording pointsRight = new(
        "give the points at each threshold, such as [0.8, 1.6, 2.4, 3.2, 4]", "ระบุคะแนนของแต่ละค่าเกณฑ์ เช่น [0.8, 1.6, 2.4, 3.2, 4]");

    static readonly string[] scales = ["interpolated", "banded", "targets"];

    /// <param name="points">The most that the rule gives, where it is stated; shapes that have points of their own must agree with it.</param>
    public static Rule? Read(YamlMap from, decimal? points)
    {
        if (points <= 0) from.FaultAt("points", new($"{points} points are none to be had", $"คะแนน {points} ใช้เป็นคะแนนของเกณฑ์ไม่ได้"), Wordings.GivePoints);
        if (from.Word("rule", Shapes) is not { } shape)
        {
            // The members of an unknown shape are not faults of their own.
            foreach (var key in new[] { "thresholds", "pointsAt", "items", "parts", "issues", "scale", "numerator", "denominator", "atLeast", "above", "targets", "printed" }) from.Ignore(key);
            return null;
        }
        var rule = shape switch
        {
            "done" => Full(from, points) is { } full ? new DoneRule(full) : null,
            "steps" => Step(from, points),
            "checklist" => Checklist(from),
            "composite" => Composite(from),
            "worksheet" => Worksheet(from),
            "ratio" => Ratio(from),
            _ => Scale(shape, from),
        };
        var printed = ReadPrinted(from);
        if (rule is not null && points is { } stated && stated != rule.Max)
            from.FaultAt("points",
                new($"the points are {stated}, but the rule gives up to {rule.Max}", $"ระบุคะแนน {stated} แต่วิธีให้คะแนนให้ได้สูงสุด {rule.Max}"),
                new($"make both the same, e.g. points: {rule.Max}", $"แก้ให้ตรงกัน เช่น points: {rule.Max}"));
        return printed is null ? rule : rule is null ? null : rule with { Printed = printed };
    }

    /// <summary>What the source prints beside the figures; see <see cref="Printed"/>.</summary>
    public static Printed? ReadPrinted(YamlMap from)
    {
        var right = new Wording("give e.g. { step: 5 } or { thresholds: [8, 85, 90] }", "ระบุ เช่น { step: 5 } หรือ { thresholds: [8, 85, 90] }");
        if (from.OptionalMap("printed", right) is not { } map) return null;
        var (bands, missing) = (new List<PrintedBand>(), map.Texts("missing"));
        if (map.Has("bands"))
        {
            foreach (var band in map.Maps("bands", right))
            {
                bands.Add(new(band.OptionalNumber("from", right) ?? band.OptionalNumber("above", right), band.OptionalNumber("to", right), band.Has("above")));
                band.Ignore("above");
                band.Close();
            }
        }
        foreach (var word in missing.Where(w => w is not ("table" or "scale")))
            map.FaultAt("missing", new($"'{word}' is unknown", $"ไม่รู้จัก '{word}'"), Near.Hint(word, ["table", "scale"]));
        var printed = new Printed
        {
            Step = map.OptionalNumber("step", right),
            Thresholds = map.Has("thresholds") ? map.Numbers("thresholds", right) : null,
            Bands = bands.Count > 0 ? bands : null,
            WeightsSumTo = map.OptionalNumber("weightsSumTo", right),
            Items = (int?)map.OptionalNumber("items", right),
            Points = map.OptionalNumber("points", right),
            Missing = missing,
        };
        map.Close();
        return printed;
    }

    static decimal? Full(YamlMap from, decimal? points)
    {
        if (points is null && !from.Has("points")) from.FaultAt("points", Wordings.Missing("points"), new("give the points that it is worth, e.g. 1", "ระบุคะแนนที่ได้ เช่น 1"));
        return points > 0 ? points : null;
    }

    static StepsRule? Step(YamlMap from, decimal? points)
    {
        var atLeast = from.OptionalNumber("atLeast", new("give the percent that must be reached, e.g. 30", "ระบุร้อยละที่ต้องทำให้ถึง เช่น 30"));
        var above = from.OptionalNumber("above", new("give the percent that must be passed, e.g. 50", "ระบุร้อยละที่ต้องทำให้เกิน เช่น 50"));
        return Full(from, points) is { } full ? new(full, atLeast, above) : null;
    }

    static ChecklistRule? Checklist(YamlMap from)
    {
        var maps = from.Maps("items", new("give a list of items, each with id, text and points", "ระบุรายการข้อ แต่ละข้อมี id, text และ points"));
        var items = new List<ChecklistItem>();
        foreach (var map in maps)
        {
            var (id, text) = (map.Text("id", Wordings.GiveItemId), map.Text("text", new("say what is to be shown", "ระบุสิ่งที่ต้องแสดงเป็นหลักฐาน")));
            var points = map.OptionalNumber("points", Wordings.GivePoints);
            var rule = map.Has("rule") ? Read(map, points) : Full(map, points) is { } full ? new DoneRule(full) : null;
            var requires = KpiReader.ReadRequirements(map);
            map.Close();
            if (id is not null && items.Any(i => i.Id == id)) map.FaultAt("id", Wordings.Twice(Wordings.Item, id), new("give each item a number of its own", "ให้เลขข้อไม่ซ้ำกัน"));
            if (id is not null && text is not null && rule is not null) items.Add(new(id, text, rule, requires));
        }
        return items.Count > 0 && items.Count == maps.Count ? new(items) : null;
    }

    static CompositeRule? Composite(YamlMap from)
    {
        var maps = from.Maps("parts", new("give a list of parts, each with name, weight and a rule", "ระบุรายการส่วนย่อย แต่ละส่วนมี name, weight และ rule"));
        var parts = new List<CompositePart>();
        foreach (var map in maps)
        {
            var name = map.Text("name", new("say what the part is", "ระบุชื่อของส่วนนี้"));
            var weight = map.Number("weight", new("give a weight such as 0.5", "ระบุน้ำหนัก เช่น 0.5"));
            var points = map.OptionalNumber("points", Wordings.GivePoints);
            if (weight <= 0) map.FaultAt("weight", Wordings.NoWeight(weight), Wordings.GiveWeight);
            var rule = Read(map, points);
            map.Close();
            if (name is not null && weight > 0 && rule is not null) parts.Add(new(name, weight.Value, rule));
        }
        return parts.Count > 0 && parts.Count == maps.Count ? new(parts) : null;
    }

    static WorksheetRule? Worksheet(YamlMap from)
    {
        var maps = from.Maps("issues", new("give a list of issues, each with name and items", "ระบุรายการประเด็น แต่ละประเด็นมี name และ items"));
        var issues = new List<WorksheetIssue>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var complete = true;
        foreach (var map in maps)
        {
            var name = map.Text("name", new("say what the issue is", "ระบุชื่อประเด็น"));
            var items = new List<WorksheetItem>();
            foreach (var item in map.Maps("items", new("give a list of items, each with id and text", "ระบุรายการข้อ แต่ละข้อมี id และ text")))
            {
                var (id, text) = (item.Text("id", Wordings.GiveItemId), item.Text("text", new("say what is rated", "ระบุสิ่งที่ประเมิน")));
                item.Close();
                if (id is not null && !ids.Add(id)) item.FaultAt("id", Wordings.Twice(Wordings.Item, id),
                    new("number the items through the whole worksheet", "ให้เลขข้อต่อเนื่องกันทั้งแบบประเมิน"));
                if (id is not null && text is not null) items.Add(new(id, text));
                else complete = false;
            }
            map.Close();
            if (name is not null && items.Count > 0) issues.Add(new(name, items));
            else complete = false;
        }
        var scale = Scale("banded", from) as BandedRule;
        if (scale is { LowerIsBetter: true })
        {
            from.FaultAt("thresholds", new("a worksheet's bounds fall", "ค่าเกณฑ์ของกระดาษทำการเรียงจากมากไปน้อย"), new("let each be higher than the one before", "ให้แต่ละค่าสูงกว่าค่าก่อนหน้า"));
            scale = null;
        }
        return complete && issues.Count > 0 && scale is not null ? new(issues, scale) : null;
    }

    static RatioRule? Ratio(YamlMap from)
    {
        var numerator = from.Text("numerator", new("say what is counted above the line", "ระบุว่าตัวตั้งนับอะไร"));
        var denominator = from.Text("denominator", new("say what is counted below the line", "ระบุว่าตัวหารนับอะไร"));
        var shape = from.Word("scale", scales);
        var scale = shape is null ? null : Scale(shape, from);
        if (shape is null && !from.Has("scale")) (_, _) = (from.Numbers("thresholds", thresholdsRight), from.Numbers("pointsAt", pointsRight));
        // The members of an unknown scale are not faults of their own.
        else if (shape is null) foreach (var key in new[] { "thresholds", "pointsAt", "targets" }) from.Ignore(key);
        return numerator is not null && denominator is not null && scale is not null ? new(numerator, denominator, scale) : null;
    }

    static Rule? Scale(string shape, YamlMap from)
    {
        var (name, thai, thresholdsWanted) = shape == "targets" ? ("targets", "ค่าเป้าหมาย", targetsRight) : ("thresholds", "ค่าเกณฑ์", thresholdsRight);
        var thresholds = from.Numbers(name, thresholdsWanted);
        var points = from.Numbers("pointsAt", pointsRight);
        if (thresholds is null || points is null) return null;
        var (least, most) = shape switch { "targets" => (3, 3), "interpolated" => (2, int.MaxValue), _ => (1, int.MaxValue) };
        var right = true;
        void Wrong(string key, Wording wrong, Wording whatIsRight)
        {
            from.FaultAt(key, wrong, whatIsRight);
            right = false;
        }
        if (thresholds.Count < least || thresholds.Count > most) Wrong(name, new($"there are {thresholds.Count} {name}", $"มี{thai} {thresholds.Count} ค่า"),
                most == 3 ? new("give three", "ระบุ 3 ค่า") : new($"give at least {least}", $"ระบุอย่างน้อย {least} ค่า"));
        if (thresholds.Count != points.Count) Wrong("pointsAt",
                new($"there are {thresholds.Count} {name}, but {points.Count} points", $"มี{thai} {thresholds.Count} ค่า แต่มีคะแนน {points.Count} ค่า"),
                new($"give one number of points for each of the {name}", $"ระบุคะแนนหนึ่งค่าต่อ{thai}หนึ่งค่า"));
        var rising = Rises(thresholds);
        if (!rising && !Rises([.. thresholds.Reverse()]))
            Wrong(name,
                new($"the {name} {string.Join(", ", thresholds)} do not go one way", $"{thai} {string.Join(", ", thresholds)} ไม่ได้เรียงไปทางเดียวกัน"),
                new("let them rise, or fall where lower is better", "เรียงจากน้อยไปมาก หรือจากมากไปน้อยหากค่ายิ่งน้อยยิ่งดี"));
        if (points.Zip(points.Skip(1)).Any(p => p.First > p.Second) || points.Any(p => p < 0) || points.Count == 0 || points[^1] <= 0)
            Wrong("pointsAt",
                new($"the points {string.Join(", ", points)} do not rise from 0 or more", $"คะแนน {string.Join(", ", points)} ไม่ได้เรียงจากน้อยไปมากตั้งแต่ 0 ขึ้นไป"),
                new("begin with the points of the lowest level and end with the most", "เริ่มด้วยคะแนนของระดับต่ำสุดและจบด้วยคะแนนสูงสุด"));
        if (!right) return null;
        return shape switch
        {
            "interpolated" => new InterpolatedRule(thresholds, points),
            "banded" => new BandedRule(thresholds, points),
            _ => new TargetsRule(thresholds[0], thresholds[1], thresholds[2], points),
        };
    }

    static bool Rises(IReadOnlyList<decimal> numbers) => numbers.Zip(numbers.Skip(1)).All(n => n.First < n.Second);
}
