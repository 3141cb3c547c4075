using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>How a criterion, an item or a part is scored, in the columns of its row.</summary>
static class RuleColumns
{
    /// <summary>More levels than any manual has.</summary>
    const int MaxLevels = 100;

    /// <summary>Levels for which a form has columns, needed or not.</summary>
    const int UsualLevels = 5;

    public static readonly Column Rule = new("วิธีให้คะแนน", Holds.Choice, 19,
        "เลือกหนึ่งวิธี: ทำแล้วได้เต็ม · ขั้นบันได (ต้องผ่านขั้นก่อนหน้า) · คิดตามสัดส่วน (ระหว่างค่าเกณฑ์) · คิดเป็นช่วง (ถึงค่าเกณฑ์ใดได้คะแนนนั้น) · เป้าหมายสามขั้น · ร้อยละจากจำนวนนับ (ตัวตั้ง × 100 ÷ ตัวหาร) · รวมคะแนนรายข้อ · กระดาษทำการ (ประเมินข้อละ 2 1 0) · ค่าเฉลี่ยถ่วงน้ำหนัก สามวิธีท้ายใส่ข้อย่อยในแผ่นงาน “รายการ”")
    { Required = true, Choices = Words.Rules, Right = Words.Of(Words.Rules) };

    public static readonly Column Numerator = new("ตัวตั้งคือ", Holds.Text, 22, "เฉพาะร้อยละจากจำนวนนับ: นับอะไรเป็นตัวตั้ง เช่น ผู้ใช้งานจริง") { Right = new("say what is counted above the line", "ระบุว่าตัวตั้งนับอะไร") };
    public static readonly Column Denominator = new("ตัวหารคือ", Holds.Text, 22, "เฉพาะร้อยละจากจำนวนนับ: นับอะไรเป็นตัวหาร เช่น บุคลากรทั้งหมด") { Right = new("say what is counted below the line", "ระบุว่าตัวหารนับอะไร") };

    public static readonly Column Scale = new("แปลงร้อยละโดย", Holds.Choice, 16, "เฉพาะร้อยละจากจำนวนนับ: แปลงร้อยละเป็นคะแนนด้วยวิธีใด") { Choices = Words.Scales, Right = Words.Of(Words.Scales) };

    public static readonly IReadOnlyList<Column> Thresholds = [.. Enumerable.Range(1, MaxLevels).Select(n => new Column($"ค่าเกณฑ์ {n}", Holds.Number, 9,
        "ค่าที่ต้องทำได้ของระดับนี้ เรียงจากน้อยไปมาก หรือจากมากไปน้อยหากค่ายิ่งน้อยยิ่งดี เว้นระดับที่ไม่ใช้")
    { Share = Share.Percent, Right = new("give the value that this level asks for, e.g. 83", "ใส่ค่าที่ต้องทำได้ของระดับนี้ เช่น 83") })];

    public static readonly IReadOnlyList<Column> PointsAt = [.. Enumerable.Range(1, MaxLevels).Select(n => new Column($"คะแนน {n}", Holds.Number, 8,
        "คะแนนที่ได้เมื่อถึงค่าเกณฑ์ของระดับเดียวกัน")
    { Right = new("give the points of this level, e.g. 0.8", "ใส่คะแนนของระดับนี้ เช่น 0.8") })];

    public static readonly Column AtLeast = new("ร้อยละอย่างน้อย", Holds.Number, 10, "เฉพาะขั้นบันไดที่วัดเป็นร้อยละ: ผ่านเมื่อทำได้ตั้งแต่ค่านี้ขึ้นไป")
    { Share = Share.Percent, Right = new("give the percent that must be reached, e.g. 30", "ใส่ร้อยละที่ต้องทำให้ถึง เช่น 30") };

    public static readonly Column Above = new("ร้อยละมากกว่า", Holds.Number, 10, "เฉพาะขั้นบันไดที่วัดเป็นร้อยละ: ผ่านเมื่อทำได้เกินค่านี้ (เท่ากับยังไม่ผ่าน)")
    { Share = Share.Percent, Right = new("give the percent that must be passed, e.g. 50", "ใส่ร้อยละที่ต้องทำให้เกิน เช่น 50") };

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<Column> Of(IEnumerable<Rule> rules)
    {
        var levels = Math.Max(UsualLevels, rules.Select(r => LevelsOf(r)?.Thresholds.Count ?? 0).DefaultIfEmpty().Max());
        return [Rule, Numerator, Denominator, Scale, .. Thresholds.Take(levels), .. PointsAt.Take(levels), AtLeast, Above];
    }

    /// <summary>All that a form may have.</summary>
    public static readonly IReadOnlyList<Column> All = [Rule, Numerator, Denominator, Scale, .. Thresholds, .. PointsAt, AtLeast, Above];

    /// <summary>What a rule of this shape does not use.</summary>
    public static IEnumerable<Column> Unused(string shape)
    {
        if (shape != "ratio") foreach (var column in new[] { Numerator, Denominator, Scale }) yield return column;
        if (shape is not ("interpolated" or "banded" or "targets" or "ratio" or "worksheet")) foreach (var column in Thresholds.Concat(PointsAt)) yield return column;
        if (shape != "steps") foreach (var column in new[] { AtLeast, Above }) yield return column;
    }

    public static void Write(Rule rule, FormRow row)
    {
        row[Rule] = Words.Rules.WordOf(RuleNodes.ShapeOf(rule));
        if (rule is RatioRule ratio) (row[Numerator], row[Denominator], row[Scale]) = (ratio.Numerator, ratio.Denominator, Words.Scales.WordOf(RuleNodes.ShapeOf(ratio.Scale)));
        if (rule is StepsRule step) (row[AtLeast], row[Above]) = (step.AtLeast, step.Above);
        if (LevelsOf(rule) is not { } levels) return;
        foreach (var (threshold, n) in levels.Thresholds.Select((t, n) => (t, n))) row[Thresholds[n]] = threshold;
        foreach (var (points, n) in levels.PointsAt.Select((p, n) => (p, n))) row[PointsAt[n]] = points;
    }

    /// <summary>Puts the rule of a row into what is scored by it.</summary>
    /// <returns>Its shape; null where none is given; empty where it does not read.</returns>
    public static string? Read(TableRow row, Branch branch)
    {
        var rule = row.Word(Rule);
        branch.Put("rule", rule, row, Rule);
        if (rule.IsWrong) return "";
        if (rule.Text is { } shape)
        {
            var said = Words.Rules.WordOf(shape);
            foreach (var column in Unused(shape).Where(c => !row.IsEmpty(c)))
                row.Fault(column, new($"“{said}” does not use this", $"วิธีให้คะแนน “{said}” ไม่ใช้ค่านี้"), new($"clear the cell, or choose another under “{Rule.Heading}”", $"ล้างเซลล์นี้ หรือเลือก{Rule.Heading}อื่น"));
        }
        else if (All.FirstOrDefault(c => !row.IsEmpty(c)) is { } filled)
        {
            row.Fault(Rule, new($"“{filled.Heading}” is filled in, but no rule is chosen", $"กรอก “{filled.Heading}” แล้ว แต่ยังไม่ได้เลือก{Rule.Heading}"));
            return "";
        }
        switch (rule.Text)
        {
            case "steps":
                branch.Put("atLeast", row.Figure(AtLeast), row, AtLeast);
                branch.Put("above", row.Figure(Above), row, Above);
                break;
            case "ratio":
                branch.Put("numerator", row.Text(Numerator), row, Numerator);
                branch.Put("denominator", row.Text(Denominator), row, Denominator);
                var scale = row.Word(Scale);
                branch.Put("scale", scale, row, Scale);
                PutLevels(row, branch, scale.Text);
                break;
            case "interpolated" or "banded" or "targets" or "worksheet": PutLevels(row, branch, rule.Text); break;
        }
        return rule.Text;
    }

    /// <summary>A level that has a threshold, but no points, or the other way round, is told of at the cell that is empty.</summary>
    static void PutLevels(TableRow row, Branch branch, string? shape)
    {
        var last = Math.Max(Last(row, Thresholds), Last(row, PointsAt));
        var (thresholds, points) = (new List<(string, Spot)>(), new List<(string, Spot)>());
        var (thresholdSpot, pointSpot) = (row.Spot(Thresholds[0], Thresholds[Math.Max(0, last - 1)]), row.Spot(PointsAt[0], PointsAt[Math.Max(0, last - 1)]));
        for (var n = 0; n < last; n++)
        {
            var (threshold, point) = (row.Figure(Thresholds[n]), row.Figure(PointsAt[n]));
            if (threshold.Text is { } t) thresholds.Add((t, row.Spot(Thresholds[n])));
            if (point.Text is { } p) points.Add((p, row.Spot(PointsAt[n])));
            if (!threshold.IsEmpty && !point.IsEmpty) continue;
            var empty = threshold.IsEmpty ? Thresholds[n] : PointsAt[n];
            row.Fault(empty, threshold.IsEmpty && point.IsEmpty ? new($"level {n + 1} is left out", $"เว้นระดับ {n + 1} ไว้")
                : new($"level {n + 1} has a value under “{(threshold.IsEmpty ? PointsAt : Thresholds)[n].Heading}”, but none here", $"ระดับ {n + 1} มีค่าในช่อง “{(threshold.IsEmpty ? PointsAt : Thresholds)[n].Heading}” แต่ช่องนี้ว่าง"));
            thresholdSpot = pointSpot = row.Spot(empty);
        }
        branch.Numbers(shape == "targets" ? "targets" : "thresholds", thresholds, thresholdSpot, Thresholds[0].Right);
        branch.Numbers("pointsAt", points, pointSpot, PointsAt[0].Right);
    }

    /// <summary>How many columns up to the last that is filled in.</summary>
    static int Last(TableRow row, IReadOnlyList<Column> columns) => Enumerable.Range(0, columns.Count).LastOrDefault(n => !row.IsEmpty(columns[n]), -1) + 1;

    static (IReadOnlyList<decimal> Thresholds, IReadOnlyList<decimal> PointsAt)? LevelsOf(Rule rule) => rule switch
    {
        InterpolatedRule scale => (scale.Thresholds, scale.PointsAt),
        BandedRule scale => (scale.Thresholds, scale.PointsAt),
        TargetsRule scale => ([scale.Initial, scale.Standard, scale.Advanced], scale.PointsAt),
        RatioRule ratio => LevelsOf(ratio.Scale),
        WorksheetRule sheet => LevelsOf(sheet.Scale),
        _ => null,
    };
}
