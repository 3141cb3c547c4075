using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Api;

/// <summary>What the year's KPIs ask: weight, criteria, points, evidence wanted, dates.</summary>
static class KpiRoutes
{
    const string Resource = "ตัวชี้วัด";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/years/{year:int}/kpis", List).Needs(Right.Member).Says(Resource, "ตัวชี้วัดของปีที่ท่านเห็น").Answers<IReadOnlyList<KpiAnswer>>().Fails(StatusCodes.Status404NotFound);
        api.MapGet("/years/{year:int}/kpis/{kpi}", Get).Needs(Right.Member).Says(Resource, "รายละเอียดตัวชี้วัดหนึ่ง: เกณฑ์ คะแนน หลักฐานที่ต้องใช้ วันปิดรับ").Answers<KpiAnswer>().Fails(StatusCodes.Status404NotFound);
    }

    /// <param name="Weight">Those of a whole agreement sum to 100.</param>
    /// <param name="Host">The host unit at the department; null: the KPI is the unit's own.</param>
    /// <param name="Holder">The person who collects it.</param>
    public sealed record KpiAnswer(string Code, string Name, decimal Weight, KpiGroup Group, string? Host, string? Formula, IReadOnlyList<string> Notes, string? Holder, IReadOnlyList<KpiRoundAnswer> Rounds);

    /// <param name="ClosesAt">The KPI's own closing where it has one, else the round's.</param>
    public sealed record KpiRoundAnswer(string Round, DateTimeOffset ClosesAt, decimal Max, IReadOnlyList<CriterionAnswer> Criteria);

    /// <param name="Rule">How points are given, in words.</param>
    /// <param name="Evidence">What is wanted, a line each.</param>
    public sealed record CriterionAnswer(string Id, string Text, decimal Points, string Rule, IReadOnlyList<string> Evidence, DateTimeOffset? DueAt);

    static async Task<IResult> List(int year, Caller caller, PaContext db, Catalogues catalogues)
    {
        if (await db.Years.FindAsync(caller.Viewer.UnitId, year) is not { } launched) return ApiProblems.NotFound();
        var theirs = caller.Viewer.SeesWholeUnit ? [] : await caller.Viewer.KpisSeen(db).Where(h => h.Year == year).Select(h => h.Kpi).ToListAsync();
        var holders = await db.KpiHolders.Where(h => h.UnitId == caller.Viewer.UnitId && h.Year == year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
        var catalogue = catalogues.Of(launched);
        return Results.Ok(catalogue.Kpis.Where(k => caller.Viewer.SeesWholeUnit || theirs.Contains(k.Code)).Select(k => Of(catalogue, k, holders.GetValueOrDefault(k.Code))));
    }

    static async Task<IResult> Get(int year, string kpi, Caller caller, PaContext db, Catalogues catalogues)
    {
        if (await db.Years.FindAsync(caller.Viewer.UnitId, year) is not { } launched || !await UnitFiles.Sees(db, caller.Viewer, year, kpi)) return ApiProblems.NotFound();
        var catalogue = catalogues.Of(launched);
        return catalogue.Kpis.FirstOrDefault(k => k.Code == kpi) is not { } found ? ApiProblems.NotFound()
            : Results.Ok(Of(catalogue, found, (await db.KpiHolders.FindAsync(caller.Viewer.UnitId, year, kpi))?.PersonId));
    }

    static KpiAnswer Of(Catalogue catalogue, Kpi kpi, string? holder) => new(kpi.Code, kpi.Name, kpi.Weight, kpi.Group, kpi.Host, kpi.Formula, kpi.Notes, holder,
        [.. catalogue.Rounds.Where(r => kpi.Rounds.ContainsKey(r.Id)).Select(r => kpi.Rounds[r.Id]).Select(r => new KpiRoundAnswer(r.Round, r.ClosesAt, r.Max,
            [.. r.Criteria.Select(c => new CriterionAnswer(c.Id, c.Text, c.Points, RuleWords.Of(c.Rule).Thai, [.. c.Evidence.Select(e => e.Text)], c.DueAt))]))]);
}
