using System.Text.RegularExpressions;
using PaWorkflow.Host.Procedure;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Remarks of one kind.</summary>
/// <param name="Name">What they are, in Thai.</param>
public sealed record RemarkGroup(string Name, IReadOnlyList<FileRemark> Remarks);

/// <summary>Puts remarks together by what they are: by the words with which they begin, and where none is known by what is to be done.</summary>
public static partial class RemarkGroups
{
    static readonly IReadOnlyList<(Regex Said, string Name)> kinds =
    [
        (DayOff(), "วันปิดรับตรงกับวันหยุด"),
        (AfterRound(), "วันของตัวชี้วัดหรือเกณฑ์อยู่หลังวันปิดรับ"),
        (Printed(), "คู่มือพิมพ์ไม่ตรงกับค่าที่ใช้จริง"),
        (NotFive(), "คะแนนของรอบรวมกันไม่ใช่ 5 ระบบปรับเป็นคะแนนเต็ม 5 ให้"),
        (Weights(), "น้ำหนักรวมกันไม่ตรงกับคู่มือ"),
        (Window(), "ช่วงที่นับเรื่องเลยวันปิดรับ"),
        (Lacking(), "คู่มือไม่ได้ให้รายละเอียด"),
        (Table(), "ตารางคะแนนทับกันหรือขาดช่วง"),
    ];

    /// <summary>The largest group first.</summary>
    public static IReadOnlyList<RemarkGroup> Of(IReadOnlyList<FileRemark> remarks) =>
        [.. remarks.GroupBy(NameOf, StringComparer.Ordinal).Select(g => new RemarkGroup(g.Key, [.. g])).OrderByDescending(g => g.Remarks.Count)];

    static string NameOf(FileRemark remark) => kinds.FirstOrDefault(k => k.Said.IsMatch(remark.What)).Name ?? remark.Remedy;

    [GeneratedRegex(@" ไม่ใช่วันทำการ \(")]
    private static partial Regex DayOff();

    [GeneratedRegex("^วัน.*อยู่หลังวันปิดร")]
    private static partial Regex AfterRound();

    [GeneratedRegex("^คู่มือพิมพ์|^คู่มือระบุ")]
    private static partial Regex Printed();

    [GeneratedRegex("^คะแนนรวมกันได้")]
    private static partial Regex NotFive();

    [GeneratedRegex("^น้ำหนัก")]
    private static partial Regex Weights();

    [GeneratedRegex("^นับเรื่องถึง")]
    private static partial Regex Window();

    [GeneratedRegex("^คู่มือ(ไม่มี|ให้คะแนน)")]
    private static partial Regex Lacking();

    [GeneratedRegex("ตาราง.*ช่วง")]
    private static partial Regex Table();
}
