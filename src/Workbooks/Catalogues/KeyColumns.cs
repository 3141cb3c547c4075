namespace PaWorkflow.Workbooks;

/// <summary>Columns that say to what a row belongs.</summary>
static class KeyColumns
{
    public static readonly Column Kpi = new("ตัวชี้วัด", Holds.Code, 11, "รหัสตัวชี้วัด ตามแผ่นงาน “ตัวชี้วัด” เช่น 1.2.1")
    {
        Required = true, ChoicesFrom = KpiForm.Name, Right = new("give the KPI's code as the sheet “ตัวชี้วัด” has it, e.g. 1.2.1", "ใส่รหัสตัวชี้วัดตามแผ่นงาน “ตัวชี้วัด” เช่น 1.2.1"),
    };

    public static readonly Column Round = new("รอบ", Holds.Choice, 10, "เลือก 5 เดือน หรือ 11 เดือน") { Required = true, Choices = Words.Rounds, Right = Words.Of(Words.Rounds) };

    public static readonly Column Criterion = new("ข้อ", Holds.Code, 8, "เลขข้อของเกณฑ์ เช่น 1 หรือ 2.1")
    {
        Required = true, Right = new("give the criterion's number, e.g. 1 or 2.1", "ใส่เลขข้อของเกณฑ์ เช่น 1 หรือ 2.1"),
    };

    /// <summary>Parts the numbers of items that lie within each other.</summary>
    public const string Within = " > ";
}
