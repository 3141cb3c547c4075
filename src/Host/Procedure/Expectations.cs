using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Procedure;

/// <summary>What a KPI's round is expected to score, from the results as keyed and the evidence as attached now.</summary>
/// <param name="Score">Out of 5, the KPI's own penalty taken off.</param>
/// <param name="Explanation">In Thai: what is missing and what a late report costs.</param>
/// <param name="Answer">Points by criterion.</param>
public sealed record Expectation(decimal Score, string Explanation, KpiScoreAnswer Answer);

/// <summary>Scores a KPI's round while it is being gathered: a criterion without a file counts nothing, whatever was keyed.</summary>
public sealed class Expectations(Catalogues catalogues, TimeProvider clock)
{
    /// <param name="leftOut">Criteria that a checker is about to send back: until they are mended they count nothing.</param>
    public async Task<Expectation> Of(PaContext db, KpiRound round, IReadOnlySet<string>? leftOut = null) => Of(await RoundRecord.Of(db, round), await db.CalendarOf(round.UnitId), leftOut);

    /// <inheritdoc cref="Of(PaContext, KpiRound, IReadOnlySet{string}?)"/>
    public Expectation Of(RoundRecord record, WorkingCalendar calendar, IReadOnlySet<string>? leftOut = null)
    {
        var (round, catalogue) = (record.Round, catalogues.Of(record.Year));
        if (record.Scores.GetValueOrDefault(round.Round) is { Missed: true })
        {
            var none = new KpiResult { Criteria = new Dictionary<string, CriterionResult>() };
            return new(0, "ไม่ได้แนบในระบบ SMART ก่อนพ้นกำหนดรับหลักฐาน จึงไม่มีคะแนนในรอบนี้", Scoring.ScoreKpi(catalogue.Kpi(round.Kpi), round.Round, none, catalogue, calendar));
        }
        var (result, unfit) = Counted(catalogue, record, record.Attachment?.AttachedAt ?? clock.GetUtcNow(), leftOut);
        var answer = Scoring.ScoreKpi(catalogue.Kpi(round.Kpi), round.Round, result, catalogue, calendar);
        var files = record.Files.ToLookup(f => f.Criterion, f => f.FileName);
        return new(answer.Score, Explain(catalogue, round, result, answer, files, unfit, leftOut ?? new HashSet<string>()), answer);
    }

    /// <summary>The results as they count: by the last saved report, without the criteria that no file proves.</summary>
    internal static async Task<KpiResult> ResultOf(PaContext db, Catalogue catalogue, KpiRound round, DateTimeOffset? submitted) =>
        Counted(catalogue, await RoundRecord.Of(db, round), submitted).Result;

    static (KpiResult Result, IReadOnlyList<string> Unfit) Counted(Catalogue catalogue, RoundRecord record, DateTimeOffset? submitted, IReadOnlySet<string>? leftOut = null) => Counted(
        catalogue, record.Round, record.Report?.Results, record.Files.Select(f => f.Criterion).Where(c => leftOut?.Contains(c) != true).ToHashSet(StringComparer.Ordinal), submitted,
        FirstRoundMissed(catalogue, record));

    /// <param name="saved">The saved report's JSON. It was checked when it was saved, but the KPI's details may have changed since.</param>
    /// <param name="proven">Ids of the criteria that a file proves.</param>
    /// <returns>The result, and the ids of the criteria whose saved result no longer fits what they ask.</returns>
    internal static (KpiResult Result, IReadOnlyList<string> Unfit) Counted(
        Catalogue catalogue, KpiRound round, string? saved, IReadOnlySet<string> proven, DateTimeOffset? submitted, bool firstRoundMissed)
    {
        var (result, unfit) = KpiResult.ReadFitting(JsonNode.Parse(saved ?? """{"criteria":{}}""")!, catalogue.Kpi(round.Kpi), round.Round, submitted);
        return (result with
        {
            Criteria = result.Criteria.Where(c => proven.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
            // The award's paper is the evidence of what it gives in full.
            Award = result.Award && RoundOf(catalogue, round) is { Award: { } award } rule && rule.Criteria.Any(c => !award.StillOwed.Contains(c.Id) && proven.Contains(c.Id)),
            FirstRoundMissed = firstRoundMissed,
        }, unfit);
    }

    /// <summary>"Nothing, or not all, was done in the first round" (seed 002, KPI 2), where the KPI has that rule.</summary>
    static bool FirstRoundMissed(Catalogue catalogue, RoundRecord record) =>
        catalogue.Kpi(record.Round.Kpi).FirstRoundMissed != FirstRoundMissedRule.NoRule && catalogue.Rounds[0].Id != record.Round.Round
        && (record.Scores.GetValueOrDefault(catalogue.Rounds[0].Id) is not { } first || first.Points < first.Max);

    /// <exception cref="InvalidOperationException">The catalogue has no such KPI or round: a fault of the procedure's variables.</exception>
    public static KpiRoundRule RoundOf(Catalogue catalogue, KpiRound round) =>
        catalogue.Kpis.FirstOrDefault(k => k.Code == round.Kpi)?.Rounds.GetValueOrDefault(round.Round)
            ?? throw new InvalidOperationException($"The catalogue has no round {round.Round} of KPI {round.Kpi}.");

    public static IEnumerable<string> CriteriaOf(Catalogue catalogue, KpiRound round) => RoundOf(catalogue, round).Criteria.Select(c => c.Id);

    /// <exception cref="Rejected">A result does not fit its criterion.</exception>
    internal static void Check(Catalogue catalogue, KpiRound round, JsonObject results)
    {
        var rule = RoundOf(catalogue, round);
        var faults = KpiResult.Read(results, catalogue.Kpi(round.Kpi), round.Round).Faults;
        if (faults.Count == 0) return;
        var wrong = rule.Criteria.Where(c => faults.Any(f => f.Path.StartsWith($"$.criteria[\"{c.Id}\"]", StringComparison.Ordinal))).ToList();
        throw Rejected.Invalid(
            wrong.Count > 0 ? $"Criteria[{wrong[0].Id}]" : "Results",
            wrong.Count > 0 ? string.Join(" · ", wrong.Select(c => $"เกณฑ์ข้อ {c.Id}: {Right(c.Rule)}"))
                : string.Join("; ", faults.Select(f => f.InThai())));
    }

    /// <summary>What a result of this rule has to be, in Thai.</summary>
    static string Right(Rule rule) => rule switch
    {
        RatioRule => "จำนวนทั้งหมดต้องมากกว่า 0 และจำนวนที่นับได้ต้องไม่เกินจำนวนทั้งหมด",
        WorksheetRule => "ให้คะแนนแต่ละข้อเป็น 2, 1, 0 หรือไม่เกี่ยวข้อง และต้องมีอย่างน้อยหนึ่งข้อที่ให้คะแนน",
        ChecklistRule => "ระบุว่าแต่ละรายการทำแล้วหรือยัง รายการที่วัดเป็นตัวเลขให้กรอกตัวเลข",
        CompositeRule => "กรอกตัวเลขให้ครบทุกส่วนตามลำดับ",
        StepsRule { IsMeasured: true } => "กรอกร้อยละเป็นตัวเลข",
        DoneRule or StepsRule => "ระบุว่าทำแล้วหรือยังไม่ได้ทำ",
        _ => "กรอกเป็นตัวเลข",
    };

    static string Explain(Catalogue catalogue, KpiRound round, KpiResult result, KpiScoreAnswer answer, ILookup<string, string> filed, IReadOnlyList<string> unfit, IReadOnlySet<string> leftOut)
    {
        var said = new List<string>();
        var criteria = CriteriaOf(catalogue, round).Where(c => !leftOut.Contains(c)).ToList();
        if (leftOut.Count > 0) said.Add($"ส่งกลับข้อ {string.Join(", ", CriteriaOf(catalogue, round).Where(leftOut.Contains))} จึงยังไม่นับคะแนน");
        if (criteria.Where(unfit.Contains).ToList() is { Count: > 0 } changed) said.Add($"เกณฑ์เปลี่ยนไปแล้ว โปรดกรอกผลใหม่ข้อ {string.Join(", ", changed)}");
        if (criteria.Where(c => !filed.Contains(c)).ToList() is { Count: > 0 } unproven) said.Add($"ยังไม่มีหลักฐานข้อ {string.Join(", ", unproven)}");
        if (criteria.Where(c => filed.Contains(c) && !result.Criteria.ContainsKey(c) && !unfit.Contains(c)).ToList() is { Count: > 0 } empty) said.Add($"ยังไม่ได้กรอกผลข้อ {string.Join(", ", empty)}");
        foreach (var criterion in RoundOf(catalogue, round).Criteria)
        {
            if (filed.Contains(criterion.Id)) said.AddRange(Scores.WantedFiles.Missing(criterion, [.. filed[criterion.Id]]));
            if (criterion.Rule is WorksheetRule sheet && result.Criteria.GetValueOrDefault(criterion.Id) is { } given
                && sheet.Items.Count(i => given.Items is null || !given.Items.ContainsKey(i.Id)) is > 0 and var unrated)
                said.Add($"เกณฑ์ข้อ {criterion.Id} ยังไม่ได้ให้คะแนน {unrated} รายการ จึงนับเป็น 0");
        }
        if (answer.DaysLate > 0 && (answer.Penalty > 0 || catalogue.LatePenalty.PerDay > 0))
            said.Add(answer.Penalty > 0 ? $"ช้า {answer.DaysLate} วัน หัก {answer.Penalty:0.00##} คะแนน" : $"ช้า {answer.DaysLate} วันทำการ หักจากคะแนนรวมของหน่วยงาน {answer.DaysLate * catalogue.LatePenalty.PerDay:0.00##} คะแนน");
        if (result.FirstRoundMissed) said.Add("รอบแรกทำไม่ครบ จึงได้คะแนนครึ่งหนึ่ง");
        return said.Count == 0 ? "หลักฐานครบทุกเกณฑ์" : string.Join(" · ", said);
    }
}
