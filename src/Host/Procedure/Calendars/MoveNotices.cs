using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>One mail to each person whose dates have moved, with each date before and after.</summary>
static class MoveNotices
{
    /// <param name="occasion">Unique to the change.</param>
    public static async Task Tell(PaContext db, Notices notices, string unitId, CalendarPreview preview, string occasion)
    {
        var ids = preview.Moves.SelectMany(m => m.People).Distinct().ToList();
        foreach (var person in await db.Users.Where(p => p.UnitId == unitId && ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync())
        {
            var mine = preview.Moves.Where(m => m.People.Contains(person.Id)).ToList();
            notices.Tell(db, unitId, person, MailKind.Notice, $"calendar:{occasion}:{person.Id}", $"ปฏิทินวันทำการเปลี่ยน: กำหนดของท่านเลื่อน {mine.Count} รายการ", $"""
                เรียน {person.DisplayName}

                ปฏิทินวันทำการของหน่วยงานเปลี่ยนแปลง

                {string.Join('\n', preview.Days.Select(d => $"- {DayWords.Of(d)}"))}{(preview.Change.Source.Length > 0 ? $"\nที่มา: {preview.Change.Source}" : "")}

                กำหนดของท่านต่อไปนี้จึงเลื่อน

                {string.Join('\n', mine.Select(m => $"- {DayWords.Of(m)}: จาก {ThaiDisplay.LongDateTime(m.From)} เป็น {(m.To is { } to ? ThaiDisplay.LongDateTime(to) : "ไม่มีแล้ว")}"))}

                วันปิดรับของกรมไม่เปลี่ยนแปลง
                """, "/calendar");
        }
    }
}
