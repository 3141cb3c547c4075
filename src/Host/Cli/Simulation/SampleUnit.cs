using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>A unit of the right size with everyone in it named by post, for the demonstration and for simulated years.</summary>
public sealed record SampleUnit(string Id, string Name, string LetterPrefix, string Suffix)
{
    const string Department = "กรมสนับสนุนบริการสุขภาพ";

    static readonly (string Key, string Name)[] groups =
    [
        ("admin", "กลุ่มบริหารงานทั่วไป"), ("standards", "กลุ่มมาตรฐาน"), ("engineering", "กลุ่มวิศวกรรมการแพทย์"), ("health", "กลุ่มสนับสนุนสุขภาพภาคประชาชน"),
    ];

    public static SampleUnit Numbered(int number) => new(
        $"u{number:00}", $"ศูนย์สนับสนุนบริการสุขภาพตัวอย่างที่ {number}", $"สธ ๐๗{Templates.ThaiText.ThaiDigits.Of($"{number:00}")}", $".u{number:00}");

    /// <summary>The six KPI owners, in the order of a catalogue's KPIs.</summary>
    public IReadOnlyList<string> Owners => [.. Enumerable.Range(1, 6).Select(n => $"owner{n}{Suffix}")];

    public string Strategy => $"strategy{Suffix}";

    /// <param name="passwordHash">Null: nobody can sign in.</param>
    public void AddTo(PaContext db, string? passwordHash)
    {
        db.Units.Add(new Unit { Id = Id, Name = Name, Department = Department, LetterPrefix = LetterPrefix });
        foreach (var (key, name, group, posts) in People())
        {
            var userName = key + Suffix;
            var mail = $"{userName}@example.go.th";
            var person = new Person
            {
                Id = userName,
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                Email = mail,
                NormalizedEmail = mail.ToUpperInvariant(),
                EmailConfirmed = true,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                PasswordHash = passwordHash,
                DisplayName = name,
                WorkGroup = group,
                UnitId = Id,
            };
            person.Posts.AddRange(posts.Select(post => new PostHolding { PersonId = userName, UnitId = Id, Post = post }));
            db.Users.Add(person);
        }
    }

    static IEnumerable<(string Key, string Name, string Group, string[] Posts)> People()
    {
        yield return ("director", "ผู้อำนวยการศูนย์", "", [PostIds.Director]);
        foreach (var (key, name) in groups) yield return ($"head-{key}", $"หัวหน้า{name}", name, [PostIds.GroupHead]);
        yield return ("strategy", "นักวิเคราะห์นโยบายและแผน", groups[0].Name, [PostIds.Strategy, PostIds.Administrator]);
        yield return ("strategy2", "ผู้ช่วยนักวิเคราะห์นโยบายและแผน", groups[0].Name, [PostIds.Strategy]);
        for (var n = 1; n <= 6; n++) yield return ($"owner{n}", $"ผู้รับผิดชอบตัวชี้วัดคนที่ {n}", groups[(n - 1) % 4].Name, [PostIds.KpiOwner]);
        for (var n = 1; n <= 10; n++) yield return ($"staff{n}", $"เจ้าหน้าที่คนที่ {n}", groups[(n - 1) % 4].Name, [PostIds.Staff]);
        yield return ("clerk", "เจ้าพนักงานธุรการ", groups[0].Name, [PostIds.Clerk]);
        yield return ("auditor", "ผู้ตรวจสอบภายใน", "", [PostIds.Auditor]);
    }
}
