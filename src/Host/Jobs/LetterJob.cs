using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topic <c>letter</c>: makes the paper that the element's property <c>letter</c> names.</summary>
public sealed class LetterJob(LetterBook letters, Notices notices, TimeProvider clock)
{
    public async Task<Variables> Make(PaContext db, Job job, CancellationToken cancel)
    {
        var kind = TaskFacts.Property(job, "letter");
        var letter = await letters.Make(db, job, kind);
        if (kind == "meeting-invitation") await Invite(db, job, letter, cancel);
        // What was returned is due again within the days for rework, not by the round's plan.
        return kind == "return-memo" ? Variables.Of(new { rework = true }) : Variables.Empty;
    }

    /// <summary>Everyone of the unit is asked to the briefing (seed 000, step 1: group heads and all staff).</summary>
    async Task Invite(PaContext db, Job job, Letter letter, CancellationToken cancel)
    {
        (letter.State, letter.CirculatedAt) = (LetterState.Circulated, clock.GetUtcNow());
        foreach (var person in await db.Users.Where(p => p.UnitId == job.UnitId).OrderBy(p => p.Id).ToListAsync(cancel))
        {
            notices.Tell(db, job.UnitId, person, MailKind.Circular, $"{job.Id}:{person.Id}", letter.Subject, $"""
                เรียน {person.DisplayName}

                ขอเชิญเข้าร่วมประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรองการปฏิบัติราชการ ปีงบประมาณ {job.Year}

                วัน เวลา สถานที่ และระเบียบวาระอยู่ในหนังสือที่ {letter.Number} ซึ่งเปิดอ่านได้ในระบบ
                """, "/letters");
        }
    }
}
