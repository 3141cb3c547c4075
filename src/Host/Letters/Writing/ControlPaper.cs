using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Templates;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>The filled worksheet on internal control, from a KPI's saved results.</summary>
sealed class ControlPaper(Expectations expectations)
{
    /// <exception cref="Rejected">The KPI's round has no worksheet, or nothing is rated yet.</exception>
    public async Task<LetterDraft> Write(Commission paper)
    {
        var round = paper.KpiRound;
        var (kpi, rule) = (paper.Catalogue.Kpi(round.Kpi), Expectations.RoundOf(paper.Catalogue, round));
        if (rule.Criteria.FirstOrDefault(c => c.Rule is WorksheetRule) is not { Rule: WorksheetRule sheet } criterion)
            throw Rejected.Invalid("kpi", $"ตัวชี้วัด {kpi.Code} {paper.Catalogue.Round(round.Round).Name} ไม่มีแบบประเมินระบบการควบคุมภายใน {WhereThereIs(paper.Catalogue)}");
        var saved = (await round.Report(paper.Db))?.Results;
        var result = KpiResult.ReadFitting(JsonNode.Parse(saved ?? """{"criteria":{}}""")!, kpi, round.Round).Result.Criteria.GetValueOrDefault(criterion.Id);
        if (result?.Items is not { } given)
            throw Rejected.Invalid("kpi", $"ตัวชี้วัด {kpi.Code} เกณฑ์ข้อ {criterion.Id} ยังไม่ได้กรอกผลประเมินรายข้อ โปรดกรอกผลในหน้ารายงานผลก่อน");
        var issues = sheet.Issues.Select(issue => new RatedIssue(issue.Name, [.. issue.Items.Select(item => new RatedItem(item.Id, item.Text, RatingOf(given.GetValueOrDefault(item.Id))))])).ToList();
        var percent = sheet.Percent(result);
        var points = (await expectations.Of(paper.Db, round)).Answer.Criteria[criterion.Id];
        var owner = await paper.Db.KpiHolders.FindAsync(round.UnitId, round.Year, round.Kpi) is { } holder ? await paper.Db.Users.FindAsync(holder.PersonId) : null;
        return new($"แบบประเมินระบบการควบคุมภายใน ตัวชี้วัด {kpi.Code} {paper.Catalogue.Round(round.Round).Name} ปีงบประมาณ {paper.Year.Year}", new InternalControlWorksheet(
            paper.Head, paper.Year.Year, kpi.Code, kpi.Name, round.Round, issues, issues.Sum(i => i.Sum), issues.Sum(i => i.Most) / 2,
            Math.Round(percent, 2, MidpointRounding.AwayFromZero), GradeName(InternalControl.GradeOf(percent)), ScoreAnswer.Rounded(points), criterion.Points,
            owner is null ? "" : NameOf(owner)).ToData(), round.Kpi, round.Round);
    }

    /// <summary>The first KPI and round of a catalogue with a worksheet; null: it has none.</summary>
    public static (Kpi Kpi, string Round)? FirstOf(Catalogue catalogue) =>
        Worksheets(catalogue).Select(found => ((Kpi, string)?)found).FirstOrDefault();

    static IEnumerable<(Kpi Kpi, string Round)> Worksheets(Catalogue catalogue) =>
        from kpi in catalogue.Kpis from round in kpi.Rounds.Values where round.Criteria.Any(c => c.Rule is WorksheetRule) select (kpi, round.Round);

    static string WhereThereIs(Catalogue catalogue) => Worksheets(catalogue).ToList() is { Count: > 0 } found
        ? $"โปรดเลือก{string.Join(" หรือ ", found.Select(f => $"ตัวชี้วัด {f.Kpi.Code} {catalogue.Round(f.Round).Name}"))}"
        : "และปีนี้ไม่มีตัวชี้วัดใดที่ใช้แบบประเมินนี้";

    // Not rated, or without evidence: counts as 0.
    static Rating RatingOf(CriterionResult? given) => given switch
    {
        { NotApplicable: true } => Rating.NotApplicable,
        { Evidence: true, Value: 2 } => Rating.Full,
        { Evidence: true, Value: 1 } => Rating.Part,
        _ => Rating.None,
    };

    static string GradeName(InternalControlGrade grade) => grade switch
    {
        InternalControlGrade.VeryGood => "ดีมาก",
        InternalControlGrade.Good => "ดี",
        InternalControlGrade.Fair => "พอใช้",
        InternalControlGrade.NeedsImprovement => "ต้องปรับปรุง",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "The grade has no name."),
    };
}
