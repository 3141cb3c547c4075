using System.Globalization;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>The invitation to a meeting, its agenda, the sheet to sign and the minutes.</summary>
static class MeetingPapers
{
    const string Resolved = "มติ";
    const string Meeting = "ที่ประชุม";

    public static Task<LetterDraft> Invitation(Commission paper)
    {
        var due = DateTimeOffset.Parse(paper.Facts.Text("plan.briefing.due")!, CultureInfo.InvariantCulture);
        return Task.FromResult(new LetterDraft($"ขอเชิญประชุมชี้แจงคำรับรองการปฏิบัติราชการ ปีงบประมาณ {paper.Year.Year}", new MeetingInvitation(
            paper.Head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้รับผิดชอบตัวชี้วัด", "เจ้าหน้าที่ทุกคน"], paper.Year.Year,
            DateOf(due), new TimeOnly(9, 30), $"ห้องประชุม{paper.UnitName}",
            [
                "แนวทางการดำเนินงานตามคำรับรองการปฏิบัติราชการของปี",
                "รายละเอียดตัวชี้วัด เกณฑ์การให้คะแนน และหลักฐานที่ต้องใช้",
                "กำหนดส่งหลักฐานภายในของรอบ 5 เดือน และรอบ 11 เดือน",
                "การมอบหมายผู้รับผิดชอบตัวชี้วัด",
            ]).ToData()));
    }

    public static Task<LetterDraft> Agenda(Commission paper)
    {
        var said = paper.Said;
        return Task.FromResult(new LetterDraft($"ระเบียบวาระการประชุม{said.Text("meeting")}", new MeetingAgenda(
            Unsigned(paper), said.Text("meeting"), said.TextOrNull("session"), said.Date("date"), said.Time("time"), said.Text("place"),
            [.. Enumerable.Range(1, AgendaTopic.Count).Select(no => AgendaTopic.Of(no, said.Lines($"topic{no}")))]).ToData()));
    }

    public static async Task<LetterDraft> SignInSheet(Commission paper)
    {
        var said = paper.Said;
        var people = await Staff.Of(paper.Db, paper.Unit.Id);
        return new($"ใบลงชื่อผู้เข้าร่วมประชุม{said.Text("meeting")}", new SignInSheet(
            Unsigned(paper), said.Text("meeting"), said.TextOrNull("session"), said.Date("date"), said.Time("time"), said.Text("place"),
            [.. people.Select((p, n) => new ListedPerson(n + 1, NameOf(p), GroupOf(p)))]).ToData());
    }

    public static async Task<LetterDraft> Minutes(Commission paper)
    {
        var said = paper.Said;
        var people = (await Staff.Of(paper.Db, paper.Unit.Id)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        return new($"รายงานการประชุม{said.Text("meeting")}", new MeetingMinutes(
            Unsigned(paper), said.Text("meeting"), said.Date("date"), said.Text("place"), said.Time("opened"), said.Time("closed"),
            Attendees(said.Lines("present")), Attendees(said.Lines("absent")), Attendees(said.Lines("others")),
            [.. Enumerable.Range(1, AgendaTopic.Count).Select(no => Topic(no, said.Blocks($"topic{no}")))],
            SignerOf(people[said.Text("recorder")]), SignerOf(people[said.Text("checker")])).ToData());
    }

    // Papers of a meeting carry no director's signature.
    static Letterhead Unsigned(Commission paper) => paper.Head with { SignerName = null };

    /// <summary>A line is <c>name | post | note</c>, the last two where there are any.</summary>
    static IReadOnlyList<Attendee> Attendees(IReadOnlyList<string> lines) => [.. lines.Select((line, n) =>
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return new Attendee(n + 1, parts[0], Part(parts, 1), Part(parts, 2));
    })];

    static string? Part(string[] parts, int at) => parts.Length > at && parts[at].Length > 0 ? parts[at] : null;

    /// <summary>A block of lines is one matter; the line that begins with <c>มติ</c> is what was resolved.</summary>
    static MinutesTopic Topic(int no, IReadOnlyList<IReadOnlyList<string>> blocks) => new(no, AgendaTopic.HeadingOf(no),
        [.. blocks.Select((block, n) => new MinutesItem($"{no}.{n + 1}",
            [.. block.Where(line => !IsResolution(line))], string.Join(' ', block.Where(IsResolution).Select(Resolution)) is { Length: > 0 } resolved ? resolved : null))]);

    static bool IsResolution(string line) => line.StartsWith(Resolved, StringComparison.Ordinal);

    /// <summary>Without the words that the form prints before it.</summary>
    static string Resolution(string line)
    {
        var text = line[Resolved.Length..].TrimStart(':', ' ');
        return text.StartsWith(Meeting, StringComparison.Ordinal) ? text[Meeting.Length..].TrimStart(':', ' ') : text;
    }

    static MinutesSigner SignerOf(Person person) => new(NameOf(person), GroupOf(person));
}
