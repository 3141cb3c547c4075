using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>The agreement as a whole: year, title, dates of its rounds.</summary>
static class HeadForm
{
    public const string Name = "คำรับรอง";

    public static readonly Column Year = new("ปีงบประมาณ", Holds.Number, 0, "ปี พ.ศ. เช่น 2564") { Required = true, Right = new("give the year in the Buddhist Era, e.g. 2564", "ใส่ปี พ.ศ. เช่น 2564") };

    public static readonly Column Title = new("ชื่อคำรับรอง", Holds.Text, 0, "ชื่อเต็มของคำรับรอง พร้อมชื่อหน่วยงานและปีงบประมาณ")
    { Required = true, Right = new("say whose agreement it is", "ระบุว่าเป็นคำรับรองของหน่วยงานใด") };

    public static readonly Column WeightsSumTo = new("น้ำหนักรวมกันได้", Holds.Number, 0, "ผลรวมน้ำหนักของตัวชี้วัดทั้งหมด ปกติ 100 หากเป็นเพียงบางส่วนของคำรับรองใส่ผลรวมของส่วนนั้น")
    { Share = Share.Percent, Right = new("give what the weights sum to, e.g. 100", "ใส่ผลรวมของน้ำหนัก เช่น 100") };

    public static readonly Column Keying = new("SMART ปิดบันทึกรายละเอียด", Holds.Instant, 0, "วันและเวลาที่ระบบ SMART ปิดรับการบันทึกรายละเอียดตัวชี้วัด เช่น 29 ม.ค. 2564 16:30")
    { Required = true, Right = FormWords.Instant };

    public static readonly Column PerDay = new("หักส่งช้าวันละ (คะแนน)", Holds.Number, 0, "คะแนนที่หักจากคะแนนรวมของหน่วยงานต่อวันที่ส่งช้า เช่น 0.01 หากไม่หักใส่ 0 ตัวชี้วัดที่มีการหักของตัวเองไม่ใช้ค่านี้")
    { Required = true, Right = new("give points per day, e.g. 0.01, or 0", "ใส่คะแนนที่หักต่อวัน เช่น 0.01 หากไม่หักใส่ 0") };

    public static readonly Column Days = new("นับวันส่งช้าเป็น", Holds.Choice, 0, "วันทำการ หรือ วันปฏิทิน (นับทุกวัน)") { Required = true, Choices = Words.Days, Right = Words.Of(Words.Days) };

    public static readonly Column Missing = new("ตัวชี้วัดที่ไม่มีรายละเอียด", Holds.Code, 0, "รหัสตัวชี้วัดที่คู่มือเอ่ยถึงแต่ไม่ให้รายละเอียด คั่นด้วยเครื่องหมาย , เว้นว่างได้")
    { Right = new("give the codes, parted by commas", "ใส่รหัส คั่นด้วยเครื่องหมาย ,") };

    /// <summary>What the manual prints as the sum of a component's weights.</summary>
    static readonly IReadOnlyList<(KpiGroup Group, string Key, Column Column)> printed =
    [
        (KpiGroup.Performance, "performance", Printed("องค์ประกอบที่ 1")), (KpiGroup.Potential, "potential", Printed("องค์ประกอบที่ 2")),
    ];

    static Column Printed(string component) => new($"คู่มือพิมพ์ผลรวมน้ำหนัก{component}", Holds.Number, 0, "เฉพาะเมื่อคู่มือพิมพ์ผลรวมไม่ตรงกับน้ำหนักจริง ไม่ใช้คิดคะแนน เว้นว่างได้")
    { Right = new("give the number that is printed, e.g. 1", "ใส่ตัวเลขตามที่พิมพ์ เช่น 1") };

    /// <summary>Name, opening and closing of each round.</summary>
    public static readonly IReadOnlyList<(string Id, Column Name, Column Opens, Column Closes)> Rounds = [Round("5m", "5 เดือน"), Round("11m", "11 เดือน")];

    public static readonly IReadOnlyList<Column> Lines = [Year, Title, WeightsSumTo, Keying, PerDay, Days, .. Rounds.SelectMany(r => new[] { r.Name, r.Opens, r.Closes }), Missing, .. printed.Select(p => p.Column)];

    static (string, Column, Column, Column) Round(string id, string name) => (id,
        new($"รอบ {name}: ชื่อ", Holds.Text, 0, "ชื่อที่แสดงบนหน้าจอและในหนังสือ หากไม่มีรอบนี้ให้เว้นว่างทั้งสามบรรทัด") { Right = new($"give its name, e.g. รอบ {name}", $"ใส่ชื่อรอบ เช่น รอบ {name}") },
        new($"รอบ {name}: เปิดรับ", Holds.Instant, 0, "วันและเวลาที่เปิดรับรายงาน เช่น 1 ก.พ. 2564 08:30") { Right = FormWords.Instant },
        new($"รอบ {name}: ปิดรับ", Holds.Closing, 0, "วันและเวลาปิดรับ หากใส่แต่วันที่ ปิดรับเมื่อสิ้นวันนั้น") { Right = FormWords.Closing });

    public static Form Write(Catalogue catalogue)
    {
        var row = new FormRow
        {
            [Year] = catalogue.FiscalYear.Number,
            [Title] = catalogue.Title,
            [WeightsSumTo] = catalogue.WeightsSumTo,
            [Keying] = FormWords.CellOf(catalogue.SmartKeyingClosesAt),
            [PerDay] = catalogue.LatePenalty.PerDay,
            [Days] = FormWords.WordOf(catalogue.LatePenalty.Days),
            [Missing] = FormWords.Listed(catalogue.MissingKpis),
        };
        foreach (var (id, name, opens, closes) in Rounds)
        {
            if (catalogue.Rounds.FirstOrDefault(r => r.Id == id) is not { } round) continue;
            (row[name], row[opens], row[closes]) = (round.Name, FormWords.CellOf(round.OpensAt), FormWords.CellOf(round.ClosesAt));
        }
        foreach (var (group, _, column) in printed) row[column] = catalogue.PrintedWeights.TryGetValue(group, out var said) ? said : null;
        return new(Name, Lines, [row]) { IsHead = true };
    }

    public static void Read(FormSource source, Branch root)
    {
        root.At("rounds", new(Name), new("give name, opening and closing of at least one round", "ใส่ชื่อ วันเปิดรับ และวันปิดรับของรอบอย่างน้อยหนึ่งรอบ"));
        if (HeadLines.Read(Name, Lines, source) is not { } row) return;
        root.Put("fiscalYear", row.Figure(Year), row, Year);
        root.Put("title", row.Text(Title), row, Title);
        root.Put("weightsSumTo", row.Figure(WeightsSumTo), row, WeightsSumTo);
        root.Put("smartKeyingCloses", row.Instant(Keying), row, Keying);
        var penalty = root.Map("latePenalty", row.Spot(PerDay), PerDay.Right);
        penalty.Put("perDay", row.Figure(PerDay), row, PerDay);
        penalty.Put("days", row.Word(Days), row, Days);
        root.Texts("missingKpis", row.Texts(Missing), row.Spot(Missing), Missing.Right);
        foreach (var (_, key, column) in printed.Where(p => !row.IsEmpty(p.Column))) root.Map("printedWeights", row.Spot(column), column.Right).Put(key, row.Figure(column), row, column);
        root.At("rounds", row.Spot(Rounds[0].Name), new("give name, opening and closing of at least one round", "ใส่ชื่อ วันเปิดรับ และวันปิดรับของรอบอย่างน้อยหนึ่งรอบ"));
        // In the order of the year; ISO dates are in order as texts are.
        var there = Rounds.Where(r => !row.IsEmpty(r.Name) || !row.IsEmpty(r.Opens) || !row.IsEmpty(r.Closes)).Select(r => (Round: r, Opens: row.Instant(r.Opens)));
        foreach (var ((id, name, opens, closes), opening) in there.OrderBy(r => r.Opens.Text, StringComparer.Ordinal))
        {
            var round = root.Add("rounds", row.Spot(name), name.Right);
            round.Put("id", id);
            round.Put("name", row.Text(name), row, name);
            round.Put("opens", opening, row, opens);
            round.Put("closes", row.Closing(closes), row, closes);
        }
    }
}
