using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Accounts.Tokens;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Accounts;

/// <summary>A person as typed into a form.</summary>
public sealed record NewPerson(string UserName, string DisplayName, string Email, string WorkGroup, IReadOnlyList<string> Posts);

/// <summary>A first password, to be shown once on the answer to the post that made it.</summary>
public sealed record HandedPassword(string Name, string UserName, string Password);

/// <summary>Where accounts are made, given posts and first passwords. All of a call commits together.</summary>
public sealed class PeopleDesk(PaContext db, UserManager<Person> people, AuditTrail audit, TimeProvider clock)
{
    public const int MinPassword = 12;

    // Without letters and digits that look alike on paper.
    const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A password to be handed over on paper: 16 random letters in fours, 79 bits.</summary>
    public static string FirstPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 4)));

    /// <summary>The first run: the unit and its first people; the first of them signs in and administers.</summary>
    /// <param name="passwords">One for each person.</param>
    /// <returns>Faults by field; the fields of person n begin with <c>People[n].</c>. Empty: all is stored.</returns>
    public async Task<IReadOnlyList<FieldFault>> SetUp(Unit unit, IReadOnlyList<NewPerson> first, IReadOnlyList<string> passwords)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Units.AnyAsync()) return [new("", "ตั้งค่าหน่วยงานไว้แล้ว — โปรดเข้าสู่ระบบ")];
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        var faults = new List<FieldFault>();
        foreach (var (person, n) in first.Select((person, n) => (person, n)))
            faults.AddRange((await Create(unit.Id, person, passwords[n])).Select(fault => fault with { Field = $"People[{n}].{fault.Field}" }));
        if (faults.Count > 0) return faults;
        await audit.Append(db, unit.Id, first[0].UserName, "unit.set-up", unit.Id, new { unit.Name, people = first.Select(p => p.UserName) });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return [];
    }

    public async Task<IReadOnlyList<FieldFault>> Add(string unitId, NewPerson person, string password, string by)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var faults = await Create(unitId, person, password);
        if (faults.Count > 0) return faults;
        await audit.Append(db, unitId, by, "person.added", person.UserName, new { person.Posts });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return [];
    }

    /// <summary>All of them with first passwords, or nobody where anything is wrong with one.</summary>
    /// <param name="given">At least one.</param>
    /// <returns>Faults by field, those of person n begin with <c>People[n].</c>; where there is none, a password for each person.</returns>
    public async Task<(IReadOnlyList<FieldFault> Faults, IReadOnlyList<string> Passwords)> AddAll(string unitId, IReadOnlyList<NewPerson> given, string by)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (faults, passwords) = (new List<FieldFault>(), given.Select(_ => FirstPassword()).ToList());
        foreach (var (person, n) in given.Select((person, n) => (person, n)))
        {
            faults.AddRange((await Create(unitId, person, passwords[n])).Select(fault => fault with { Field = $"People[{n}].{fault.Field}" }));
            await audit.Append(db, unitId, by, "person.added", person.UserName, new { person.Posts });
        }
        if (faults.Count > 0) return (faults, []);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return ([], passwords);
    }

    /// <summary>Gives somebody of the unit one more post.</summary>
    /// <returns>False when the unit has no such person, or there is no such post.</returns>
    public async Task<bool> Give(string unitId, string personId, string post, string by)
    {
        var person = await db.Users.Include(p => p.Posts).SingleOrDefaultAsync(p => p.Id == personId && p.UnitId == unitId);
        if (person is null || !ThaiDisplay.Posts.Contains(post)) return false;
        if (person.Posts.Exists(h => h.Post == post)) return true;
        person.Posts.Add(new PostHolding { PersonId = personId, UnitId = unitId, Post = post });
        await audit.Append(db, unitId, by, "person.changed", person.UserName!, new { Posts = person.Posts.Select(h => h.Post) });
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Posts whose tasks nobody else may do: their last holder keeps them.</summary>
    static readonly string[] NeverEmpty = [PostIds.Administrator, PostIds.Strategy, PostIds.Director];

    /// <summary>Sets name, mail, group and posts.</summary>
    public async Task<IReadOnlyList<FieldFault>?> Change(string unitId, string personId, NewPerson given, string by)
    {
        var person = await db.Users.Include(p => p.Posts).SingleOrDefaultAsync(p => p.Id == personId && p.UnitId == unitId);
        if (person is null) return null;
        var faults = FaultsOf(given with { UserName = person.UserName! });
        foreach (var post in NeverEmpty.Where(post => person.Posts.Exists(h => h.Post == post) && !given.Posts.Contains(post)))
        {
            if (!await db.PostHoldings.AnyAsync(h => h.UnitId == unitId && h.Post == post && h.PersonId != personId))
                faults.Add(new("Posts", $"ต้องมี{ThaiDisplay.PostName(post)}อย่างน้อยหนึ่งคน — โปรดให้หน้าที่นี้แก่ผู้อื่นก่อน"));
        }
        if (faults.Count > 0) return faults;
        (person.DisplayName, person.WorkGroup) = (given.DisplayName, given.WorkGroup);
        (person.Email, person.NormalizedEmail) = (given.Email, people.NormalizeEmail(given.Email));
        person.Posts.RemoveAll(held => !given.Posts.Contains(held.Post));
        person.Posts.AddRange(given.Posts.Except(person.Posts.Select(h => h.Post)).ToList()
            .Select(post => new PostHolding { PersonId = personId, UnitId = unitId, Post = post }));
        // What was taken on for a post that is given up belongs to the post again.
        foreach (var claimed in await db.Tasks.Where(t => t.UnitId == unitId && t.State == UserTaskState.Open && t.Holder == personId && t.ClaimedBy == personId && !given.Posts.Contains(t.Post!)).ToListAsync())
            claimed.ClaimedBy = null;
        await audit.Append(db, unitId, by, "person.changed", person.UserName!, new { given.Posts });
        await db.SaveChangesAsync();
        return [];
    }

    /// <summary>Gives a new first password and ends the person's sessions, tokens and lockout.</summary>
    /// <returns>The password; null when the unit has no such person.</returns>
    public async Task<string?> ResetPassword(string unitId, string personId, string by)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.UnitId == unitId);
        if (person is null) return null;
        var password = FirstPassword();
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
        await people.UpdateSecurityStampAsync(person);
        await TokenDesk.RevokeAll(db, personId, clock.GetUtcNow());
        await audit.Append(db, unitId, by, "password.reset", person.UserName!);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return password;
    }

    async Task<List<FieldFault>> Create(string unitId, NewPerson given, string password)
    {
        var faults = FaultsOf(given);
        if (faults.Count > 0) return faults;
        var person = new Person
        {
            UserName = given.UserName,
            Email = given.Email,
            EmailConfirmed = true,
            DisplayName = given.DisplayName,
            WorkGroup = given.WorkGroup,
            UnitId = unitId,
        };
        person.Posts.AddRange(given.Posts.Select(post => new PostHolding { PersonId = person.Id, UnitId = unitId, Post = post }));
        var created = await people.CreateAsync(person, password);
        return [.. created.Errors.Select(error => new FieldFault(error.Code, error.Description))];
    }

    static List<FieldFault> FaultsOf(NewPerson given)
    {
        var faults = new List<FieldFault>();
        if (given.UserName.Length is 0 or > 60) faults.Add(new("UserName", "โปรดกรอกชื่อผู้ใช้ ไม่เกิน 60 ตัวอักษร"));
        if (given.DisplayName.Length is 0 or > 200) faults.Add(new("DisplayName", "โปรดกรอกชื่อที่แสดง ไม่เกิน 200 ตัวอักษร"));
        if (!new EmailAddressAttribute().IsValid(given.Email) || given.Email.Length > 100) faults.Add(new("Email", "อีเมลไม่ถูกรูปแบบ เช่น name@example.go.th"));
        if (given.WorkGroup.Length > 200) faults.Add(new("WorkGroup", "ชื่อกลุ่มงานยาวเกินไป"));
        if (given.Posts.Count == 0 || given.Posts.Except(ThaiDisplay.Posts).Any()) faults.Add(new("Posts", "โปรดเลือกหน้าที่อย่างน้อยหนึ่งอย่าง"));
        return faults;
    }
}
