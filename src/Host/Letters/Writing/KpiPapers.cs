using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;
using PaWorkflow.Templates.ThaiText;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What is laid down about a KPI, and what has changed of it.</summary>
sealed class KpiPapers(Catalogues catalogues)
{
    public async Task<LetterDraft> Sheet(Commission paper)
    {
        var kpi = paper.Catalogue.Kpi(paper.Named("kpi", "kpi.code"));
        var staff = await Staff.Of(paper.Db, paper.Unit.Id);
        var holder = await paper.Db.KpiHolders.FindAsync(paper.Unit.Id, paper.Year.Year, kpi.Code);
        var owner = staff.FirstOrDefault(p => p.Id == holder?.PersonId);
        var supervisor = owner is null ? null : Staff.Above(staff, owner);
        var version = await paper.Db.CatalogueVersions.Where(v => v.UnitId == paper.Unit.Id && v.Year == paper.Year.Year).MaxAsync(v => (int?)v.Version) ?? 1;
        return new($"รายละเอียดตัวชี้วัด {kpi.Code} ปีงบประมาณ {paper.Year.Year}", new KpiSheet(
            paper.Head, paper.Year.Year, version, kpi.Code, kpi.Name, kpi.Weight, paper.Catalogue.WeightsSumTo, GroupName(kpi.Group), kpi.Formula, kpi.Host,
            kpi.FirstRoundMissed == FirstRoundMissedRule.Half ? [.. kpi.Notes, "รอบแรกไม่ได้ทำหรือทำไม่ครบ รอบหลังได้คะแนนครึ่งหนึ่ง"] : kpi.Notes,
            paper.Said.TextOrNull("dataSource") ?? DataSource(owner),
            owner is null ? "ยังไม่ได้กำหนด" : NameOf(owner), supervisor is null ? "ยังไม่ได้กำหนด" : NameOf(supervisor),
            [.. paper.Catalogue.Rounds.Where(r => kpi.Rounds.ContainsKey(r.Id)).Select(r => RoundOf(paper.Catalogue, kpi.Rounds[r.Id]))]).ToData(), kpi.Code);
    }

    static string DataSource(Person? owner) =>
        owner is { WorkGroup.Length: > 0 } ? $"ข้อมูลการปฏิบัติงานของ{owner.WorkGroup} และหลักฐานที่แนบตามเกณฑ์" : "หลักฐานที่แนบตามเกณฑ์";

    static KpiSheetRound RoundOf(Catalogue catalogue, KpiRoundRule rule) => new(
        rule.Round, LocalOf(rule.ClosesAt), rule.Window?.From, rule.Window?.To, rule.Max, LateWords.Of(catalogue, rule), AwardOf(rule),
        [.. rule.Criteria.Select(c => new KpiSheetCriterion(c.Id, c.Text, c.Points, RuleOf(c), [.. c.Evidence.Select(EvidenceOf)]))]);

    static string? AwardOf(KpiRoundRule rule) => rule.Award is not { } award ? null
        : award.StillOwed.Count == 0 ? "ได้รับรางวัลระดับชาติขึ้นไป ได้คะแนนเต็มของรอบ"
        : $"ได้รับรางวัลระดับชาติขึ้นไป ได้คะแนนเต็มของรอบ แต่ยังต้องส่งหลักฐานข้อ {string.Join(", ", award.StillOwed)}";

    // A threshold and its points stay in one line.
    static string RuleOf(Criterion criterion) => string.Join('\n', Lines(criterion).OfType<string>()).Replace(" → ", "\u00A0→\u00A0", StringComparison.Ordinal);

    static IEnumerable<string?> Lines(Criterion criterion) =>
    [
        // A worksheet's items stand on the worksheet itself.
        criterion.Rule is WorksheetRule sheet ? $"แบบประเมิน {sheet.Items.Count()} ข้อ {RuleWords.Of(sheet.Scale).Thai}" : RuleWords.Of(criterion.Rule).Thai,
        criterion.Requires is { } needed ? RuleWords.Of(needed).Thai : null,
        criterion.Window is { } window ? $"นับเรื่อง {ThaiDate.Short(window.From)} – {ThaiDate.Short(window.To)}" : null,
        criterion.DueAt is { } due ? $"ส่งเจ้าภาพภายใน {ThaiDate.Short(DateOf(due))}" : null,
        criterion.Host is { } host ? $"ผู้รับ {host}" : null,
        criterion.Penalty is { } late ? $"หลัง {ThaiDate.Short(DateOf(late.ClosesAt))} หัก{LateWords.PerDay(late.PerDay, late.Days)}" : null,
    ];

    static string EvidenceOf(EvidenceWanted wanted) => string.Concat(
        wanted.Text,
        wanted.Formats.Count > 0 ? $" ({string.Join(" และ ", wanted.Formats.Select(WantedFiles.NameOf))})" : "",
        wanted.Monthly is { } monthly ? $" ทุกเดือน {monthly.Months.Count()} เดือน" : "");

    static string GroupName(KpiGroup group) => group switch
    {
        KpiGroup.Performance => "องค์ประกอบที่ 1 ประสิทธิผลการดำเนินงาน",
        KpiGroup.Potential => "องค์ประกอบที่ 2 ศักยภาพในการดำเนินงาน",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "The component has no name."),
    };

    public async Task<LetterDraft> ChangeNotice(Commission paper)
    {
        var variables = paper.Facts;
        var version = variables.Get<int>("version");
        var after = (await paper.Db.CatalogueVersions.FindAsync(paper.Year.UnitId, paper.Year.Year, version))!;
        var before = (await paper.Db.CatalogueVersions.FindAsync(paper.Year.UnitId, paper.Year.Year, version - 1))!;
        var due = DateTimeOffset.Parse(variables.Text("acknowledge.due")!, CultureInfo.InvariantCulture);
        return new($"แจ้งการเปลี่ยนแปลงรายละเอียดตัวชี้วัด ฉบับที่ {version} ปีงบประมาณ {paper.Year.Year}", new KpiChangeNotice(
            paper.Head, ["หัวหน้ากลุ่มทุกกลุ่ม", "ผู้จัดเก็บตัวชี้วัดที่เกี่ยวข้อง"], paper.Year.Year, version, after.Reason,
            [.. CatalogueChanges.Between(catalogues.Of(before), catalogues.Of(after)).Select(d =>
                new ChangedDetail(d.Place.Thai.Trim() is { Length: > 0 } place ? place : "คำรับรองทั้งฉบับ", d.What.Thai, d.Before?.Thai ?? "–", d.After?.Thai ?? "–"))],
            DateOf(due)).ToData());
    }
}
