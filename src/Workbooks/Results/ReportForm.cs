namespace PaWorkflow.Workbooks;

/// <summary>A row for each KPI: what is said of its report as a whole.</summary>
static class ReportForm
{
    public const string Name = "รายงาน";

    public static readonly Column Title = new("ชื่อตัวชี้วัด", Holds.Text, 60, "ไม่ต้องแก้ ระบบไม่อ่าน") { Right = new("leave it", "ไม่ต้องแก้") };

    public static readonly Column Counts = new("นำมาคิดคะแนน", Holds.Choice, 12, "“ใช่” หากตัวชี้วัดนี้มีรายงาน แม้ยังไม่มีผล เว้นว่างก็ได้เมื่อกรอกผลแล้ว “ไม่ใช่” หากไม่รวมตัวชี้วัดนี้") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };

    public static readonly Column Submitted = new("ส่งเมื่อ", Holds.Instant, 20, "วันและเวลาที่ส่งรายงาน ใช้นับวันส่งช้า เว้นว่างถือว่าไม่ช้า") { Right = FormWords.Instant };
    public static readonly Column Award = new("ได้รับรางวัล", Holds.Choice, 11, "“ใช่” หากได้รับรางวัลระดับชาติขึ้นไป เฉพาะตัวชี้วัดที่มีเกณฑ์รางวัล") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };
    public static readonly Column Missed = new("รอบแรกไม่ครบ", Holds.Choice, 11, "“ใช่” หากรอบแรกไม่ได้ทำหรือทำไม่ครบ เฉพาะตัวชี้วัดที่มีเกณฑ์นี้") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };

    public static readonly IReadOnlyList<Column> Columns = [KeyColumns.Kpi, Title, Counts, Submitted, Award, Missed];

    /// <summary>Without what a running year knows by itself.</summary>
    public static readonly IReadOnlyList<Column> OfRunningYear = [KeyColumns.Kpi, Title, Award];
}
