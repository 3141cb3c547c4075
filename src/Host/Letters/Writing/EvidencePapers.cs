using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What a KPI has reached in a round, told to the director, back to its owner, to SMART and to the executives.</summary>
sealed class EvidencePapers(Expectations expectations)
{
    public async Task<LetterDraft> Report(Commission paper)
    {
        var round = paper.KpiRound;
        var catalogue = paper.Catalogue;
        var (kpi, rule) = (catalogue.Kpi(round.Kpi), Expectations.RoundOf(catalogue, round));
        var owner = await paper.Db.Users.SingleAsync(p => p.Id == paper.Facts.Text("kpi.owner"));
        var report = await round.Report(paper.Db);
        var given = JsonNode.Parse(report?.Results ?? """{"criteria":{}}""")!["criteria"]!;
        var expected = (await expectations.Of(paper.Db, round)).Answer;
        var files = await round.Files(paper.Db).ToListAsync();
        return new(
            $"รายงานผลตัวชี้วัด {kpi.Code} {catalogue.Round(round.Round).Name} ปีงบประมาณ {paper.Year.Year}",
            new EvidenceReport(
                paper.Head with { SignerPost = "ผู้จัดเก็บตัวชี้วัด", SignerUnit = owner.WorkGroup, SignerName = NameOf(owner) },
                paper.DirectorPost, paper.Year.Year, kpi.Code, kpi.Name, round.Round, NameOf(owner), DateOf(rule.ClosesAt),
                [.. rule.Criteria.Select(c => new ReportedCriterion(c.Id, c.Text, ResultText.Of(given[c.Id]), ScoreAnswer.Rounded(expected.Criteria[c.Id])))],
                [.. files.Select(f => new ReportedFile($"ข้อ {f.Criterion}: {f.FileName}", f.Sha256, null, f.Size))],
                ScoreAnswer.Rounded(expected.Criteria.Values.Sum()), rule.Max, report?.Note is { Length: > 0 } note ? note : null).ToData(),
            round.Kpi, round.Round);
    }

    public static async Task<LetterDraft> Return(Commission paper)
    {
        var round = paper.KpiRound;
        var catalogue = paper.Catalogue;
        var (kpi, rule) = (catalogue.Kpi(round.Kpi), Expectations.RoundOf(catalogue, round));
        var owner = await paper.Db.Users.SingleAsync(p => p.Id == paper.Facts.Text("kpi.owner"));
        var decision = await paper.Db.CheckDecisions
            .Where(d => d.UnitId == round.UnitId && d.Year == round.Year && d.Kpi == round.Kpi && d.Round == round.Round)
            .OrderByDescending(d => d.Id).FirstAsync();
        var officer = await paper.Db.Users.SingleAsync(p => p.Id == decision.By);
        var proven = await round.Files(paper.Db).Select(f => f.Criterion).ToListAsync();
        var due = DeadlinePlan.ForKpiRound(catalogue, kpi, round.Round, await paper.Db.CalendarOf(round.UnitId), paper.Now, rework: true, ChosenDates.Read(paper.Year.ChosenDates).RulesOf(round.Round)).Attach.Due;
        var byDirector = decision.Stage == PostIds.Director;
        return new(
            $"ส่งคืนหลักฐานตัวชี้วัด {kpi.Code} {catalogue.Round(round.Round).Name} ปีงบประมาณ {paper.Year.Year}",
            new ReturnMemo(
                byDirector ? paper.Head : paper.Head with { SignerPost = "งานยุทธศาสตร์และแผนงาน", SignerName = NameOf(officer) },
                NameOf(owner), paper.Year.Year, kpi.Code, kpi.Name, round.Round, byDirector ? paper.Head.SignerPost : "งานยุทธศาสตร์และแผนงาน", decision.Reason,
                [.. rule.Criteria.Where(c => !proven.Contains(c.Id)).Select(c => new MissingCriterion(c.Id, c.Text))], DateOf(due)).ToData(),
            round.Kpi, round.Round);
    }

    public async Task<LetterDraft> Cover(Commission paper)
    {
        var round = paper.KpiRound;
        var (kpi, rule) = (paper.Catalogue.Kpi(round.Kpi), Expectations.RoundOf(paper.Catalogue, round));
        var expected = await expectations.Of(paper.Db, round);
        var files = await round.Files(paper.Db).ToListAsync();
        var bundle = await paper.Db.SmartBundles.AsNoTracking()
            .Where(b => b.UnitId == round.UnitId && b.Year == round.Year && b.Kpi == round.Kpi && b.Round == round.Round).OrderByDescending(b => b.Id).FirstOrDefaultAsync();
        var attached = await paper.Db.SmartAttachments.FindAsync(round.UnitId, round.Year, round.Kpi, round.Round);
        var holder = await paper.Db.KpiHolders.FindAsync(round.UnitId, round.Year, round.Kpi);
        return new($"ใบปะหน้าชุดหลักฐานตัวชี้วัด {kpi.Code} {paper.Catalogue.Round(round.Round).Name} ปีงบประมาณ {paper.Year.Year}", new SmartCover(
            paper.Head, paper.Year.Year, kpi.Code, kpi.Name, kpi.Weight, round.Round, LocalOf(rule.ClosesAt), await PersonName(paper, holder?.PersonId),
            [.. rule.Criteria.Select(c => new CoveredCriterion(c.Id, c.Text, c.Points, ScoreAnswer.Rounded(expected.Answer.Criteria[c.Id]), files.Count(f => f.Criterion == c.Id)))],
            Attached(files), await round.Digest(paper.Db),
            bundle is null ? null : new(bundle.FileName, bundle.Sha256, bundle.Size, bundle.Files, LocalOf(bundle.MadeAt)),
            attached is null ? null : new(LocalOf(attached.AttachedAt), await PersonName(paper, attached.By), attached.Reference, attached.ProofFileName),
            ScoreAnswer.Rounded(expected.Answer.Points), rule.Max, ScoreAnswer.Rounded(expected.Score)).ToData(), round.Kpi, round.Round);
    }

    /// <exception cref="Rejected">No result is keyed yet, or a criterion is named that the round does not have.</exception>
    public static async Task<LetterDraft> ToExecutives(Commission paper)
    {
        var round = paper.KpiRound;
        var (kpi, rule) = (paper.Catalogue.Kpi(round.Kpi), Expectations.RoundOf(paper.Catalogue, round));
        var chosen = paper.Said.Lines("criteria");
        if (chosen.Where(id => rule.Criteria.All(c => c.Id != id)).ToList() is { Count: > 0 } unknown)
            throw Rejected.Invalid("criteria", $"ตัวชี้วัด {kpi.Code} ไม่มีเกณฑ์ข้อ {string.Join(", ", unknown)} ในรอบนี้ มีข้อ {string.Join(", ", rule.Criteria.Select(c => c.Id))}");
        var given = JsonNode.Parse((await round.Report(paper.Db))?.Results ?? """{"criteria":{}}""")!["criteria"]!;
        var steps = rule.Criteria.Where(c => chosen.Count > 0 ? chosen.Contains(c.Id) : given[c.Id] is not null).ToList();
        if (steps.Count == 0 || steps.All(c => given[c.Id] is null))
            throw Rejected.Invalid("kpi", $"ตัวชี้วัด {kpi.Code} ยังไม่มีผลที่กรอกไว้ในรอบนี้ จึงยังไม่มีอะไรให้รายงาน โปรดกรอกผลก่อน");
        var ids = steps.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var (about, copyTo) = ($"ตัวชี้วัดที่ {kpi.Code} {kpi.Name} {paper.Catalogue.Round(round.Round).Name} ปีงบประมาณ พ.ศ. {paper.Year.Year}", paper.Said.Text("copyTo"));
        var subject = paper.Said.TextOrNull("subject") ?? $"รายงานผลการดำเนินงาน{about}";
        var cause = paper.Said.Lines("cause");
        return new(subject, new ExecutiveMemo(
            paper.Head, paper.Said.Text("to"), copyTo, paper.Year.Year, kpi.Code, kpi.Name, round.Round, subject,
            cause.Count > 0 ? cause : [$"ตามที่{paper.UnitName} ได้รับมอบหมายให้ดำเนินงานตามคำรับรองการปฏิบัติราชการ ซึ่งต้องเสนอผลต่อผู้บริหารและส่งสำเนาให้{copyTo} นั้น"],
            [.. steps.Select(c => new ReportedStep(c.Id, c.Text, ResultText.Of(given[c.Id])))],
            Attached((await round.Files(paper.Db).ToListAsync()).Where(f => ids.Contains(f.Criterion)))).ToData(), round.Kpi, round.Round);
    }

    static IReadOnlyList<AttachedFile> Attached(IEnumerable<EvidenceFile> files) => [.. files.Select((f, n) => new AttachedFile(n + 1, f.Criterion, f.FileName, f.Sha256, f.Size))];

    static async Task<string> PersonName(Commission paper, string? id) => id is not null && await paper.Db.Users.FindAsync(id) is { } person ? NameOf(person) : "ยังไม่ได้กำหนด";
}
