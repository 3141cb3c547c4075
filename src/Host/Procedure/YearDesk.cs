using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where the strategy unit launches a year and notes what the department tells it.</summary>
public sealed class YearDesk(
    Transaction transaction, ProcessDefinitions definitions, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    public const string ProcessId = "sop-hss4-s-07";
    public const string KpiDetailsConfirmed = "kpi-details-confirmed";

    /// <summary>Launches the catalogue's fiscal year for the viewer's unit.</summary>
    /// <param name="holders">Who is proposed to collect each KPI (code → person id); the appointment of step 2 decides.</param>
    /// <param name="chosen">Internal dates that were set otherwise than proposed.</param>
    public async Task<Outcome> Launch(string catalogueYaml, string catalogueName, IReadOnlyDictionary<string, string> holders, Viewer viewer, ChosenDates? chosen = null)
    {
        if (!viewer.MayLaunch) return new Outcome.NotFound();
        var reading = CatalogueFile.Read(catalogueYaml, catalogueName);
        if (reading.Catalogue is not { } catalogue)
            return new Outcome.Invalid("Catalogue", string.Join('\n', reading.Faults.Select(fault => fault.InThai())));
        var outcome = await Rejected.Catch(() => transaction.Run(async db =>
        {
            var year = catalogue.FiscalYear.Number;
            if (await db.Years.FindAsync(viewer.UnitId, year) is not null)
                throw Rejected.Conflict($"ปีงบประมาณ {year} เริ่มไว้แล้ว จึงไม่เริ่มซ้ำ");
            var people = await db.Users.Where(p => p.UnitId == viewer.UnitId).Select(p => p.Id).ToListAsync();
            foreach (var (kpi, person) in holders)
            {
                if (!people.Contains(person)) throw Rejected.Invalid($"Holders[{kpi}]", $"ไม่พบผู้รับผิดชอบตัวชี้วัด {kpi} ในหน่วยงาน");
                db.KpiHolders.Add(new KpiHolder { UnitId = viewer.UnitId, Year = year, Kpi = kpi, PersonId = person });
            }
            // The unit's chain is held from here on: a change of the calendar finds the year with its plan, or comes before it.
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "year.launched", $"{year}", new { catalogueName });
            await definitions.Deploy(db, Builtin.Read(ProcessId), $"{ProcessId}.bpmn");
            await Vacancies.Refuse(db, definitions, ProcessId, viewer.UnitId, ThaiDisplay.Today(clock));
            var unit = (await db.Units.FindAsync(viewer.UnitId))!;
            var instanceId = $"{unit.Id}-{year}";
            db.Years.Add(new AgreementYear
            {
                UnitId = unit.Id,
                Year = year,
                CatalogueYaml = catalogueYaml,
                CatalogueName = catalogueName,
                InstanceId = instanceId,
                LaunchedAt = clock.GetUtcNow(),
                LaunchedBy = viewer.PersonId,
                ChosenDates = chosen?.Write() ?? "",
            });
            // What was filled in for this year has become the year.
            await db.LaunchDrafts.Where(d => d.UnitId == unit.Id && d.Year == year).ExecuteDeleteAsync();
            db.CatalogueVersions.Add(new CatalogueVersion
            {
                UnitId = unit.Id,
                Year = year,
                Version = 1,
                CatalogueYaml = catalogueYaml,
                CatalogueName = catalogueName,
                Reason = "",
                By = viewer.PersonId,
                At = clock.GetUtcNow(),
            });
            await db.KeepKpis(unit.Id, year, catalogue.Kpis.Select(kpi => KeyValuePair.Create(kpi.Code, kpi.Name)));
            var start = new StartInstance(instanceId, instanceId, LaunchVariables.Of(unit, catalogue, holders, await db.CalendarOf(unit.Id), clock.GetUtcNow(), chosen));
            await stepper.Start(db, ProcessId, start, unit.Id, year, viewer.PersonId);
        }));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    /// <summary>Notes that กพร. has confirmed the KPI details (the message that step 4 waits for).</summary>
    public async Task<Outcome> ConfirmKpiDetails(int year, Viewer viewer)
    {
        if (!viewer.MayLaunch) return new Outcome.NotFound();
        var outcome = await Rejected.Catch(() => transaction.Run(async db =>
        {
            var launched = await db.Years.FindAsync(viewer.UnitId, year) ?? throw Rejected.NotFound();
            await Stepper.Lock(db, launched.InstanceId);
            var waiting = await db.Subscriptions.SingleOrDefaultAsync(s => s.InstanceId == launched.InstanceId && s.MessageName == KpiDetailsConfirmed)
                ?? throw Rejected.Conflict("ขั้นตอนนี้ไม่ได้รอการยืนยันจาก กพร. อยู่ หรือบันทึกไว้แล้ว");
            launched.ConfirmedAt = clock.GetUtcNow();
            if (await stepper.Take(db, launched.InstanceId, new CorrelateMessage(waiting.Id, Variables.Empty), viewer.PersonId) is { } reason)
                throw Rejected.Conflict(reason);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "kpi-details.confirmed", $"{year}");
        }));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }
}
