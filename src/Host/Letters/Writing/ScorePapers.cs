using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Years;
using PaWorkflow.Templates;
using static PaWorkflow.Host.Letters.Writing.Commission;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What a round scores: the unit, the department, and what human resources receives.</summary>
sealed class ScorePapers(Standings standings)
{
    /// <summary>By what stands frozen, with the reasons that the pages give.</summary>
    public async Task<LetterDraft> Summary(Commission paper)
    {
        var round = paper.Named("round", "round.id");
        var standing = (await standings.Of(paper.Db, paper.Unit.Id, paper.Year.Year, round))!;
        var (catalogue, answer) = (standing.Catalogue, standing.Answer);
        var officer = (await Notices.HoldersOf(paper.Db, paper.Unit.Id, PostIds.Strategy)).FirstOrDefault();
        return new($"สรุปคะแนน{catalogue.Round(round).Name} ปีงบประมาณ {paper.Year.Year}", new ScoreSummary(
            paper.Head with { SignerPost = "งานยุทธศาสตร์และแผนงาน", SignerName = officer is null ? null : NameOf(officer) }, paper.DirectorPost, paper.Year.Year, round,
            [.. catalogue.Kpis.Where(k => answer.Kpis.ContainsKey(k.Code)).Select(k => new SummedKpi(
                k.Code, k.Name, k.Weight, ScoreAnswer.Rounded(answer.Kpis[k.Code].Score), ScoreAnswer.Rounded(answer.Kpis[k.Code].Penalty),
                [.. k.Rounds[round].Criteria.SelectMany(c => answer.Kpis[k.Code].CriterionReasons[c.Id].Select(r => $"ข้อ {c.Id}: {r.InThai()}")), .. answer.Kpis[k.Code].Reasons.Select(r => r.InThai())]))],
            ScoreAnswer.Rounded(answer.Weighted), ScoreAnswer.Rounded(answer.LatePenalty), ScoreAnswer.Rounded(answer.Total), [.. answer.Reasons.Select(r => r.InThai())]).ToData(),
            Round: round);
    }

    /// <exception cref="Rejected">No unit has closed the round.</exception>
    public static async Task<LetterDraft> HrHandover(Commission paper)
    {
        var (round, closed, open) = await Totals(paper);
        if (closed.Count == 0) throw Rejected.Invalid("round", $"{round.Name} ปีงบประมาณ {paper.Year.Year} ยังไม่มีหน่วยงานใดปิดรอบ จึงยังไม่มีคะแนนให้ส่ง โปรดเลือกรอบที่ปิดแล้ว");
        var (from, to) = HalfYear(paper, round);
        return new($"ส่งผลคะแนน{round.Name} ปีงบประมาณ {paper.Year.Year}", new HrHandover(
            paper.Head, paper.Said.Text("to"), paper.Year.Year, round.Id, from, to,
            [.. closed.OrderBy(c => c.Unit.Id, StringComparer.Ordinal).Select((c, n) => new HandedUnit(n + 1, NameOf(c.Unit), ScoreAnswer.Rounded(c.Total.Total), DateOf(c.Total.FrozenAt)))],
            [.. open.Select(NameOf)]).ToData(), Round: round.Id);
    }

    public static async Task<LetterDraft> Department(Commission paper)
    {
        var (round, closed, open) = await Totals(paper);
        var totals = closed.Select(c => ScoreAnswer.Rounded(c.Total.Total)).ToList();
        return new($"สรุปคะแนนระดับกรม {round.Name} ปีงบประมาณ {paper.Year.Year}", new DepartmentSummary(
            paper.Head, paper.Said.Text("to"), paper.Year.Year, round.Id,
            [.. closed.OrderByDescending(c => ScoreAnswer.Rounded(c.Total.Total)).ThenBy(c => c.Unit.Id, StringComparer.Ordinal).Select(c => new RankedUnit(
                // Equal totals share a rank, and the next one counts all before it.
                1 + totals.Count(t => t > ScoreAnswer.Rounded(c.Total.Total)), NameOf(c.Unit),
                ScoreAnswer.Rounded(c.Total.Weighted), ScoreAnswer.Rounded(c.Total.LatePenalty), ScoreAnswer.Rounded(c.Total.Total)))],
            [.. open.Select(NameOf)]).ToData(), Round: round.Id);
    }

    /// <summary>The units of the same department that have the year: those that have closed the round with what was frozen, and those that have not.</summary>
    static async Task<(ReportingRound Round, IReadOnlyList<(Unit Unit, RoundTotal Total)> Closed, IReadOnlyList<Unit> Open)> Totals(Commission paper)
    {
        var round = paper.Catalogue.Round(paper.Named("round", "round.id"));
        var units = await paper.Db.Units.AsNoTracking()
            .Where(u => u.Department == paper.Unit.Department && paper.Db.Years.Any(y => y.UnitId == u.Id && y.Year == paper.Year.Year)).ToListAsync();
        var totals = await paper.Db.RoundTotals.AsNoTracking().Where(t => t.Year == paper.Year.Year && t.Round == round.Id).ToDictionaryAsync(t => t.UnitId);
        return (round, [.. units.Where(u => totals.ContainsKey(u.Id)).Select(u => (u, totals[u.Id]))],
            [.. units.Where(u => !totals.ContainsKey(u.Id)).OrderBy(u => u.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The year's first round stands for its first half, the last for the second.</summary>
    static (DateOnly From, DateOnly To) HalfYear(Commission paper, ReportingRound round)
    {
        var year = paper.Catalogue.FiscalYear;
        var half = year.Start.AddMonths(6);
        return round.Id == paper.Catalogue.Rounds[0].Id ? (year.Start, half.AddDays(-1)) : (half, year.End);
    }
}
