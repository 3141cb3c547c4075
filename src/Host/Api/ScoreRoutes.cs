using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Api;

/// <summary>What a round scores, as the verb <c>score</c> answers it, with the reasons in both languages, the opinions and what may still be won.</summary>
static class ScoreRoutes
{
    const string Resource = "คะแนน";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/years/{year:int}/rounds/{round}/score", Score).Needs(Right.SeeUnit).Says(Resource, "คะแนนของรอบ พร้อมเหตุผล").Answers<JsonObject>().Fails(StatusCodes.Status404NotFound);
        api.MapGet("/years/{year:int}/rounds/{round}/opinions", Opinion).Needs(Right.SeeUnit).Says(Resource, "ความเห็นเรื่องคะแนนของแต่ละฝ่าย").Answers<IReadOnlyList<OpinionAnswer>>();
        api.MapGet("/years/{year:int}/rounds/{round}/risks", Risks).Needs(Right.SeeUnit).Says(Resource, "คะแนนที่ยังเพิ่มได้ เรียงตามความคุ้ม").Answers<IReadOnlyList<PointsAtRisk>>().Fails(StatusCodes.Status404NotFound);
        api.MapPost("/years/{year:int}/rounds/{round}/what-if", WhatIf).Needs(Right.SeeUnit).Says(Resource, "คะแนนจะเป็นเท่าใดหากผลเปลี่ยน โดยไม่บันทึก").Answers<JsonObject>()
            .Takes("""{"kpis": {"1.2.1": {"criteria": {"1": {"done": true}}}}}""").Fails(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }

    sealed record ReasonAnswer(string Thai, string English, string? Formula, decimal Value);

    sealed record OpinionAnswer(
        string Kpi, OpinionLayer Layer, decimal Score, decimal Points, decimal Max, IReadOnlyDictionary<string, decimal> Criteria, string[] Judged,
        int CatalogueVersion, string EvidenceDigest, string Note, string By, DateTimeOffset At);

    static async Task<IResult> Score(int year, string round, Caller caller, Standings standings, PaContext db)
    {
        if (await standings.Of(db, caller.Viewer.UnitId, year, round) is not { } standing) return ApiProblems.Of(new Outcome.NotFound(), () => Results.Ok());
        var answer = JsonNode.Parse(standing.Answer.ToJson())!.AsObject();
        answer["reasons"] = Said(standing.Answer.Reasons);
        foreach (var (code, kpi) in standing.Answer.Kpis)
        {
            answer["kpis"]![code]!["reasons"] = Said(kpi.Reasons);
            answer["kpis"]![code]!["criterionReasons"] = new JsonObject(kpi.CriterionReasons.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)Said(c.Value))));
        }
        return Results.Ok(answer);
    }

    static async Task<IResult> Opinion(int year, string round, Caller caller, PaContext db) =>
        Results.Ok((await Opinions.Of(db, caller.Viewer.UnitId, year, round)).SelectMany(o => o).Select(o => new OpinionAnswer(
            o.Kpi, o.Layer, ScoreAnswer.Rounded(o.Score), ScoreAnswer.Rounded(o.Points), o.Max, Opinions.PointsOf(o),
            o.Judged.Split(',', StringSplitOptions.RemoveEmptyEntries), o.CatalogueVersion, o.EvidenceDigest, o.Note, o.By, o.At)));

    static async Task<IResult> Risks(int year, string round, Caller caller, Standings standings, PaContext db) =>
        await standings.Of(db, caller.Viewer.UnitId, year, round) is { } standing ? Results.Ok(standings.Risks(standing)) : ApiProblems.Of(new Outcome.NotFound(), () => Results.Ok());

    /// <summary>Takes a results file for some KPIs; answers the round as it is and as it would be. Nothing is saved.</summary>
    static async Task<IResult> WhatIf(int year, string round, JsonElement results, Caller caller, Standings standings, PaContext db)
    {
        if (await standings.Of(db, caller.Viewer.UnitId, year, round) is not { } standing) return ApiProblems.Of(new Outcome.NotFound(), () => Results.Ok());
        var reading = ResultsFile.Read(results.GetRawText(), standing.Catalogue, round);
        if (reading.Results is not { } changed) return ApiProblems.Of(new Outcome.Invalid("results", string.Join('\n', reading.Faults.Select(f => f.InThai()))), () => Results.Ok());
        var (now, then) = standings.WhatIf(standing, changed.Kpis);
        return Results.Ok(new JsonObject { ["now"] = JsonNode.Parse(now.ToJson()), ["then"] = JsonNode.Parse(then.ToJson()) });
    }

    static JsonArray Said(IEnumerable<Reason> reasons) =>
        [.. reasons.Select(r => JsonSerializer.SerializeToNode(new ReasonAnswer(r.InThai(), r.InEnglish(), r.Formula, ScoreAnswer.Rounded(r.Value)), JsonSerializerOptions.Web))];
}
