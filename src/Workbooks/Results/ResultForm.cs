using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for the result of each criterion, and below it one for each of its items or parts.</summary>
static class ResultForm
{
    public const string Name = "ผล";

    static readonly Choices evidence = new(("มี", "true"), ("ไม่มี", "false")) { Also = [("ใช่", "true"), ("ไม่ใช่", "false"), ("ไม่", "false")] };

    /// <summary>A worksheet's ratings.</summary>
    static readonly Choices ratings = new(("2", "2"), ("1", "1"), ("0", "0"), ("ไม่เกี่ยวข้อง", "NA")) { Also = [("n/a", "NA"), ("na", "NA"), ("ไม่มี", "NA")] };

    public static readonly Column Item = new("รายการ", Holds.Code, 10, "เลขรายการหรือส่วนย่อยของข้อนั้น แถวของข้อเองเว้นว่าง") { Right = new("give the item's number, e.g. 1", "ใส่เลขรายการ เช่น 1") };
    public static readonly Column Text = new("เกณฑ์หรือรายการ", Holds.Text, 50, "ข้อความของเกณฑ์ ไม่ต้องแก้ ระบบไม่อ่าน") { Right = new("leave it", "ไม่ต้องแก้") };
    public static readonly Column Hint = new("กรอกอย่างไร", Holds.Text, 34, "บอกว่าแถวนี้กรอกช่องใด ช่องสีเทาไม่ต้องกรอก") { Right = new("leave it", "ไม่ต้องแก้") };
    public static readonly Column Done = new("ทำแล้ว", Holds.Choice, 9, "“ใช่” หากทำแล้ว “ไม่ใช่” หากยังไม่ได้ทำ") { Choices = Words.Yes, Right = Words.Of(Words.Yes) };
    public static readonly Column Value = new("ค่าที่ได้", Holds.Number, 10, "ตัวเลขผล เช่น ร้อยละ พิมพ์ 86.4 หรือ 86.4% ก็ได้") { Share = Share.Percent, Right = new("give a number, e.g. 86.4", "ใส่ตัวเลข เช่น 86.4") };
    public static readonly Column Numerator = new("ตัวตั้ง", Holds.Number, 10, "จำนวนที่นับได้") { Right = new("give a count, e.g. 140", "ใส่จำนวนที่นับได้ เช่น 140") };
    public static readonly Column Denominator = new("ตัวหาร", Holds.Number, 10, "จำนวนทั้งหมด มากกว่า 0") { Right = new("give a count above 0, e.g. 200", "ใส่จำนวนทั้งหมดที่มากกว่า 0 เช่น 200") };
    public static readonly Column Rating = new("ผลประเมิน", Holds.Choice, 12, "เฉพาะรายการในกระดาษทำการ: 2 ครบถ้วน 1 บางส่วน 0 ไม่มี หรือ ไม่เกี่ยวข้อง") { Choices = ratings, Right = Words.Of(ratings) };
    public static readonly Column Evidence = new("หลักฐาน", Holds.Choice, 9, "“ไม่มี” หากไม่มีหลักฐาน แถวนั้นได้ 0 คะแนน เว้นว่างถือว่ามี") { Choices = evidence, Right = Words.Of(evidence) };
    public static readonly Column Submitted = new("ส่งข้อนี้เมื่อ", Holds.Instant, 20, "เฉพาะข้อที่มีการหักส่งช้าของตัวเอง และส่งคนละเวลากับรายงานของตัวชี้วัด") { Right = FormWords.Instant };
    public static readonly Column People = new("จำนวนคน", Holds.Number, 9, "จำนวนคนที่หลักฐานระบุชื่อ เฉพาะข้อที่กำหนดจำนวนคน") { Right = new("give a number of people, e.g. 2", "ใส่จำนวนคน เช่น 2") };
    public static readonly Column Groups = new("รายชื่อแต่ละคณะ", Holds.Text, 34, "เฉพาะข้อที่รายชื่อห้ามซ้ำกัน: คณะละหนึ่งบรรทัด (Alt+Enter) ชื่อคั่นด้วยเครื่องหมาย ,")
    { Right = new("give the names of one group on each line, parted by commas", "ใส่รายชื่อคณะละหนึ่งบรรทัด ชื่อคั่นด้วยเครื่องหมาย ,") };

    public static readonly IReadOnlyList<Column> Columns = [KeyColumns.Kpi, KeyColumns.Criterion, Item, Text, Hint, Done, Value, Numerator, Denominator, Rating, Evidence, Submitted, People, Groups];

    /// <summary>Those in which the result itself stands.</summary>
    public static readonly IReadOnlyList<Column> Results = [Done, Value, Numerator, Denominator, Rating];

    /// <summary>Of a year under way: files prove what was done, and the pages ask for each result in one way only.</summary>
    public static readonly IReadOnlyList<Column> OfRunningYear = [KeyColumns.Kpi, KeyColumns.Criterion, Item, Text, Hint, .. Results];

    /// <summary>Which of them a rule's result stands in; none where it stands in the rows below.</summary>
    public static IReadOnlyList<Column> Of(Rule rule, bool isRunningYear) => rule switch
    {
        DoneRule or StepsRule { IsMeasured: false } when isRunningYear => [Done],
        StepsRule when isRunningYear => [Value],
        RatioRule when isRunningYear => [Numerator, Denominator],
        DoneRule => [Done],
        StepsRule => [Done, Value, Numerator, Denominator],
        RatioRule => [Value, Numerator, Denominator],
        ChecklistRule or WorksheetRule or CompositeRule => [],
        _ => [Value],
    };

    /// <summary>What is to be filled in.</summary>
    public static Wording HintOf(Rule rule, bool isRunningYear) => rule switch
    {
        StepsRule { IsMeasured: true } when isRunningYear => new($"give the percent under “{Value.Heading}”", $"ใส่ร้อยละในช่อง “{Value.Heading}”"),
        RatioRule ratio when isRunningYear => new($"give “{Numerator.Heading}” ({ratio.Numerator}) and “{Denominator.Heading}” ({ratio.Denominator})", $"ใส่ “{Numerator.Heading}” ({ratio.Numerator}) และ “{Denominator.Heading}” ({ratio.Denominator})"),
        DoneRule or StepsRule { IsMeasured: false } => new($"choose ใช่ or ไม่ใช่ under “{Done.Heading}”", $"เลือก ใช่ หรือ ไม่ใช่ ในช่อง “{Done.Heading}”"),
        StepsRule => new($"give the percent under “{Value.Heading}”, or counts under “{Numerator.Heading}” and “{Denominator.Heading}”", $"ใส่ร้อยละในช่อง “{Value.Heading}” หรือใส่จำนวนในช่อง “{Numerator.Heading}” และ “{Denominator.Heading}”"),
        RatioRule ratio => new($"give “{Numerator.Heading}” ({ratio.Numerator}) and “{Denominator.Heading}” ({ratio.Denominator}), or the percent under “{Value.Heading}”", $"ใส่ “{Numerator.Heading}” ({ratio.Numerator}) และ “{Denominator.Heading}” ({ratio.Denominator}) หรือใส่ร้อยละในช่อง “{Value.Heading}”"),
        ChecklistRule => new("fill in each item in the rows below", "กรอกทุกรายการในแถวถัดไป"),
        WorksheetRule => new($"rate each item in the rows below under “{Rating.Heading}”", $"ประเมินทุกรายการในแถวถัดไปในช่อง “{Rating.Heading}”"),
        CompositeRule => new("fill in each part in the rows below", "กรอกทุกส่วนในแถวถัดไป"),
        _ => new($"give a number under “{Value.Heading}”", $"ใส่ตัวเลขในช่อง “{Value.Heading}”"),
    };

    public static readonly Wording RatingHint = new($"choose 2, 1, 0 or ไม่เกี่ยวข้อง under “{Rating.Heading}”", $"เลือก 2, 1, 0 หรือ ไม่เกี่ยวข้อง ในช่อง “{Rating.Heading}”");
}
