using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;
using PaWorkflow.Templates.ThaiText;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Letters;

/// <summary>Where a person issues a paper by hand, draws a number for one written elsewhere, and declares a letter or number void.</summary>
public sealed class LetterDesk(
    Transaction transaction, LetterBook book, ProcessDefinitions definitions, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    /// <summary>The procedure that a letter goes through.</summary>
    public const string ProcessId = "letter";

    public const int MaxReason = 500;

    /// <summary>Papers about one KPI, which its holder may issue too.</summary>
    static readonly string[] ofAKpi = ["kpi-sheet", "executive-memo", "smart-cover", "internal-control-worksheet"];

    /// <summary>The whole office's papers.</summary>
    static bool RunsTheOffice(Viewer viewer) =>
        viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Clerk) || viewer.Holds(PostIds.GroupHead) || viewer.Holds(PostIds.Director);

    /// <summary>Numbers and what becomes of them are the clerk's and the strategy unit's.</summary>
    public static bool KeepsRegisters(Viewer viewer) => viewer.Holds(PostIds.Clerk) || viewer.Holds(PostIds.Strategy);

    public static bool SeesRegisters(Viewer viewer) => KeepsRegisters(viewer) || viewer.SeesWholeUnit;

    /// <summary>The kinds that the viewer may issue by hand.</summary>
    public static IReadOnlyList<LetterKind> KindsFor(Viewer viewer) =>
        [.. LetterKind.All.Where(kind => LetterAsks.ByHand.Contains(kind.Id) && (RunsTheOffice(viewer) || (ofAKpi.Contains(kind.Id) && viewer.Holds(PostIds.KpiOwner))))];

    /// <summary>Makes a paper. One with a number goes its way from here: read, signed, numbered, circulated; one without is done.</summary>
    /// <param name="said">By the names of <see cref="LetterAsks"/>.</param>
    /// <param name="people">Ids of those who are to acknowledge it; empty: nobody of the unit.</param>
    /// <returns>Done with the letter's id, or what is wrong.</returns>
    public async Task<(Outcome Outcome, long Letter)> Issue(
        string kindId, int year, IReadOnlyDictionary<string, string> said, IReadOnlyCollection<string> people, Viewer viewer, string? commandId)
    {
        if (KindsFor(viewer).FirstOrDefault(k => k.Id == kindId) is not { } kind) return (new Outcome.NotFound(), 0);
        var content = $"letter.issue {kindId} {year} {string.Join('\n', said.OrderBy(s => s.Key, StringComparer.Ordinal))} {string.Join(',', people)}";
        // A sender's own id may be as long as a key, and another unit may use it too.
        var key = commandId is null ? Guid.NewGuid().ToString("N") : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{viewer.UnitId} {commandId}")))[..32];
        var (outcome, answer) = await transaction.Once(viewer, commandId, content, clock.GetUtcNow(), async db =>
            $"{(await Issue(db, kind, year, said, people, viewer, key)).Id}");
        if (outcome is Outcome.Done) wake.Workers();
        return (outcome, outcome is Outcome.Done ? long.Parse(answer, System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    async Task<Letter> Issue(PaContext db, LetterKind kind, int year, IReadOnlyDictionary<string, string> said, IReadOnlyCollection<string> people, Viewer viewer, string key)
    {
        if (await db.Years.FindAsync(viewer.UnitId, year) is null) throw Rejected.NotFound();
        var known = await db.Users.Where(p => p.UnitId == viewer.UnitId && people.Contains(p.Id)).Select(p => p.Id).ToListAsync();
        if (known.Count != people.Count) throw Rejected.Invalid("People", "ผู้รับทราบบางคนไม่อยู่ในหน่วยงานแล้ว — โปรดเลือกใหม่");
        var instanceId = kind.Register is null ? null : $"{viewer.UnitId}-{year}-letter-{key}";
        var letter = await book.Draft(db, new(kind.Id, viewer.UnitId, year, Variables.Empty, said), $"issued:{key}", instanceId, viewer.PersonId);
        if (letter.Kpi is { } kpi && !RunsTheOffice(viewer) && !await viewer.KpisSeen(db).AnyAsync(h => h.Year == year && h.Kpi == kpi))
            throw Rejected.Invalid("kpi", "ท่านออกหนังสือได้เฉพาะตัวชี้วัดที่ท่านรับผิดชอบ — โปรดเลือกตัวชี้วัดอื่น");
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "letter.issued", kind.Id, new { letter.Subject, said, people = known });
        if (instanceId is null) (letter.State, letter.FiledAt) = (LetterState.Filed, clock.GetUtcNow());
        await db.SaveChangesAsync();
        if (instanceId is not null) await Begin(db, letter, instanceId, said, known, viewer);
        return letter;
    }

    async Task Begin(PaContext db, Letter letter, string instanceId, IReadOnlyDictionary<string, string> said, List<string> people, Viewer viewer)
    {
        await definitions.Deploy(db, Builtin.Read(ProcessId), $"{ProcessId}.bpmn");
        await Vacancies.Refuse(db, definitions, ProcessId, letter.UnitId, ThaiDisplay.Today(clock));
        people.Sort(StringComparer.Ordinal);
        await stepper.Start(db, ProcessId, new StartInstance(instanceId, instanceId, Variables.Of(new
        {
            unit = new { id = letter.UnitId },
            year = letter.Year,
            letter = letter.Id,
            matter = letter.Subject,
            drafter = viewer.PersonId,
            said,
            people,
            review = DeadlinePlan.ForTask("reviewLetter", await db.CalendarOf(letter.UnitId), clock.GetUtcNow()),
        })), letter.UnitId, letter.Year, viewer.PersonId);
    }

    /// <summary>A number for a paper that was written outside the house.</summary>
    /// <returns>Done with the number as the paper shows it, or what is wrong.</returns>
    public async Task<(Outcome Outcome, string Number)> Draw(string series, string subject, string addressee, Viewer viewer, string? commandId)
    {
        if (!KeepsRegisters(viewer)) return (new Outcome.NotFound(), "");
        return await transaction.Once(viewer, commandId, $"register.draw {series} {subject} {addressee}", clock.GetUtcNow(), async db =>
        {
            if (!RegisterSeries.All.Contains(series)) throw Rejected.Invalid("Series", "โปรดเลือกทะเบียน");
            YearSteps.Required(subject, "Subject", "โปรดกรอกเรื่อง เพื่อให้ทะเบียนบอกได้ว่าเลขนี้ใช้กับหนังสือใด");
            if (subject.Trim().Length > RegisterEntry.MaxText) throw Rejected.Invalid("Subject", $"เรื่องยาวเกิน {RegisterEntry.MaxText} ตัวอักษร");
            var prefix = ThaiDigits.ToArabic((await db.Units.FindAsync(viewer.UnitId))!.LetterPrefix);
            var entry = await db.Draw(new(viewer.UnitId, ThaiDisplay.Today(clock).Year + 543, series, prefix, subject.Trim(), addressee.Trim(), viewer.PersonId, clock.GetUtcNow()));
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "register.drawn", entry.Number, new { series, entry.Subject, entry.Addressee });
            return entry.Number;
        });
    }

    /// <summary>The number stays in the register, marked void, and is never given again.</summary>
    public async Task<Outcome> VoidNumber(string series, int calendarYear, int no, string reason, Viewer viewer, string? commandId)
    {
        if (!KeepsRegisters(viewer)) return new Outcome.NotFound();
        return (await transaction.Once(viewer, commandId, $"register.void {series} {calendarYear} {no} {reason}", clock.GetUtcNow(), async db =>
        {
            var entry = await db.RegisterEntries.Include(e => e.Letter).SingleOrDefaultAsync(e => e.UnitId == viewer.UnitId && e.CalendarYear == calendarYear && e.Series == series && e.No == no)
                ?? throw Rejected.NotFound();
            await Void(db, entry, Reason(reason), viewer);
            if (entry.Letter is { } letter) await End(db, letter, reason.Trim(), viewer);
            return "done";
        })).Outcome;
    }

    /// <summary>Declares a letter void, with its number where it has one, and ends its way.</summary>
    public async Task<Outcome> Void(long letterId, string reason, Viewer viewer, string? commandId)
    {
        var outcome = (await transaction.Once(viewer, commandId, $"letter.void {letterId} {reason}", clock.GetUtcNow(), async db =>
        {
            var letter = await db.Letters.SingleOrDefaultAsync(l => l.Id == letterId && l.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
            if (!MayVoid(letter, viewer)) throw Rejected.NotFound();
            Reason(reason);
            foreach (var entry in await db.RegisterEntries.Where(e => e.LetterId == letterId && e.VoidedAt == null).ToListAsync()) await Void(db, entry, reason.Trim(), viewer);
            await End(db, letter, reason.Trim(), viewer);
            return "done";
        })).Outcome;
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    /// <summary>Who keeps the registers, and who drafted it as long as it has no number.</summary>
    public static bool MayVoid(Letter letter, Viewer viewer) =>
        letter.State != LetterState.Void && (KeepsRegisters(viewer) || (letter.Number is null && letter.CreatedBy == viewer.PersonId));

    static string Reason(string reason)
    {
        YearSteps.Required(reason, "Reason", "โปรดระบุเหตุผลที่ยกเลิก ทะเบียนจะแสดงเหตุผลนี้");
        return reason.Trim().Length <= MaxReason ? reason.Trim() : throw Rejected.Invalid("Reason", $"เหตุผลยาวเกิน {MaxReason} ตัวอักษร");
    }

    async Task Void(PaContext db, RegisterEntry entry, string reason, Viewer viewer)
    {
        if (entry.VoidedAt is not null) throw Rejected.Conflict($"เลขที่ {entry.Number} ถูกยกเลิกไปแล้ว จึงไม่มีการเปลี่ยนแปลง");
        (entry.VoidedAt, entry.VoidedBy, entry.VoidReason) = (clock.GetUtcNow(), viewer.PersonId, reason);
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "register.voided", entry.Number, new { entry.Series, reason });
    }

    async Task End(PaContext db, Letter letter, string reason, Viewer viewer)
    {
        if (letter.State == LetterState.Void) throw Rejected.Conflict("หนังสือนี้ถูกยกเลิกไปแล้ว จึงไม่มีการเปลี่ยนแปลง");
        if (letter.InstanceId is { } id && await db.Instances.SingleOrDefaultAsync(i => i.Id == id) is { } instance)
        {
            var ended = instance.EndedAt is not null;
            if (instance.ProcessId != ProcessId && letter.Number is null) throw Rejected.Conflict("ร่างนี้อยู่ในขั้นตอนของปีงบประมาณ — โปรดส่งกลับหรือลงนามในงานของขั้นนั้น");
            if (instance.ProcessId == ProcessId && !ended && await stepper.Take(db, id, new CancelInstance(reason), viewer.PersonId) is { } refused) throw Rejected.Conflict(refused);
        }
        letter.State = LetterState.Void;
        await audit.Append(db, viewer.UnitId, viewer.PersonId, "letter.voided", letter.Kind, new { letter.Subject, letter.Number, reason });
    }
}
