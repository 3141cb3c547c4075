using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Procedure.Reports;

/// <summary>How the tables of a year are drawn, each with a sentence that says what is to be seen.</summary>
public static class YearCharts
{
    public static Chart Progress(YearBook book)
    {
        var table = YearTables.Progress(book);
        var last = table.Rows.LastOrDefault(r => r[2] is int);
        return new("progress", table, "line", ["category", "line", "line"], last is null ? $"ปีนี้มี {book.Plan.Count} ขั้นตอน"
            : $"ถึง {TableText.Of(last[0], Shows.Date)} ตามแผนควรทำแล้ว {last[1]} ขั้น ทำแล้วจริง {last[2]} ขั้น จากทั้งปี {book.Plan.Count} ขั้น");
    }

    public static Chart Risks(YearBook book)
    {
        var risks = book.Risks(book.Current.Id);
        var pressing = risks.Where(r => r.DaysLeft <= YearTables.PressingDays).Sum(r => r.Gain);
        return new("risks", YearTables.Risks(book), "bar", ["category", "", "", "", "bar", "bar", "", ""],
            risks.Count == 0 ? "ไม่มีคะแนนที่ยังเสี่ยง" : $"ยังเพิ่มได้อีก {ThaiDisplay.Score(risks.Sum(r => r.Gain))} คะแนน ในจำนวนนี้ {ThaiDisplay.Score(pressing)} เหลือไม่เกิน {YearTables.PressingDays} วันทำการ")
        { IsHorizontal = true, IsStacked = true };
    }

    public static Chart Forecasts(YearBook book) => new("forecast", YearTables.Forecasts(book), "bar", ["category", "bar", "bar", "bar", "", ""],
        $"คะแนนรวมของหน่วยงานเต็ม 5 · {ThaiDisplay.RoundName(book.Current.Id)} ขณะนี้คิดจาก {YearTables.ScoredWords(book, book.Current.Id)}") { Max = Scoring.FullScore };

    public static Chart Load(DeskWork desks)
    {
        var over = desks.Loads.Count(d => d.Worst is not null);
        return new("load", YearTables.LoadByWeek(desks), "bar", ["category", "bar", "bar", "line"], over == 0 ? $"ไม่มีผู้ใดมีงานเกินเวลาใน {DeskWork.Weeks} สัปดาห์ข้างหน้า" : $"มี {over} โต๊ะที่งานเกินเวลาในบางสัปดาห์ ดูชื่อด้านล่าง") { IsStacked = true };
    }

    /// <summary>The longest first, so that those side by side are about as high; what the words mean is said once.</summary>
    public static IReadOnlyList<Chart> OnTime(YearBook book, DeskWork desks) =>
        [.. YearTables.OnTime(book, desks).OrderByDescending(t => t.Rows.Count).Select((table, n) => new Chart($"on-time-{n + 1}", n == 0 ? table : table with { Note = "" }, "bar", ["category", "bar", "bar", ""], Words(table)) { IsHorizontal = true, IsStacked = true })];

    static string Words(PlainTable table)
    {
        var sum = Punctuality.Sum(table.Rows.Select(r => new Punctuality((int)r[1]!, (int)r[2]!)));
        return sum.Rate is { } rate ? $"ทันกำหนด {sum.OnTime} จาก {sum.Decided} งาน ({TableText.Of(rate, Shows.Share)})" : "ยังไม่มีงานที่ตัดสินได้ว่าทันหรือไม่ทัน";
    }

    public static Chart Durations(YearBook book)
    {
        var table = YearTables.Durations(book);
        return new("durations", table, "bar", ["category", "", "bar", "", "bar", ""], table.Rows.Count == 0 ? "ยังไม่มีงานที่เสร็จ" : "ค่ากลางของเวลาที่ใช้จริงเทียบกับเวลามาตรฐานของแต่ละขั้นตอน เป็นนาที") { IsHorizontal = true };
    }

    public static Chart Timeline(YearBook book)
    {
        var table = YearTables.Timeline(book);
        return new("timeline", table, "timeline", ["from", "to", "lane", "name", ""], $"ทั้งหมด {table.Rows.Count} รายการ จาก 1 ตุลาคมถึง 30 กันยายน") { KeepsTable = true, Lanes = [.. Enum.GetValues<TimelineKind>().Select(TimelineEntry.NameOf)] };
    }
}
