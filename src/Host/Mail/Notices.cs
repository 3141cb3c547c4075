using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Mail;

/// <summary>Writes the mails that tell people of their tasks, in the transaction that gives the occasion.</summary>
/// <param name="links">Null: mails lead to the task, where the reader signs in first.</param>
public sealed class Notices(TimeProvider clock, ReadLinks? links = null)
{
    readonly ConditionalWeakTable<IDbContextTransaction, Dictionary<(string Unit, string Post), List<Person>>> holders = [];

    /// <summary>Those who can do the task are told that it is theirs.</summary>
    public async Task TaskOpened(PaContext db, UserTask task)
    {
        foreach (var person in await Doers(db, task))
        {
            await Write(db, task, person, MailKind.Task, $"task:{task.Id}:{person.Id}", $"งานใหม่: {Title(task)}", $"""
                เรียน {person.DisplayName}

                มีงานถึงท่านในกระบวนการคำรับรองการปฏิบัติราชการ ปีงบประมาณ {task.Year}

                {Facts(task)}

                โปรดเปิดงานในระบบเพื่อดูรายละเอียดและดำเนินการให้แล้วเสร็จภายในกำหนด
                """);
        }
    }

    /// <summary>Those who can do the task are reminded of it.</summary>
    /// <param name="words">What whoever reminds has to say; null: the house reminds by itself.</param>
    public async Task Remind(PaContext db, UserTask task, string occasion, string? words = null)
    {
        var late = task.DueAt < clock.GetUtcNow();
        foreach (var person in await Doers(db, task))
        {
            await Write(db, task, person, MailKind.Reminder, $"{occasion}:{person.Id}", $"{(late ? "เลยกำหนด" : "เตือน")}: {Title(task)}", $"""
                เรียน {person.DisplayName}

                {(late ? "งานต่อไปนี้เลยกำหนดแล้ว ขอความอนุเคราะห์ดำเนินการโดยเร็ว" : words is null ? "ขอเรียนเตือนว่างานต่อไปนี้ใกล้ถึงกำหนด" : "ขอเรียนเตือนงานต่อไปนี้")}{(words is null ? "" : $"\n{words}")}

                {Facts(task)}

                {(task.Kpi is null ? "หากดำเนินการแล้ว โปรดบันทึกผลในระบบเพื่อให้ขั้นตอนถัดไปเดินต่อได้" : "รายงานที่ส่งหลังปิดรอบจะถูกหักคะแนน และหลักฐานที่ไม่ได้แนบจะไม่ได้รับคะแนน")}
                """);
        }
    }

    /// <summary>Those above the doers learn, in one mail, what is overdue of an element: one task, or of a circulation several.</summary>
    public async Task Escalate(PaContext db, IReadOnlyList<UserTask> tasks, string occasion)
    {
        if (tasks is not [var task, ..]) return;
        var (doers, above) = (new List<string>(), new SortedDictionary<string, Person>(StringComparer.Ordinal));
        foreach (var late in tasks)
        {
            doers.AddRange((await Doers(db, late)).Select(p => p.DisplayName));
            foreach (var person in await Above(db, late)) above[person.Id] = person;
        }
        var names = string.Join(", ", doers.Distinct());
        foreach (var person in above.Values)
        {
            await Write(db, task, person, MailKind.Escalation, $"{occasion}:{person.Id}", $"เร่งรัด: {Title(task)}", $"""
                เรียน {person.DisplayName}

                งานต่อไปนี้เลยกำหนดและยังไม่แล้วเสร็จ จึงเรียนมาเพื่อโปรดกำกับติดตาม

                {Facts(task)}
                ผู้รับผิดชอบ: {names}
                """);
        }
    }

    /// <summary>One mail to one person about something else than a task.</summary>
    public void Tell(PaContext db, string unitId, Person person, MailKind kind, string occasion, string subject, string body, string? link) =>
        db.Mails.Add(new OutgoingMail
        {
            Occasion = occasion,
            Kind = kind,
            UnitId = unitId,
            PersonId = person.Id,
            ToName = person.DisplayName,
            ToAddress = person.Email ?? throw new InvalidOperationException($"{person.UserName} has no mail address."),
            Subject = subject,
            Body = body.ReplaceLineEndings("\n"),
            Link = link,
            CreatedAt = clock.GetUtcNow(),
            ReadyAt = clock.GetUtcNow(),
        });

    public static Task<List<Person>> HoldersOf(PaContext db, string unitId, params string[] posts) => db.Users
        .Where(p => p.UnitId == unitId && p.Posts.Any(h => h.UnitId == unitId && posts.Contains(h.Post)))
        .OrderBy(p => p.Id).ToListAsync();

    async Task<List<Person>> Doers(PaContext db, UserTask task) => task switch
    {
        { ClaimedBy: { } claimed } => await db.Users.FindAsync(claimed) is { } person ? [person] : [],
        { Assignee: { } assignee } => await db.Users.FindAsync(assignee) is { } person ? [person] : [],
        { Post: PostIds.Director } => [.. await Holders(db, task.UnitId, PostIds.Director), .. await Acting(db, task)],
        { Post: { } post } => await Holders(db, task.UnitId, post),
        _ => [],
    };

    /// <summary>Who stands in for the director today: the first by rank.</summary>
    async Task<List<Person>> Acting(PaContext db, UserTask task)
    {
        var day = ThaiDisplay.Today(clock);
        var acting = db.ActingOn(task.UnitId, day).Where(a => a.Kind == ActingKind.InPlace || task.Form == SignatureForm.Key);
        return await acting.Join(db.Users, a => a.PersonId, p => p.Id, (a, p) => new { a.Rank, a.Id, Person = p })
            .OrderBy(a => a.Rank).ThenBy(a => a.Id).Select(a => a.Person).Take(1).ToListAsync();
    }

    /// <summary>The holders of a post, asked for once in a transaction: one step may open many tasks, and one commit may serve many steps.</summary>
    async Task<List<Person>> Holders(PaContext db, string unitId, string post)
    {
        if (db.Database.CurrentTransaction is not { } transaction) return await db.HoldersOf(unitId, post);
        var asked = holders.GetOrCreateValue(transaction);
        if (!asked.TryGetValue((unitId, post), out var people)) asked[(unitId, post)] = people = await db.HoldersOf(unitId, post);
        return people;
    }

    /// <summary>An owner's group heads and strategy unit; the strategy unit's director; for the director, the strategy unit that runs the year.</summary>
    static Task<List<Person>> Above(PaContext db, UserTask task) => task.Post switch
    {
        PostIds.Strategy => HoldersOf(db, task.UnitId, PostIds.Director),
        PostIds.Director => HoldersOf(db, task.UnitId, PostIds.Strategy),
        _ => HoldersOf(db, task.UnitId, PostIds.GroupHead, PostIds.Strategy),
    };

    /// <summary>Who is asked to acknowledge a letter may do so from the mail; everything else begins in the task.</summary>
    async Task Write(PaContext db, UserTask task, Person person, MailKind kind, string occasion, string subject, string body) =>
        Tell(db, task.UnitId, person, kind, occasion, subject, body,
            links is not null && task.Form == ReadLinks.Form && task.Assignee == person.Id ? await links.Of(db, task) : $"/tasks/{Uri.EscapeDataString(task.Id)}");

    internal static string Title(UserTask task) => task switch
    {
        { Kpi: { } kpi, Round: { } round } => $"{task.Name} ตัวชี้วัด {kpi} {ThaiDisplay.RoundName(round)} ปีงบประมาณ {task.Year}",
        { Round: { } round } => $"{task.Name} {ThaiDisplay.RoundName(round)} ปีงบประมาณ {task.Year}",
        _ => $"{task.Name} ปีงบประมาณ {task.Year}",
    };

    internal static string Facts(UserTask task)
    {
        var lines = new List<string> { $"งาน: {task.Name}" };
        if (task.Kpi is { } kpi) lines.Add($"ตัวชี้วัด: {kpi} {Workflows.Engine.Variables.Parse(task.Variables).Text("kpi.name")}");
        if (task.Kpi is null && Workflows.Engine.Variables.Parse(task.Variables).Text("matter") is { } matter) lines.Add($"เรื่อง: {matter}");
        if (Workflows.Engine.Variables.Parse(task.Variables).Text("changes") is { } changes) lines.Add($"สิ่งที่เปลี่ยน:\n{changes}\nโปรดเปิดอ่านในระบบแล้วกดรับทราบ");
        if (task.Round is { } round) lines.Add($"รอบการรายงาน: {ThaiDisplay.RoundName(round)}");
        if (task.DueAt is { } due) lines.Add($"กำหนดแล้วเสร็จ: {ThaiDisplay.LongDateTime(due)}");
        return string.Join('\n', lines);
    }
}
