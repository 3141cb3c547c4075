using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Templates.ThaiText;
using Holding = PaWorkflow.Templates.KpiHolder;

namespace PaWorkflow.Host.Letters;

/// <summary>What a letter says, before it has a number.</summary>
public sealed record LetterDraft(string Subject, JsonElement Data, string? Kpi = null, string? Round = null);

/// <summary>Gathers the data of each kind of letter from the year's record.</summary>
public sealed class LetterWriter(Catalogues catalogues, Expectations expectations, Standings standings, TimeProvider clock)
{
    static readonly TimeSpan thai = TimeSpan.FromHours(7);

    public async Task<LetterDraft> Write(PaContext db, Job job, LetterKind kind)
    {
        var unit = (await db.Units.FindAsync(job.UnitId))!;
        var year = (await db.Years.FindAsync(job.UnitId, job.Year))!;
        var director = (await Notices.HoldersOf(db, unit.Id, PostIds.Director)).FirstOrDefault();
        var head = new Letterhead(NameOf(unit), unit.Department, null, null, $"ผู้อำนวยการ{NameOf(unit)}", NameOf(unit), director is null ? null : NameOf(director));
        return kind.Id switch
        {
            "meeting-invitation" => Invitation(unit, year, head, job),
            "appointment-order" => await Order(db, unit, year, head),
            "reporting-guideline" => Guideline(year, head, await db.CalendarOf(unit.Id)),
            "evidence-report" => await Report(db, unit, year, head, job),
            "return-memo" => await Return(db, year, head, job),
            "kpi-change-notice" => await ChangeNotice(db, year, head, job),
            "score-summary" => await Summary(db, unit, year, head, job),
            _ => throw new InvalidOperationException($"Nobody writes letters of the kind '{kind.Id}'."),
        };
    }

    static LetterDraft Invitation(Unit unit, AgreementYear year, Letterhead head, Job job)
    {
        var due = DateTimeOffset.Parse(TaskFacts.VariablesOf(job).Text("plan.briefing.due")!, System.Globalization.CultureInfo.InvariantCulture);
        return new($"ขอเชิญประชุมชี้แจงคำรับรองการปฏิบัติราชการ ปีงบประมาณ {year.Year}", new MeetingInvitation(
            head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้รับผิดชอบตัวชี้วัด", "เจ้าหน้าที่ทุกคน"], year.Year,
            DateOnly.FromDateTime(due.ToOffset(thai).DateTime), new TimeOnly(9, 30), $"ห้องประชุม{NameOf(unit)}",
            [
                "แนวทางการดำเนินงานตามคำรับรองการปฏิบัติราชการของปี",
                "รายละเอียดตัวชี้วัด เกณฑ์การให้คะแนน และหลักฐานที่ต้องใช้",
                "กำหนดส่งหลักฐานภายในของรอบ 5 เดือน และรอบ 11 เดือน",
                "การมอบหมายผู้รับผิดชอบตัวชี้วัด",
            ]).ToData());
    }

    async Task<LetterDraft> Order(PaContext db, Unit unit, AgreementYear year, Letterhead head)
    {
        var catalogue = catalogues.Of(year);
        var people = await db.Users.Where(p => p.UnitId == unit.Id).ToDictionaryAsync(p => p.Id);
        var holders = await db.KpiHolders.Where(h => h.UnitId == unit.Id && h.Year == year.Year).ToDictionaryAsync(h => h.Kpi, h => people[h.PersonId]);
        var members = new List<WorkingGroupMember>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(IEnumerable<Person> who, string role)
        {
            foreach (var person in who.Where(p => seen.Add(p.Id))) members.Add(new(NameOf(person), GroupOf(person), role));
        }
        Add(await Notices.HoldersOf(db, unit.Id, PostIds.Director), "ประธาน");
        Add(await Notices.HoldersOf(db, unit.Id, PostIds.GroupHead), "คณะทำงาน");
        Add(catalogue.Kpis.Where(k => holders.ContainsKey(k.Code)).Select(k => holders[k.Code]), "คณะทำงานและผู้จัดเก็บตัวชี้วัด");
        var officers = await Notices.HoldersOf(db, unit.Id, PostIds.Strategy);
        Add(officers.Take(1), "คณะทำงานและเลขานุการ");
        Add(officers.Skip(1), "คณะทำงานและผู้ช่วยเลขานุการ");
        return new($"คำสั่งแต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด ปีงบประมาณ {year.Year}", new AppointmentOrder(
            head, year.Year,
            [
                $"เพื่อให้การปฏิบัติราชการตามคำรับรองประจำปีงบประมาณ พ.ศ. {year.Year} ของ{NameOf(unit)} บรรลุเป้าหมาย มีผู้รับผิดชอบทุกตัวชี้วัด และรายงานผลพร้อมหลักฐานได้ครบถ้วนทันเวลาทั้งสองรอบ",
                "อาศัยอำนาจตามคำสั่งมอบอำนาจของกรมที่ใช้บังคับอยู่",
            ],
            members,
            [
                "จัดทำและบันทึกรายละเอียดตัวชี้วัดในระบบ SMART ให้เสร็จก่อนระบบปิด",
                "รวบรวมหลักฐานตามเกณฑ์ของตัวชี้วัดที่รับผิดชอบ และรายงานต่อผู้อำนวยการทั้งสองรอบ",
                "ติดตามความก้าวหน้า เสนอปัญหาและแนวทางแก้ไขต่อผู้อำนวยการ",
                "ปฏิบัติงานอื่นที่เกี่ยวข้องตามที่ได้รับมอบหมาย",
            ],
            [.. catalogue.Kpis.Select(k => new Holding(k.Code, k.Name, k.Weight, holders.TryGetValue(k.Code, out var p) ? NameOf(p) : "-"))]).ToData());
    }

    LetterDraft Guideline(AgreementYear year, Letterhead head, WorkingCalendar calendar)
    {
        var catalogue = catalogues.Of(year);
        var rounds = catalogue.Rounds.Select(round =>
        {
            // The dates of the KPIs that close with the round; those with a date of their own stand in the note.
            var kpi = catalogue.Kpis.FirstOrDefault(k => k.Rounds.TryGetValue(round.Id, out var rule) && rule.ClosesAt == round.ClosesAt)
                ?? catalogue.Kpis.First(k => k.Rounds.ContainsKey(round.Id));
            var plan = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Id, calendar, round.OpensAt, rework: false);
            return new GuidelineRound(round.Id, round.ClosesAt.ToOffset(thai).DateTime,
            [
                new("ส่งหลักฐานและบันทึกรายงานผล", "ผู้จัดเก็บตัวชี้วัด", DateOf(plan.Attach.Due)),
                new("ตรวจหลักฐานเทียบกับคะแนนที่ควรได้", "ผู้อำนวยการ", DateOf(plan.Director.Due)),
                new("ตรวจซ้ำความครบถ้วน", "งานยุทธศาสตร์และแผนงาน", DateOf(plan.Recheck.Due)),
                new("แนบหลักฐานในระบบ SMART", "งานยุทธศาสตร์และแผนงาน", DateOf(plan.Smart.Due)),
            ]);
        });
        var own = catalogue.Kpis.SelectMany(k => k.Rounds.Values.Where(r => r.ClosesAt.Date != catalogue.Round(r.Round).ClosesAt.Date)
            .Select(r => $"ตัวชี้วัด {k.Code} {catalogue.Round(r.Round).Name} ส่งภายในวันที่ {ThaiDate.Long(DateOf(r.ClosesAt))}")).ToList();
        var note = string.Join(" · ", new[] { year.GuidelineNote }.Concat(own).Where(n => n.Length > 0));
        return new($"แนวทางและกำหนดการรายงานผล ปีงบประมาณ {year.Year}", new ReportingGuideline(
            head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัด"], year.Year, [.. rounds],
            [
                "ผู้จัดเก็บแนบหลักฐานแยกตามเกณฑ์ของตัวชี้วัดในระบบ พร้อมกรอกผลการดำเนินงาน",
                "ผู้อำนวยการตรวจหลักฐานเทียบกับคะแนนที่ควรได้ หากไม่ครบจะส่งกลับพร้อมเหตุผล",
                "งานยุทธศาสตร์และแผนงานตรวจซ้ำ แล้วแนบชุดหลักฐานในระบบ SMART และเก็บหลักฐานการแนบ",
            ],
            note.Length > 0 ? note : null).ToData());
    }

    async Task<LetterDraft> Report(PaContext db, Unit unit, AgreementYear year, Letterhead head, Job job)
    {
        var round = KpiRound.Of(job);
        var catalogue = catalogues.Of(year);
        var (kpi, rule) = (catalogue.Kpi(round.Kpi), Expectations.RoundOf(catalogue, round));
        var owner = await db.Users.SingleAsync(p => p.Id == TaskFacts.VariablesOf(job).Text("kpi.owner"));
        var report = await round.Report(db);
        var given = JsonNode.Parse(report?.Results ?? """{"criteria":{}}""")!["criteria"]!;
        var expected = (await expectations.Of(db, round)).Answer;
        var files = await round.Files(db).ToListAsync();
        return new(
            $"รายงานผลตัวชี้วัด {kpi.Code} {catalogue.Round(round.Round).Name} ปีงบประมาณ {year.Year}",
            new EvidenceReport(
                head with { SignerPost = "ผู้จัดเก็บตัวชี้วัด", SignerUnit = owner.WorkGroup, SignerName = NameOf(owner) },
                $"ผู้อำนวยการ{NameOf(unit)}", year.Year, kpi.Code, kpi.Name, round.Round, NameOf(owner), DateOf(rule.ClosesAt),
                [.. rule.Criteria.Select(c => new ReportedCriterion(c.Id, c.Text, ResultText.Of(given[c.Id]), ScoreAnswer.Rounded(expected.Criteria[c.Id])))],
                [.. files.Select(f => new ReportedFile($"ข้อ {f.Criterion}: {f.FileName}", f.Sha256, null, f.Size))],
                ScoreAnswer.Rounded(expected.Criteria.Values.Sum()), rule.Max, report?.Note is { Length: > 0 } note ? note : null).ToData(),
            round.Kpi, round.Round);
    }

    async Task<LetterDraft> Return(PaContext db, AgreementYear year, Letterhead head, Job job)
    {
        var round = KpiRound.Of(job);
        var catalogue = catalogues.Of(year);
        var (kpi, rule) = (catalogue.Kpi(round.Kpi), Expectations.RoundOf(catalogue, round));
        var owner = await db.Users.SingleAsync(p => p.Id == TaskFacts.VariablesOf(job).Text("kpi.owner"));
        var decision = await db.CheckDecisions
            .Where(d => d.UnitId == round.UnitId && d.Year == round.Year && d.Kpi == round.Kpi && d.Round == round.Round)
            .OrderByDescending(d => d.Id).FirstAsync();
        var officer = await db.Users.SingleAsync(p => p.Id == decision.By);
        var proven = await round.Files(db).Select(f => f.Criterion).ToListAsync();
        var due = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Round, await db.CalendarOf(round.UnitId), clock.GetUtcNow(), rework: true).Attach.Due;
        var byDirector = decision.Stage == PostIds.Director;
        return new(
            $"ส่งคืนหลักฐานตัวชี้วัด {kpi.Code} {catalogue.Round(round.Round).Name} ปีงบประมาณ {year.Year}",
            new ReturnMemo(
                byDirector ? head : head with { SignerPost = "งานยุทธศาสตร์และแผนงาน", SignerName = NameOf(officer) },
                NameOf(owner), year.Year, kpi.Code, kpi.Name, round.Round, byDirector ? head.SignerPost : "งานยุทธศาสตร์และแผนงาน", decision.Reason,
                [.. rule.Criteria.Where(c => !proven.Contains(c.Id)).Select(c => new MissingCriterion(c.Id, c.Text))], DateOf(due)).ToData(),
            round.Kpi, round.Round);
    }

    async Task<LetterDraft> ChangeNotice(PaContext db, AgreementYear year, Letterhead head, Job job)
    {
        var variables = TaskFacts.VariablesOf(job);
        var version = variables.Get<int>("version");
        var after = (await db.CatalogueVersions.FindAsync(year.UnitId, year.Year, version))!;
        var before = (await db.CatalogueVersions.FindAsync(year.UnitId, year.Year, version - 1))!;
        var due = DateTimeOffset.Parse(variables.Text("acknowledge.due")!, System.Globalization.CultureInfo.InvariantCulture);
        return new($"แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัด ฉบับที่ {version} ปีงบประมาณ {year.Year}", new KpiChangeNotice(
            head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัดที่เกี่ยวข้อง"], year.Year, version, after.Reason,
            [.. CatalogueChanges.Between(catalogues.Of(before), catalogues.Of(after)).Select(d =>
                new ChangedDetail(d.Place.Thai.Trim() is { Length: > 0 } place ? place : "คำรับรองทั้งฉบับ", d.What.Thai, d.Before?.Thai ?? "–", d.After?.Thai ?? "–"))],
            DateOf(due)).ToData());
    }

    /// <summary>By what stands frozen, with the reasons that the pages give.</summary>
    async Task<LetterDraft> Summary(PaContext db, Unit unit, AgreementYear year, Letterhead head, Job job)
    {
        var round = TaskFacts.VariablesOf(job).Text("round.id")!;
        var standing = (await standings.Of(db, unit.Id, year.Year, round))!;
        var (catalogue, answer) = (standing.Catalogue, standing.Answer);
        var officer = (await Notices.HoldersOf(db, unit.Id, PostIds.Strategy)).FirstOrDefault();
        return new($"สรุปคะแนน{catalogue.Round(round).Name} ปีงบประมาณ {year.Year}", new ScoreSummary(
            head with { SignerPost = "งานยุทธศาสตร์และแผนงาน", SignerName = officer is null ? null : NameOf(officer) }, $"ผู้อำนวยการ{NameOf(unit)}", year.Year, round,
            [.. catalogue.Kpis.Where(k => answer.Kpis.ContainsKey(k.Code)).Select(k => new SummedKpi(
                k.Code, k.Name, k.Weight, ScoreAnswer.Rounded(answer.Kpis[k.Code].Score), ScoreAnswer.Rounded(answer.Kpis[k.Code].Penalty),
                [.. k.Rounds[round].Criteria.SelectMany(c => answer.Kpis[k.Code].CriterionReasons[c.Id].Select(r => $"ข้อ {c.Id}: {r.InThai()}")), .. answer.Kpis[k.Code].Reasons.Select(r => r.InThai())]))],
            ScoreAnswer.Rounded(answer.Weighted), ScoreAnswer.Rounded(answer.LatePenalty), ScoreAnswer.Rounded(answer.Total), [.. answer.Reasons.Select(r => r.InThai())]).ToData(),
            Round: round);
    }

    static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(thai).DateTime);

    // Letters write numbers in Thai digits, in names as well.
    static string NameOf(Unit unit) => ThaiDigits.Of(unit.Name);
    static string NameOf(Person person) => ThaiDigits.Of(person.DisplayName);

    /// <summary>The working group, where the name does not say it already ("head of group …").</summary>
    static string? GroupOf(Person person) =>
        person.WorkGroup.Length > 0 && !person.DisplayName.Contains(person.WorkGroup, StringComparison.Ordinal) ? person.WorkGroup : null;
}
