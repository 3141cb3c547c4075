using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Procedure.Scores;

/// <summary>Where the strategy unit keys in what the department's committee gave (seed 004, calendar: early March and September).</summary>
public sealed class CommitteeDesk(Transaction transaction, Catalogues catalogues, Opinions opinions, AuditTrail audit)
{
    /// <param name="points">KPI code → criterion id → points; what is left out agrees with the rule.</param>
    /// <param name="notes">KPI code → what the committee said.</param>
    public Task<Outcome> Record(
        int year, string round, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> points, IReadOnlyDictionary<string, string> notes, Viewer viewer) =>
        Rejected.Catch(() => transaction.Run(async db =>
        {
            if (!viewer.MayLaunch) throw Rejected.NotFound();
            var launched = await db.Years.FindAsync(viewer.UnitId, year) ?? throw Rejected.NotFound();
            var catalogue = catalogues.Of(launched);
            if (catalogue.Rounds.All(r => r.Id != round)) throw Rejected.NotFound();
            if (!await db.RoundTotals.AnyAsync(t => t.UnitId == viewer.UnitId && t.Year == year && t.Round == round))
                throw Rejected.Conflict("รอบนี้ยังไม่ปิด คณะกรรมการให้คะแนนหลังปิดรอบ");
            foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)))
            {
                try
                {
                    await opinions.Record(db, new(viewer.UnitId, year, kpi.Code, round), OpinionLayer.Committee,
                        points.GetValueOrDefault(kpi.Code) ?? new Dictionary<string, decimal>(), notes.GetValueOrDefault(kpi.Code, "").Trim(), viewer.PersonId);
                }
                catch (Rejected rejected) when (rejected.Outcome is Outcome.Invalid { Field: var field, Message: var message })
                {
                    // The form holds all KPIs: the field is named with its own.
                    throw Rejected.Invalid(field.Replace("Points[", $"Points[{kpi.Code}:", StringComparison.Ordinal), $"ตัวชี้วัด {kpi.Code}: {message}");
                }
            }
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "committee.recorded", $"{year}/{round}", new { points });
        }));
}
