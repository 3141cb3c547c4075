using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Templates.ThaiText;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>Whether the answers to a kind's asks will do: every fault at once, each with its field, what is wrong and what would be right.</summary>
sealed partial class AnswerCheck(PaContext db, string unitId, int year, Catalogue catalogue, DateTimeOffset now)
{
    readonly List<FieldFault> faults = [];

    /// <param name="answers">By field; dates, times and figures in Thai numerals become Arabic ones.</param>
    public async Task<IReadOnlyList<FieldFault>> Faults(string kind, IReadOnlyList<Ask> fields, Dictionary<string, string> answers)
    {
        foreach (var ask in fields)
        {
            if (ask.Kind is AskKind.Date or AskKind.Time || ask.Name == "session") answers[ask.Name] = ThaiDigits.ToArabic(answers[ask.Name]);
            var said = answers[ask.Name];
            if (said.Length > 0) await Check(ask, said);
            else if (ask.Required) Fault(ask, ask.Kind is AskKind.Kpi or AskKind.Round or AskKind.Person or AskKind.Letter ? "ยังไม่ได้เลือก โปรดเลือกหนึ่งรายการ" : $"ยังว่างอยู่ โปรดกรอก{(ask.Hint is { } hint ? $" ({hint})" : "")}");
        }
        // What hangs together is looked at where its parts are right.
        if (faults.Count == 0) await Together(kind, fields, new(answers), answers);
        return faults;
    }

    async Task Check(Ask ask, string said)
    {
        switch (ask.Kind)
        {
            case AskKind.Line when said.Contains('\n'):
                Fault(ask, "ต้องเป็นบรรทัดเดียว โปรดลบการขึ้นบรรทัดใหม่");
                break;
            case AskKind.Line when said.Length > LetterAsks.MaxLine:
                Fault(ask, $"ยาว {said.Length} ตัวอักษร โปรดย่อให้ไม่เกิน {LetterAsks.MaxLine}");
                break;
            case AskKind.Line when ask.Name == "session" && !Session().IsMatch(said):
                Fault(ask, $"'{said}' ไม่ใช่ครั้งที่ของการประชุม โปรดกรอกเลขครั้งและปี พ.ศ. เช่น 2/2564");
                break;
            case AskKind.Text or AskKind.Lines when said.Length > LetterAsks.MaxText:
                Fault(ask, $"ยาว {said.Length} ตัวอักษร โปรดย่อให้ไม่เกิน {LetterAsks.MaxText}");
                break;
            case AskKind.Date when !DateOnly.TryParseExact(said, Answers.DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year > 2400:
                Fault(ask, $"'{said}' ไม่ใช่วันที่ โปรดเลือกวันที่จากปฏิทิน หรือพิมพ์ปี ค.ศ.-เดือน-วัน เช่น 2021-02-19");
                break;
            case AskKind.Time when !TimeOnly.TryParseExact(said, Answers.TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                Fault(ask, $"'{said}' ไม่ใช่เวลา โปรดกรอกชั่วโมงและนาที เช่น 09:30");
                break;
            case AskKind.Kpi when catalogue.Kpis.All(k => k.Code != said):
                Fault(ask, $"ปีนี้ไม่มีตัวชี้วัด '{said}' โปรดเลือก {string.Join(", ", catalogue.Kpis.Select(k => k.Code))}");
                break;
            case AskKind.Round when catalogue.Rounds.All(r => r.Id != said):
                Fault(ask, $"ปีนี้ไม่มีรอบ '{said}' โปรดเลือก {string.Join(" หรือ ", catalogue.Rounds.Select(r => r.Name))}");
                break;
            case AskKind.Person when !await db.Users.AnyAsync(p => p.Id == said && p.UnitId == unitId):
                Fault(ask, "ไม่พบบุคคลนี้ในหน่วยงาน โปรดเลือกจากรายชื่อ");
                break;
            case AskKind.Letter when await LetterOf(said) is null:
                Fault(ask, $"ไม่พบหนังสือนี้ในปีงบประมาณ {year} ของหน่วยงาน โปรดเลือกจากรายการหนังสือที่เวียน");
                break;
        }
    }

    async Task Together(string kind, IReadOnlyList<Ask> fields, Answers said, Dictionary<string, string> answers)
    {
        Ask Field(string name) => fields.First(a => a.Name == name);
        var today = Commission.DateOf(now);
        if (answers.TryGetValue("kpi", out var code) && answers.TryGetValue("round", out var round) && !catalogue.Kpi(code).Rounds.ContainsKey(round))
            Fault(Field("round"), $"ตัวชี้วัด {code} ไม่มี{catalogue.Round(round).Name} โปรดเลือก {string.Join(" หรือ ", catalogue.Kpi(code).Rounds.Keys.Select(r => catalogue.Round(r).Name))}");
        if (kind == "overdue-letter" && said.Date("handInBy") < today) Fault(Field("handInBy"), "เป็นวันที่ผ่านไปแล้ว โปรดกำหนดตั้งแต่วันนี้เป็นต้นไป");
        if (kind == "acknowledgement-list" && await LetterOf(answers["letter"]) is { } letter && !await db.Acknowledgements.AnyAsync(a => a.LetterId == letter))
            Fault(Field("letter"), "หนังสือนี้ไม่ได้เวียนให้ผู้ใดรับทราบ โปรดเลือกหนังสือที่เวียนแล้ว");
        if (kind != "meeting-minutes") return;
        if (said.Date("date") > today) Fault(Field("date"), "ยังไม่ถึงวันประชุม รายงานการประชุมทำได้เมื่อประชุมแล้ว โปรดตรวจวันที่");
        if (said.Time("closed") <= said.Time("opened")) Fault(Field("closed"), $"ต้องอยู่หลังเวลาเริ่มประชุม {answers["opened"]}");
        foreach (var name in new[] { "present", "absent", "others" })
        {
            if (said.Lines(name).FirstOrDefault(line => line.Split('|') is { Length: > 3 } or ["", ..]) is { } odd)
                Fault(Field(name), $"บรรทัด '{odd}' อ่านไม่ได้ โปรดเขียน: ชื่อ | ตำแหน่ง | หมายเหตุ");
        }
        static IEnumerable<string> Names(IReadOnlyList<string> lines) => lines.Select(line => line.Split('|')[0].Trim()).Where(name => name.Length > 0);
        if (Names(said.Lines("present")).Intersect(Names(said.Lines("absent")), StringComparer.Ordinal).ToList() is { Count: > 0 } both)
            Fault(Field("absent"), $"{string.Join(", ", both)} อยู่ในรายชื่อผู้มาประชุมด้วย โปรดลบออกจากรายชื่อใดรายชื่อหนึ่ง");
    }

    void Fault(Ask ask, string what) => faults.Add(new(ask.Name, $"{ask.Label}: {what}"));

    async Task<long?> LetterOf(string said) => long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await db.Letters.AnyAsync(l => l.Id == id && l.UnitId == unitId && l.Year == year) ? id : null;

    [GeneratedRegex(@"^\d{1,3}/\d{4}$")]
    private static partial Regex Session();
}
