using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>One mail to each person whose dates have moved, with each date before and after.</summary>
/// <param name="Occasion">Unique to the change.</param>
/// <param name="Change">What has changed, in a few words; the subject begins with it.</param>
/// <param name="Cause">What stands before the dates.</param>
/// <param name="Remark">What stands after them; empty for nothing.</param>
/// <param name="Link">Where it is shown.</param>
sealed record MoveNotices(string Occasion, string Change, string Cause, string Remark, string Link)
{
    public static MoveNotices Of(CalendarPreview preview, string occasion) => new(
        $"calendar:{occasion}", "ปฏิทินวันทำการเปลี่ยน", $"""
            ปฏิทินวันทำการของหน่วยงานเปลี่ยนแปลง

            {string.Join('\n', preview.Days.Select(d => $"- {DayWords.Of(d)}"))}{(preview.Change.Source.Length > 0 ? $"\nที่มา: {preview.Change.Source}" : "")}
            """, "วันปิดรับของกรมไม่เปลี่ยนแปลง", "/calendar");

    public async Task Tell(PaContext db, Notices notices, string unitId, IReadOnlyList<DateMove> moves)
    {
        var ids = moves.SelectMany(m => m.People).Distinct().ToList();
        foreach (var person in await db.Users.Where(p => p.UnitId == unitId && ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync())
        {
            var mine = moves.Where(m => m.People.Contains(person.Id)).ToList();
            notices.Tell(db, unitId, person, MailKind.Notice, $"{Occasion}:{person.Id}", $"{Change}: กำหนดของท่านเลื่อน {mine.Count} รายการ", $"""
                เรียน {person.DisplayName}

                {Cause}

                กำหนดของท่านต่อไปนี้จึงเลื่อน

                {string.Join('\n', mine.Select(m => $"- {DayWords.Of(m)}: จาก {ThaiDisplay.LongDateTime(m.From)} เป็น {(m.To is { } to ? ThaiDisplay.LongDateTime(to) : "ไม่มีแล้ว")}"))}

                {Remark}
                """.TrimEnd(), Link);
        }
    }
}
