using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>
/// What a simulated year came to, counted from the database alone. Member names are the contract of the verb <c>simulate</c>.
/// </summary>
/// <param name="Returned">Decisions that sent evidence or a draft letter back.</param>
/// <param name="Penalties">How many KPI reports lost points for being late.</param>
public sealed record Summary(
    int FiscalYear, int Units, int Instances, int TasksCreated, int TasksCompleted, int TasksOpen, int Reminders, int Escalations,
    int Mails, int Letters, int EvidenceFiles, int Returned, int Incidents, int Penalties, IReadOnlyList<KpiLine> Scores, double WallSeconds)
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static async Task<Summary> Of(PaContext db, int fiscalYear, double wallSeconds)
    {
        var scores = await db.KpiScores.AsNoTracking().Where(s => s.Year == fiscalYear).ToListAsync();
        // In memory and ordinal: databases sort text each in their own way.
        var lines = scores
            .OrderBy(s => s.UnitId, StringComparer.Ordinal).ThenBy(s => s.Round.Length).ThenBy(s => s.Round, StringComparer.Ordinal)
            .ThenBy(s => s.Kpi, StringComparer.Ordinal)
            .Select(s => new KpiLine(s.UnitId, s.Round, s.Kpi, Four(s.Score), Four(s.Penalty))).ToList();
        return new(
            fiscalYear,
            await db.Units.CountAsync(),
            await db.Instances.CountAsync(),
            await db.Tasks.CountAsync(),
            await db.Tasks.CountAsync(t => t.State == UserTaskState.Completed),
            await db.Tasks.CountAsync(t => t.State == UserTaskState.Open),
            await db.History.CountAsync(h => h.ElementId.EndsWith("-reminded") && h.Event == ElementEvent.Completed),
            await db.History.CountAsync(h => h.ElementId.EndsWith("-escalated") && h.Event == ElementEvent.Completed),
            await db.Mails.CountAsync(m => m.State == MailState.Sent),
            await db.Letters.CountAsync(),
            await db.EvidenceFiles.CountAsync(),
            await db.CheckDecisions.CountAsync(d => !d.Approved)
                + await db.Letters.CountAsync(l => l.State == Storage.Letters.LetterState.Returned),
            await db.Incidents.CountAsync(),
            lines.Count(l => l.Penalty > 0),
            lines,
            Math.Round(wallSeconds, 3));
    }

    /// <summary>Four decimals, half away from zero, at the end only.</summary>
    static decimal Four(decimal value) => Math.Round(value, 4, MidpointRounding.AwayFromZero) + 0.0000m;
}

public sealed record KpiLine(string Unit, string Round, string Kpi, decimal Score, decimal Penalty);
