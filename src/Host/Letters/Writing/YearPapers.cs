using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;
using PaWorkflow.Templates.ThaiText;
using static PaWorkflow.Host.Letters.Writing.Commission;
using Holding = PaWorkflow.Templates.KpiHolder;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>The order and the guideline by which a year is worked.</summary>
static class YearPapers
{
    public static async Task<LetterDraft> Order(Commission paper)
    {
        var catalogue = paper.Catalogue;
        var people = await paper.Db.Users.Where(p => p.UnitId == paper.Unit.Id).ToDictionaryAsync(p => p.Id);
        var holders = await paper.Db.KpiHolders.Where(h => h.UnitId == paper.Unit.Id && h.Year == paper.Year.Year).ToDictionaryAsync(h => h.Kpi, h => people[h.PersonId]);
        var members = new List<WorkingGroupMember>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(IEnumerable<Person> who, string role)
        {
            foreach (var person in who.Where(p => seen.Add(p.Id))) members.Add(new(NameOf(person), GroupOf(person), role));
        }
        Add(await Notices.HoldersOf(paper.Db, paper.Unit.Id, PostIds.Director), "ประธาน");
        Add(await Notices.HoldersOf(paper.Db, paper.Unit.Id, PostIds.GroupHead), "คณะทำงาน");
        Add(catalogue.Kpis.Where(k => holders.ContainsKey(k.Code)).Select(k => holders[k.Code]), "คณะทำงานและผู้จัดเก็บตัวชี้วัด");
        var officers = await Notices.HoldersOf(paper.Db, paper.Unit.Id, PostIds.Strategy);
        Add(officers.Take(1), "คณะทำงานและเลขานุการ");
        Add(officers.Skip(1), "คณะทำงานและผู้ช่วยเลขานุการ");
        return new($"คำสั่งแต่งตั้งคณะทำงานและผู้จัดเก็บตัวชี้วัด ปีงบประมาณ {paper.Year.Year}", new AppointmentOrder(
            paper.Head, paper.Year.Year,
            [
                $"เพื่อให้การปฏิบัติราชการตามคำรับรองประจำปีงบประมาณ พ.ศ. {paper.Year.Year} ของ{paper.UnitName} บรรลุเป้าหมาย มีผู้รับผิดชอบทุกตัวชี้วัด และรายงานผลพร้อมหลักฐานได้ครบถ้วนทันเวลาทั้งสองรอบ",
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

    public static async Task<LetterDraft> Guideline(Commission paper)
    {
        var catalogue = paper.Catalogue;
        var calendar = await paper.Db.CalendarOf(paper.Unit.Id);
        var chosen = ChosenDates.Read(paper.Year.ChosenDates);
        var rounds = catalogue.Rounds.Select(round =>
        {
            // The dates of the KPIs that close with the round; those with a date of their own stand in the note.
            var kpi = catalogue.Kpis.FirstOrDefault(k => k.Rounds.TryGetValue(round.Id, out var rule) && rule.ClosesAt == round.ClosesAt)
                ?? catalogue.Kpis.First(k => k.Rounds.ContainsKey(round.Id));
            var plan = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Id, calendar, round.OpensAt, rework: false, chosen.RulesOf(round.Id));
            return new GuidelineRound(round.Id, LocalOf(round.ClosesAt),
            [
                new("ส่งหลักฐานและบันทึกรายงานผล", "ผู้จัดเก็บตัวชี้วัด", DateOf(plan.Attach.Due)),
                new("ตรวจหลักฐานเทียบกับคะแนนที่ควรได้", "ผู้อำนวยการ", DateOf(plan.Director.Due)),
                new("ตรวจซ้ำความครบถ้วน", "งานยุทธศาสตร์และแผนงาน", DateOf(plan.Recheck.Due)),
                new("แนบหลักฐานในระบบ SMART", "งานยุทธศาสตร์และแผนงาน", DateOf(plan.Smart.Due)),
            ]);
        });
        var own = catalogue.Kpis.SelectMany(k => k.Rounds.Values.Where(r => r.ClosesAt.Date != catalogue.Round(r.Round).ClosesAt.Date)
            .Select(r => $"ตัวชี้วัด {k.Code} {catalogue.Round(r.Round).Name} ส่งภายในวันที่ {ThaiDate.Long(DateOf(r.ClosesAt))}")).ToList();
        var note = string.Join(" · ", new[] { paper.Year.GuidelineNote }.Concat(own).Where(n => n.Length > 0));
        return new($"แนวทางและกำหนดการรายงานผล ปีงบประมาณ {paper.Year.Year}", new ReportingGuideline(
            paper.Head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัด"], paper.Year.Year, [.. rounds],
            [
                "ผู้จัดเก็บแนบหลักฐานแยกตามเกณฑ์ของตัวชี้วัดในระบบ พร้อมกรอกผลการดำเนินงาน",
                "ผู้อำนวยการตรวจหลักฐานเทียบกับคะแนนที่ควรได้ หากไม่ครบจะส่งกลับพร้อมเหตุผล",
                "งานยุทธศาสตร์และแผนงานตรวจซ้ำ แล้วแนบชุดหลักฐานในระบบ SMART และเก็บหลักฐานการแนบ",
            ],
            note.Length > 0 ? note : null).ToData());
    }
}
