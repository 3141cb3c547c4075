using Microsoft.AspNetCore.Http.Extensions;
using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>Which tasks an inbox shows, as the address says it; what an address says wrongly is as if it were not said.</summary>
/// <param name="Show">One of <see cref="Shows"/>.</param>
/// <param name="Kpi">A KPI's code.</param>
/// <param name="Form">The kind of task: a form's key.</param>
/// <param name="Holder">Of everyone's tasks: a person's id, or <c>@post</c>.</param>
public sealed record InboxFilter(string Show, string? Kpi = null, string? Round = null, string? Form = null, string? Holder = null)
{
    public const string All = "all";
    public const string Late = "late";
    public const string Soon = "soon";
    public const string Week = "week";

    /// <summary>Of the own KPIs, or handed in by the viewer, and now with someone else.</summary>
    public const string Waiting = "waiting";

    /// <summary>Everyone's, for those who see others' tasks.</summary>
    public const string Everyone = "everyone";

    public const string Done = "done";

    const int MaxValue = 120;

    public static IReadOnlyList<(string Key, string Name)> Shows { get; } =
    [
        (All, "ทั้งหมด"), (Late, "เลยกำหนด"), (Soon, "วันนี้และพรุ่งนี้"), (Week, "ภายใน 7 วัน"), (Waiting, "รอผู้อื่น"), (Everyone, "ทั้งหน่วยงาน"), (Done, "เสร็จล่าสุด"),
    ];

    public static InboxFilter Of(IQueryCollection query, Viewer viewer)
    {
        var show = Value(query, "show") is { } wanted && Shows.Any(s => s.Key == wanted) ? wanted : All;
        if (show == Everyone && !SeesOthers(viewer)) show = All;
        return new(show, Value(query, "kpi"), Value(query, "round"), Value(query, "form"), show == Everyone ? Value(query, "holder") : null);
    }

    /// <summary>Group heads see the tasks of their group.</summary>
    public static bool SeesOthers(Viewer viewer) => viewer.SeesWholeUnit || viewer.HeadsGroup is not null;

    static string? Value(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 and <= MaxValue } value ? value : null;

    /// <summary>The viewer's own open tasks, not others' and not done ones.</summary>
    public bool IsMine => Show is All or Late or Soon or Week;

    /// <summary>Narrowed by more than the time.</summary>
    public bool IsNarrow => (Kpi ?? Round ?? Form ?? Holder) is not null;

    /// <summary>As it stands in the address, without the question mark; empty: the whole inbox.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Show != All) query.Add("show", Show);
            foreach (var (name, value) in Narrowing) query.Add(name, value);
            return query.ToString().TrimStart('?');
        }
    }

    /// <summary>The fields that narrow it, by their names in the address.</summary>
    public IEnumerable<(string Name, string Value)> Narrowing =>
        new[] { ("kpi", Kpi), ("round", Round), ("form", Form), ("holder", Holder) }.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!));

    public string Address => Query is { Length: > 0 } query ? $"/?{query}" : "/";

    public string With(string name, string? value) => (name switch
    {
        "show" => this with { Show = value ?? All, Holder = value == Everyone ? Holder : null },
        "kpi" => this with { Kpi = value },
        "round" => this with { Round = value },
        "form" => this with { Form = value },
        _ => this with { Holder = value },
    }).Address;

    /// <summary>What a narrowing field says, for people.</summary>
    public static string Said(string name, string value, Func<string?, string> nameOf) => name switch
    {
        "kpi" => $"ตัวชี้วัด {value}",
        "round" => ThaiDisplay.RoundName(value),
        "form" => KindName(value),
        _ => WhoName(value, nameOf),
    };

    /// <summary>A person or a post, as <see cref="Storage.Processes.UserTask.Holder"/> names them.</summary>
    public static string WhoName(string? holder, Func<string?, string> nameOf) =>
        holder is ['@', .. var post] ? ThaiDisplay.PostName(post) : nameOf(holder);

    /// <summary>A kind of task in a word or two.</summary>
    public static string KindName(string? form) => form switch
    {
        "briefing" => "ประชุมชี้แจง",
        "appointment" => "แต่งตั้งผู้จัดเก็บ",
        "guideline" => "แนวทางการรายงาน",
        "signature" => "ลงนาม",
        "letter-review" => "ตรวจร่างหนังสือ",
        "letter-mend" => "แก้ไขร่างหนังสือ",
        "acknowledge" or "acknowledge-change" => "รับทราบ",
        "smart-keying" => "บันทึกใน SMART",
        "monitoring" => "ติดตาม",
        "evidence" => "แนบหลักฐาน",
        "director-check" => "ผู้อำนวยการตรวจ",
        "strategy-recheck" => "ตรวจซ้ำ",
        "smart-attach" => "แนบใน SMART",
        "decision" => "พิจารณา",
        _ => "ดำเนินการ",
    };
}
