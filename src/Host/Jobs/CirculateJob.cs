using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Signed letters go to everyone concerned, who acknowledge.</summary>
public sealed class CirculateJob(Notices notices, TimeProvider clock)
{
    /// <summary>Topic <c>circulate</c> (step 3): the order and the guideline.</summary>
    public async Task<Variables> Send(PaContext db, Job job, CancellationToken cancel)
    {
        var people = TaskFacts.VariablesOf(job).Get<List<string>>("people") ?? [];
        var readers = await db.Users.Where(p => people.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        var letters = await db.Letters.Where(l => l.InstanceId == job.InstanceId && l.State == LetterState.Signed && l.SignedAt != null)
            .OrderBy(l => l.Id).ToListAsync(cancel);
        foreach (var letter in letters) Circulate(db, letter, readers.Select(p => p.Id));
        var list = string.Join('\n', letters.Select(l => $"- {l.Subject} ({l.Number})"));
        foreach (var person in readers)
        {
            notices.Tell(db, job.UnitId, person, MailKind.Circular, $"{job.Id}:{person.Id}", $"เวียนหนังสือเพื่อทราบ: แนวทางการรายงาน ปีงบประมาณ {job.Year}", $"""
                เรียน {person.DisplayName}

                ขอเวียนหนังสือเพื่อทราบและถือปฏิบัติ ดังนี้

                {list}

                โปรดเปิดอ่านในระบบ แล้วกดรับทราบในงานของท่าน
                """, "/letters");
        }
        return Variables.Empty;
    }

    /// <summary>Topics <c>circulate-change</c> and <c>circulate-letter</c>: the tasks to acknowledge, which follow, bring the mails.</summary>
    public async Task<Variables> Pass(PaContext db, Job job, CancellationToken cancel)
    {
        var people = TaskFacts.VariablesOf(job).Get<List<string>>("people") ?? [];
        foreach (var letter in await db.Letters.Where(l => l.InstanceId == job.InstanceId && l.State == LetterState.Signed).ToListAsync(cancel)) Circulate(db, letter, people);
        return Variables.Of(new { acknowledge = DeadlinePlan.ForTask("acknowledge", await db.CalendarOf(job.UnitId), clock.GetUtcNow()) });
    }

    void Circulate(PaContext db, Letter letter, IEnumerable<string> people)
    {
        (letter.State, letter.CirculatedAt) = (LetterState.Circulated, clock.GetUtcNow());
        db.Acknowledgements.AddRange(people.Select(p => new Acknowledgement { LetterId = letter.Id, PersonId = p, AskedAt = clock.GetUtcNow() }));
    }
}
