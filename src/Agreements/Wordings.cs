namespace PaWorkflow.Agreements;

/// <summary>Wordings that more than one reader of the office's files uses.</summary>
static class Wordings
{
    static readonly string[] months =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    public static readonly Wording AList = new("a list", "รายการหลายค่า");
    public static readonly Wording ADate = new("date", "วันที่");
    public static readonly Wording Item = new("item", "ข้อ");
    public static readonly Wording NoResult = new("there is no result", "ยังไม่มีผล");
    public static readonly Wording GiveDone = new("""give {"done": true} or {"done": false}""", """ใส่ {"done": true} หรือ {"done": false}""");
    public static readonly Wording NoEvidence = new("no evidence: 0", "ไม่มีหลักฐาน ได้ 0 คะแนน");
    public static readonly Wording NoValue = new("no figure: 0", "ไม่มีตัวเลขผล ได้ 0 คะแนน");
    public static readonly Wording LeaveOut = new("leave it out", "ตัดส่วนนี้ออก");
    public static readonly Wording GivePoints = new("give points above 0", "ระบุคะแนนที่มากกว่า 0");
    public static readonly Wording GiveWeight = new("give a weight above 0", "ระบุน้ำหนักที่มากกว่า 0");
    public static readonly Wording GiveThaiName = new("give its Thai name", "ระบุชื่อภาษาไทย");
    public static readonly Wording GiveItemId = new("give its number, e.g. 1", "ระบุเลขข้อ เช่น 1");

    /// <summary>A name, a figure or a quotation.</summary>
    public static Wording Same(string text) => new(text, text);

    public static Wording Within(Wording what, Wording words) => new($"{what.English}: {words.English}", $"{what.Thai}: {words.Thai}");

    public static Wording Missing(string key) => new($"'{key}' is missing", $"ยังไม่ได้ระบุ '{key}'");

    public static Wording IsNo(Wording found, Wording wanted) => new($"{found.English} is no {wanted.English}", $"{found.Thai} ไม่ใช่{wanted.Thai}");

    public static Wording Twice(Wording what, string name) => new($"{what.English} {name} is there twice", $"{what.Thai} {name} ซ้ำกัน");

    public static Wording NoWeight(decimal? weight) => new($"a weight of {weight} counts for nothing", $"น้ำหนัก {weight} ไม่มีผลต่อคะแนน");

    public static Wording Give(Wording what) => new($"give {what.English}", $"ใส่ {what.Thai}");

    public static Wording Days(DayCount days) => days == DayCount.Working ? new("working days", "วันทำการ") : new("calendar days", "วันปฏิทิน");

    /// <summary>ISO in English, <c>15 ส.ค. 2564 16.30 น.</c> in Thai, Thai time; the end of a day has no clock time.</summary>
    public static Wording Instant(DateTimeOffset instant)
    {
        var date = Date(ThaiTime.DateOf(instant));
        var local = instant.ToOffset(ThaiTime.Offset);
        return instant == ThaiTime.EndOf(ThaiTime.DateOf(instant)) ? date
            : new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{date.English} {local:HH:mm}"), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{date.Thai} {local:HH.mm} น."));
    }

    /// <param name="shape">As it is to stand in the file.</param>
    public static Wording GiveShape(string shape) => Give(Same(shape));

    /// <summary>ISO in English, <c>15 ส.ค. 2564</c> in Thai.</summary>
    public static Wording Date(DateOnly date) =>
        new($"{date:yyyy-MM-dd}", $"{date.Day} {months[date.Month - 1]} {date.Year + FiscalYear.BuddhistEra}");
}
