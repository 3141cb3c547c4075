using PaWorkflow.Host.Letters.Writing;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Letters;

/// <summary>What a person is asked for each kind of paper that is issued by hand, what the record proposes, and whether the answers will do.</summary>
public sealed class LetterAsks(Catalogues catalogues, TimeProvider clock)
{
    /// <summary>Characters of a line.</summary>
    public const int MaxLine = 300;

    /// <summary>Characters of paragraphs or a list.</summary>
    public const int MaxText = 20_000;

    static readonly Ask kpi = new("kpi", "ตัวชี้วัด", AskKind.Kpi);
    static readonly Ask round = new("round", "รอบการรายงาน", AskKind.Round);
    static readonly Ask place = new("place", "สถานที่ประชุม", AskKind.Line);
    static readonly Ask meetingDate = new("date", "วันที่ประชุม", AskKind.Date);
    static readonly Ask session = new("session", "ครั้งที่", AskKind.Line, Required: false, "เช่น 2/2564 เว้นว่างได้ถ้ายังไม่ทราบ");
    static readonly Ask meeting = new("meeting", "ชื่อการประชุม", AskKind.Line, Hint: "ข้อความต่อจากคำว่า การประชุม เช่น คณะทำงานคำรับรองการปฏิบัติราชการ");

    static readonly IReadOnlyList<Ask> called = [meeting, session, meetingDate, new("time", "เวลาเริ่มประชุม", AskKind.Time), place];

    static readonly Dictionary<string, IReadOnlyList<Ask>> asks = new(StringComparer.Ordinal)
    {
        ["meeting-agenda"] = [.. called, .. Topics(AskKind.Lines, "หัวข้อละหนึ่งบรรทัด เว้นว่างได้ถ้าไม่มี")],
        ["sign-in-sheet"] = called,
        ["meeting-minutes"] =
        [
            meeting, meetingDate, place, new("opened", "เริ่มประชุมเวลา", AskKind.Time), new("closed", "เลิกประชุมเวลา", AskKind.Time),
            new("present", "ผู้มาประชุม", AskKind.Lines, Hint: "คนละหนึ่งบรรทัด: ชื่อ | ตำแหน่ง | แทน ผู้ใด (ถ้ามาแทน)"),
            new("absent", "ผู้ไม่มาประชุม", AskKind.Lines, Required: false, "คนละหนึ่งบรรทัด: ชื่อ | ตำแหน่ง | เหตุที่ไม่มา"),
            new("others", "ผู้เข้าร่วมประชุม", AskKind.Lines, Required: false, "คนละหนึ่งบรรทัด: ชื่อ | ตำแหน่ง"),
            .. Topics(AskKind.Text, "ขึ้นเรื่องใหม่ให้เว้นบรรทัดว่าง บรรทัดที่ขึ้นต้นด้วยคำว่า มติ คือมติที่ประชุม"),
            new("recorder", "ผู้จดรายงานการประชุม", AskKind.Person), new("checker", "ผู้ตรวจรายงานการประชุม", AskKind.Person),
        ],
        ["circular"] =
        [
            new("recipients", "เรียน", AskKind.Lines, Hint: "ผู้รับกลุ่มละหนึ่งบรรทัด"), new("subject", "เรื่อง", AskKind.Line),
            new("cause", "เหตุที่มีหนังสือ", AskKind.Text, Hint: "ขึ้นต้นด้วย ด้วย… หรือ ตามที่… นั้น"), new("wish", "สิ่งที่ขอให้ทำ", AskKind.Text, Hint: "ขึ้นต้นด้วย ในการนี้… หรือ บัดนี้…"),
            new("closing", "ย่อหน้าสุดท้าย", AskKind.Line, Hint: "จึงเรียนมาเพื่อโปรด…"),
        ],
        ["acknowledgement-list"] = [new("letter", "หนังสือที่เวียน", AskKind.Letter)],
        ["kpi-sheet"] = [kpi, new("dataSource", "แหล่งข้อมูล", AskKind.Line, Required: false, "เว้นว่างไว้ ระบบจะใช้กลุ่มของผู้จัดเก็บ")],
        ["reminder-letter"] = [new("person", "ผู้ที่จะแจ้งเตือน", AskKind.Person)],
        ["overdue-letter"] = [new("person", "ผู้ที่จะเร่งรัด", AskKind.Person), new("handInBy", "ให้ส่งภายในวันที่", AskKind.Date)],
        ["executive-memo"] =
        [
            kpi, round, new("to", "เรียน", AskKind.Line), new("copyTo", "สำเนาเรียน", AskKind.Line),
            new("subject", "เรื่อง", AskKind.Line, Required: false, "เว้นว่างไว้ ระบบจะใช้ชื่อตัวชี้วัดและรอบ"),
            new("cause", "เหตุที่มีหนังสือ", AskKind.Text, Required: false, "ขึ้นต้นด้วย ตามที่… นั้น เว้นว่างไว้ระบบจะเขียนให้"),
            new("criteria", "เกณฑ์ข้อที่รายงาน", AskKind.Lines, Required: false, "ข้อละหนึ่งบรรทัด เช่น 1 เว้นว่างไว้หมายถึงทุกข้อที่มีผล"),
        ],
        ["smart-cover"] = [kpi, round],
        ["internal-control-worksheet"] = [kpi, round],
        ["hr-handover"] = [round, new("to", "เรียน", AskKind.Line)],
        ["department-summary"] = [round, new("to", "เรียน", AskKind.Line)],
    };

    /// <summary>Ids of the kinds that a person may issue.</summary>
    public static IReadOnlyCollection<string> ByHand => asks.Keys;

    /// <summary>In the order of the form; empty for a kind that only the procedure makes.</summary>
    public static IReadOnlyList<Ask> Of(string kind) => asks.GetValueOrDefault(kind) ?? [];

    /// <summary>What the record knows already, by field; a field that it knows nothing of is left out.</summary>
    /// <exception cref="InvalidOperationException">The unit has no such year.</exception>
    public async Task<IReadOnlyDictionary<string, string>> Proposed(PaContext db, string unitId, int year, string kind)
    {
        var proposals = await Proposals.Of(db, catalogues, unitId, year, clock.GetUtcNow());
        var proposed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ask in Of(kind))
        {
            if (await proposals.For(kind, ask.Name) is { Length: > 0 } text) proposed[ask.Name] = text;
        }
        return proposed;
    }

    /// <summary>The answers, with the job's variables where nothing was said, and the record's proposals where nobody was asked.</summary>
    /// <exception cref="Rejected">Fields are missing or wrong: all of them at once.</exception>
    internal async Task<IReadOnlyDictionary<string, string>> Answered(PaContext db, LetterRequest request)
    {
        var fields = Of(request.Kind);
        if (fields.Count == 0) return request.Said;
        var proposed = request.Said.Count > 0 ? request.Said : await Proposed(db, request.UnitId, request.Year, request.Kind);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ask in fields)
        {
            var fact = FactOf(ask.Kind).Select(request.Facts.Text).FirstOrDefault(text => text is not null);
            var said = request.Said.GetValueOrDefault(ask.Name, "").Trim();
            answers[ask.Name] = (said.Length > 0 ? said : fact ?? proposed.GetValueOrDefault(ask.Name, "")).ReplaceLineEndings("\n").Trim();
        }
        var catalogue = catalogues.Of((await db.Years.FindAsync(request.UnitId, request.Year))!);
        var faults = await new AnswerCheck(db, request.UnitId, request.Year, catalogue, clock.GetUtcNow()).Faults(request.Kind, fields, answers);
        return faults.Count > 0 ? throw Rejected.Invalid(faults) : answers;
    }

    static string[] FactOf(AskKind kind) => kind switch
    {
        AskKind.Kpi => ["kpi.code"],
        AskKind.Round => ["round.id"],
        AskKind.Person => ["person", "kpi.owner"],
        _ => [],
    };

    static IEnumerable<Ask> Topics(AskKind kind, string hint) => Enumerable.Range(1, Templates.AgendaTopic.Count)
        .Select(no => new Ask($"topic{no}", $"วาระที่ {no} {Templates.AgendaTopic.HeadingOf(no)}", kind, Required: false, hint));
}
