using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>The words of the catalogue's format as the forms have them.</summary>
static class Words
{
    public static readonly Choices Rounds = new(("5 เดือน", "5m"), ("11 เดือน", "11m"))
    {
        Also = [("รอบ 5 เดือน", "5m"), ("รอบ 11 เดือน", "11m"), ("รอบที่ 1", "5m"), ("รอบที่ 2", "11m"), ("5", "5m"), ("11", "11m")],
    };

    public static readonly Choices Groups = new(("ประสิทธิผลการดำเนินงาน", "performance"), ("ศักยภาพในการดำเนินงาน", "potential"))
    {
        Also =
        [
            ("องค์ประกอบที่ 1", "performance"), ("องค์ประกอบที่ 2", "potential"), ("1", "performance"), ("2", "potential"), ("performance base", "performance"), ("potential base", "potential"),
            ("ประสิทธิผล", "performance"), ("ศักยภาพ", "potential"),
        ],
    };

    public static readonly Choices Days = new(("วันทำการ", "working"), ("วันปฏิทิน", "calendar"))
    {
        Also = [("วันราชการ", "working"), ("ทำการ", "working"), ("ปฏิทิน", "calendar"), ("ทุกวัน", "calendar")],
    };

    public static readonly Choices Yes = new(("ใช่", "true"), ("ไม่ใช่", "false"))
    {
        Also = [("มี", "true"), ("ไม่มี", "false"), ("ทำแล้ว", "true"), ("ยังไม่ทำ", "false"), ("ยัง", "false"), ("ไม่", "false"), ("yes", "true"), ("no", "false"), ("y", "true"), ("n", "false"), ("✓", "true"), ("✔", "true"), ("/", "true"), ("x", "false"), ("✗", "false"), ("1", "true"), ("0", "false")],
    };

    public static readonly Choices FirstRoundMissed = new(("ได้ครึ่งหนึ่ง", "half")) { Also = [("ครึ่งหนึ่ง", "half")] };

    public static readonly Choices Rules = new(
        ("ทำแล้วได้เต็ม", "done"), ("ขั้นบันได", "steps"), ("คิดตามสัดส่วน", "interpolated"), ("คิดเป็นช่วง", "banded"), ("เป้าหมายสามขั้น", "targets"),
        ("ร้อยละจากจำนวนนับ", "ratio"), ("รวมคะแนนรายข้อ", "checklist"), ("กระดาษทำการ", "worksheet"), ("ค่าเฉลี่ยถ่วงน้ำหนัก", "composite"));

    public static readonly Choices Scales = new(("คิดตามสัดส่วน", "interpolated"), ("คิดเป็นช่วง", "banded"), ("เป้าหมายสามขั้น", "targets"));

    public static readonly Choices Formats = new(("Word", "word"), ("PDF", "pdf"), ("Excel", "excel"), ("รูปภาพ", "picture"))
    {
        Also = [("docx", "word"), ("xlsx", "excel"), ("รูป", "picture"), ("ภาพ", "picture"), ("ภาพถ่าย", "picture"), ("ภาพหน้าจอ", "picture"), ("jpg", "picture"), ("png", "picture")],
    };

    public static readonly Choices Missing = new(("ตารางคะแนน", "table"), ("เกณฑ์แปลงผลเป็นคะแนน", "scale"));

    public static string Format(FileFormat format) => Formats.WordOf(format.ToString().ToLowerInvariant());

    public static Wording Of(Choices choices)
    {
        var words = string.Join(", ", choices.Words.Select(w => w.Word));
        return new($"choose one of: {words}", $"เลือกจาก {words}");
    }
}
