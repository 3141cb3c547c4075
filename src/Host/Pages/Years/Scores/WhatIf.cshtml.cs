using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using KpiRound = PaWorkflow.Host.Procedure.KpiRound;

namespace PaWorkflow.Host.Pages.Years.Scores;

/// <summary>Changes results or the date of a KPI on trial: KPI, unit and weighted total at once. Nothing is saved.</summary>
public sealed class WhatIfPage(PaContext db, Standings standings) : RoundPage(db, standings)
{
    readonly PaContext db = db;
    readonly Standings standings = standings;

    public Kpi Kpi { get; private set; } = null!;
    public KpiRoundRule Rule => Kpi.Rounds[Round];

    /// <summary>The results file's entry that the form begins with: what is saved.</summary>
    public JsonNode? Results { get; private set; }

    public ScoreAnswer Before { get; private set; } = null!;
    public ScoreAnswer After { get; private set; } = null!;

    public async Task<IActionResult> OnGet(int year, string round, string? kpi) => await Load(year, round, kpi) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(int year, string round, string? kpi)
    {
        if (!await Load(year, round, kpi)) return NotFound();
        var criteria = CriterionInputs.Read(Request.Form, Rule.Criteria, Fault);
        var entry = new JsonObject { ["criteria"] = criteria };
        if (Rule.Award is not null && Typed("Award") == "true") entry["award"] = true;
        var submitted = Submitted();
        if (ModelState.IsValid && KpiResult.Read(entry, Kpi, Round, submitted) is { } reading)
        {
            foreach (var fault in reading.Faults) Fault("Results", fault.InThai());
            if (reading.Result is { } result)
            {
                // What stands of the first round stays so.
                var missed = Standing.Results.GetValueOrDefault(Kpi.Code)?.FirstRoundMissed ?? false;
                (Before, After) = standings.WhatIf(Standing, new Dictionary<string, KpiResult> { [Kpi.Code] = result with { FirstRoundMissed = missed } });
            }
        }
        if (ForPart) return Partial("_WhatIf", this);
        return ModelState.IsValid ? Page() : AskAgain();
    }

    DateTimeOffset? Submitted()
    {
        if (Typed("On").Length == 0) return Now;
        if (Typing.Date(Typed("On")) is { } date) return ThaiDisplay.FromBangkok(date.ToDateTime(Typing.Time(Typed("At")) ?? new TimeOnly(16, 0)));
        Fault("On", "โปรดเลือกวันที่ส่ง");
        return null;
    }

    async Task<bool> Load(int year, string round, string? kpi)
    {
        if (!await LoadRound(year, round) || (Kpis.FirstOrDefault(k => k.Code == kpi) ?? (Kpis.Count > 0 ? Kpis[0] : null)) is not { } chosen) return false;
        Kpi = chosen;
        var report = await new KpiRound(Viewer.UnitId, year, chosen.Code, round).Report(db);
        Results = report is null ? null : JsonNode.Parse(report.Results);
        Before = After = Standing.Answer;
        return true;
    }
}
