using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Procedure.Calendars;

/// <summary>One mail to each person whose dates have moved, with each date before and after.</summary>
static class MoveNotices
{
    /// <summary>A file may bring hundreds.</summary>
    const int DaysNamed = 12;

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

                {string.Join('\n', preview.Days.Take(DaysNamed).Select(d => $"- {DayWords.Of(d)}"))}{(preview.Days.Count > DaysNamed ? $"\n- และอีก {preview.Days.Count - DaysNamed} วัน" : "")}{(preview.Change.Source.Length > 0 ? $"\nที่มา: {preview.Change.Source}" : "")}

                กำหนดของท่านต่อไปนี้จึงเลื่อน

                {string.Join("\n\n", mine.GroupBy(m => (m.InstanceId, About: DayWords.About(m))).Select(g => string.Join('\n', g.OrderBy(m => m.Kind).Select(Line).Prepend(g.Key.About))))}

                วันปิดรับของกรมไม่เปลี่ยนแปลง
                """, "/calendar");
        }
    }

    static string Line(DateMove move) => $"- {DayWords.Kind(move.Kind)}: จาก {ThaiDisplay.LongDateTime(move.From)} เป็น {(move.To is { } to ? ThaiDisplay.LongDateTime(to) : "ไม่มีแล้ว")}";
}
