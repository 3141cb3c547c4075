using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Letters;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Procedure;

/// <summary>What became of a form that was to be put in force.</summary>
/// <param name="Check">Null where the file was not looked into.</param>
public sealed record FormChange(Outcome Outcome, FormCheck? Check = null);

/// <summary>For whom a form is changed, and what the person saw in force there.</summary>
/// <param name="WholeHouse">For every unit that has none of its own.</param>
/// <param name="BasedOn">The newest version of that scope that was seen; 0: none. Another one by now is a conflict, so that nobody's work is put out of force unseen.</param>
public sealed record FormScope(bool WholeHouse, int BasedOn);

/// <summary>
/// Where an office puts its own forms of letters and its emblem in force, or goes back. Each change is a newer version; letters that were made already stay as they are.
/// </summary>
public sealed class FormDesk(Transaction transaction, LetterForms forms, Vault vault, AuditTrail audit, TimeProvider clock)
{
    public const int MaxForm = 3 * 1024 * 1024;

    /// <summary>The forms are looked at by those who see the whole unit, and by the clerk who writes the letters.</summary>
    public static bool MaySee(Viewer viewer) => viewer.SeesWholeUnit || viewer.Holds(PostIds.Clerk);

    public static bool MayChange(Viewer viewer, bool wholeHouse) =>
        wholeHouse ? viewer.Holds(PostIds.Administrator) : viewer.Holds(PostIds.Strategy) || viewer.Holds(PostIds.Clerk);

    /// <summary>Puts a form in force. One with faults is refused with all of them, and nothing is kept.</summary>
    public async Task<FormChange> Put(LetterKind kind, byte[] docx, string fileName, string note, FormScope scope, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer, scope.WholeHouse)) return new(new Outcome.NotFound());
        if (docx.Length == 0) return new(new Outcome.Invalid("File", "โปรดเลือกไฟล์แบบหนังสือ (.docx)"));
        if (docx.Length > MaxForm) return new(new Outcome.Invalid("File", $"ไฟล์ใหญ่เกิน {MaxForm / 1024 / 1024} MB — แบบหนังสือทั่วไปมีขนาดไม่ถึง 100 KB โปรดตรวจว่าเลือกไฟล์ถูก หรือย่อรูปในไฟล์"));
        var check = FormCheck.Of(kind, docx, fileName);
        if (check.Faults.Count > 0)
            return new(new Outcome.Invalid("File", $"แบบหนังสือนี้มีสิ่งที่ต้องแก้ {check.Faults.Count} รายการ จึงยังไม่นำไปใช้ — ดูทุกรายการด้านล่าง แก้ในไฟล์แล้วส่งใหม่"), check);
        if (NoteFault(note) is { } fault) return new(fault, check);
        var outcome = await Keep(kind.Id, $"แบบ{kind.Title}", docx, fileName, note.Trim(), scope, viewer, commandId);
        return new(outcome, check);
    }

    /// <summary>Puts an emblem in force, in every form.</summary>
    public async Task<Outcome> PutEmblem(byte[] png, string fileName, string note, FormScope scope, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer, scope.WholeHouse)) return new Outcome.NotFound();
        if (EmblemPicture.Fault(png) is { } fault) return new Outcome.Invalid("File", fault);
        if (NoteFault(note) is { } missing) return missing;
        return await Keep(LetterForm.Emblem, "ตราของหน่วยงาน", png, fileName, note.Trim(), scope, viewer, commandId);
    }

    /// <summary>Puts an older version of the scope in force again, as a newer one.</summary>
    public async Task<FormChange> GoBack(string kind, int version, FormScope scope, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer, scope.WholeHouse)) return new(new Outcome.NotFound());
        FormCheck? check = null;
        var (outcome, _) = await transaction.Once(viewer, commandId, In($"form.back {kind} {scope.WholeHouse} {version} {scope.BasedOn}"), clock.GetUtcNow(), async db =>
        {
            var unit = UnitOf(scope, viewer);
            if (await db.LetterForms.AsNoTracking().SingleOrDefaultAsync(form => form.UnitId == unit && form.Kind == kind && form.Version == version) is not { Sha256: not null } old) throw Rejected.NotFound();
            if (kind != LetterForm.Emblem)
            {
                // The program may have changed what a letter has since then.
                check = FormCheck.Of(LetterKind.Of(kind), await forms.Bytes(new(kind, scope.WholeHouse ? FormOrigin.House : FormOrigin.Unit, old)), old.FileName);
                if (check.Faults.Count > 0) throw Rejected.Conflict($"แบบฉบับที่ {version} ใช้กับข้อมูลของหนังสือในปัจจุบันไม่ได้ มีสิ่งที่ต้องแก้ {check.Faults.Count} รายการ — โปรดดาวน์โหลดไปแก้ แล้วส่งเป็นฉบับใหม่");
            }
            return await Add(db, kind, TitleOf(kind), old.Sha256, old.FileName, In($"กลับไปใช้ฉบับที่ {version}"), scope, viewer);
        });
        return new(outcome, check);
    }

    /// <summary>From now on what lies below serves again: the whole house's form, or the shipped one; of emblems none.</summary>
    public async Task<Outcome> Withdraw(string kind, FormScope scope, Viewer viewer, string? commandId = null)
    {
        if (!MayChange(viewer, scope.WholeHouse)) return new Outcome.NotFound();
        var (outcome, _) = await transaction.Once(viewer, commandId, In($"form.withdraw {kind} {scope.WholeHouse} {scope.BasedOn}"), clock.GetUtcNow(), db =>
            Add(db, kind, TitleOf(kind), null, "", scope.WholeHouse ? "เลิกใช้ของทั้งระบบ" : "เลิกใช้ของหน่วยงาน", scope, viewer));
        return outcome;
    }

    async Task<Outcome> Keep(string kind, string title, byte[] content, string fileName, string note, FormScope scope, Viewer viewer, string? commandId)
    {
        var name = "";
        if (await Rejected.Catch(() => Task.FromResult(name = FileNames.Clean(fileName))) is Outcome.Invalid unnamed) return unnamed with { Field = "File" };
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var (outcome, _) = await transaction.Once(viewer, commandId, In($"form.put {kind} {scope.WholeHouse} {scope.BasedOn} {sha256} {note}"), clock.GetUtcNow(), async db =>
        {
            // Before the row that names it.
            await vault.Store(content);
            return await Add(db, kind, title, sha256, name, note, scope, viewer);
        });
        return outcome;
    }

    async Task<string> Add(PaContext db, string kind, string title, string? sha256, string fileName, string note, FormScope scope, Viewer viewer)
    {
        var unit = UnitOf(scope, viewer);
        var newest = await db.LetterForms.AsNoTracking().Where(form => form.UnitId == unit && form.Kind == kind).OrderByDescending(form => form.Version).FirstOrDefaultAsync();
        if ((newest?.Version ?? 0) != scope.BasedOn) throw Rejected.Conflict($"ระหว่างที่ท่านดูหน้านี้ มีผู้เปลี่ยน{title}เป็นฉบับที่ {newest?.Version} แล้ว จึงยังไม่มีการเปลี่ยนแปลงใด ๆ — โปรดดูฉบับนั้นก่อน แล้วส่งอีกครั้งหากยังต้องการ");
        if (newest?.Sha256 == sha256) throw Rejected.Conflict(sha256 is null ? "ไม่ได้ใช้แบบนี้อยู่แล้ว จึงไม่มีอะไรเปลี่ยน" : $"ไฟล์นี้เหมือนฉบับที่ {newest?.Version} ที่ใช้อยู่ทุกประการ จึงไม่ได้ออกฉบับใหม่");
        var row = new LetterForm { UnitId = unit, Kind = kind, Version = scope.BasedOn + 1, Sha256 = sha256, FileName = fileName, Note = note, By = viewer.PersonId, At = clock.GetUtcNow() };
        db.LetterForms.Add(row);
        await audit.Append(db, viewer.UnitId, viewer.PersonId, sha256 is null ? "form.withdrawn" : "form.deployed", In($"{kind} {row.Version}"),
            new { step = scope.WholeHouse ? $"{title} ของทั้งระบบ" : title, sha256, note, wholeHouse = scope.WholeHouse });
        return In($"{row.Version}");
    }

    static string UnitOf(FormScope scope, Viewer viewer) => scope.WholeHouse ? LetterForm.WholeHouse : viewer.UnitId;

    static string TitleOf(string kind) => kind == LetterForm.Emblem ? "ตราของหน่วยงาน" : $"แบบ{LetterKind.Of(kind).Title}";

    static Outcome.Invalid? NoteFault(string note) => note.Trim() is { Length: > 0 and <= LetterForm.MaxNote } ? null
        : new("Note", $"โปรดบอกว่าแก้ไขอะไรและเพราะเหตุใด ไม่เกิน {LetterForm.MaxNote} ตัวอักษร เพื่อให้ผู้อื่นอ่านย้อนหลังได้");

    static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
