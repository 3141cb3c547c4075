using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Steps 1–5 of SOP-HSS4-S-07: what each leaves in the year's record (seed 000, section 6).</summary>
public sealed class YearSteps(Catalogues catalogues, TimeProvider clock)
{
    internal async Task<Variables> Brief(PaContext db, UserTask task, BriefingForm form)
    {
        Required(form.Place, nameof(form.Place), "โปรดระบุสถานที่ประชุม");
        var year = await Year(db, task);
        (year.BriefingDate, year.BriefingPlace, year.BriefingNote) = (form.HeldOn, form.Place.Trim(), form.Note.Trim());
        return Variables.Empty;
    }

    /// <summary>Every KPI gets its collector; the appointees and the group heads are those to whom the order is circulated.</summary>
    internal async Task<Variables> Appoint(PaContext db, UserTask task, AppointmentForm form)
    {
        var catalogue = catalogues.Of(await Year(db, task));
        var people = await db.Users.Where(p => p.UnitId == task.UnitId).Select(p => p.Id).ToListAsync();
        var held = await db.KpiHolders.Where(h => h.UnitId == task.UnitId && h.Year == task.Year).ToListAsync();
        foreach (var kpi in catalogue.Kpis)
        {
            if (!form.Holders.TryGetValue(kpi.Code, out var person) || !people.Contains(person))
                throw Rejected.Invalid($"Holders[{kpi.Code}]", $"โปรดเลือกผู้รับผิดชอบตัวชี้วัด {kpi.Code}");
            if (held.Find(h => h.Kpi == kpi.Code) is { } holder) holder.PersonId = person;
            else db.KpiHolders.Add(new KpiHolder { UnitId = task.UnitId, Year = task.Year, Kpi = kpi.Code, PersonId = person });
        }
        var heads = await db.PostHoldings.Where(h => h.UnitId == task.UnitId && h.Post == PostIds.GroupHead).Select(h => h.PersonId).ToListAsync();
        return Appointed(catalogue, form.Holders, heads);
    }

    /// <summary>What the appointment leaves to the procedure: each KPI's collector, and to whom the order is circulated.</summary>
    internal static Variables Appointed(Catalogue catalogue, IReadOnlyDictionary<string, string> holders, IEnumerable<string> heads) => Variables.Of(new
    {
        kpis = catalogue.Kpis.Select(kpi => new { code = kpi.Code, name = kpi.Name, owner = holders[kpi.Code] }),
        people = catalogue.Kpis.Select(kpi => holders[kpi.Code]).Concat(heads).Distinct().Order(StringComparer.Ordinal),
    });

    internal async Task<Variables> SetGuideline(PaContext db, UserTask task, GuidelineForm form)
    {
        (await Year(db, task)).GuidelineNote = form.Note.Trim();
        return Variables.Empty;
    }

    internal async Task<Variables> Key(PaContext db, UserTask task)
    {
        (await Year(db, task)).KeyedAt = clock.GetUtcNow();
        return Variables.Empty;
    }

    internal async Task<Variables> Acknowledge(PaContext db, UserTask task, Viewer viewer)
    {
        var asked = await db.Acknowledgements
            .Where(a => a.PersonId == viewer.PersonId && a.AcknowledgedAt == null
                && db.Letters.Any(l => l.Id == a.LetterId && l.InstanceId == task.InstanceId))
            .ToListAsync();
        foreach (var acknowledgement in asked) acknowledgement.AcknowledgedAt = clock.GetUtcNow();
        // The last reader closes the circulation: the letter lies with the record of its step from then on.
        var ids = asked.Select(a => a.LetterId).ToList();
        foreach (var read in await db.Letters.Where(l => ids.Contains(l.Id) && l.State == LetterState.Circulated
            && !l.Acknowledgements.Any(a => a.PersonId != viewer.PersonId && a.AcknowledgedAt == null)).ToListAsync())
            (read.State, read.FiledAt) = (LetterState.Filed, clock.GetUtcNow());
        return Variables.Empty;
    }

    internal static Task<Variables> Monitor(MonitoringForm form)
    {
        Required(form.Note, nameof(form.Note), "โปรดสรุปผลการติดตามสั้น ๆ");
        return Task.FromResult(Variables.Empty);
    }

    internal static void Required(string text, string field, string message)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Rejected.Invalid(field, message);
    }

    static async Task<AgreementYear> Year(PaContext db, UserTask task) => (await db.Years.FindAsync(task.UnitId, task.Year))!;
}
