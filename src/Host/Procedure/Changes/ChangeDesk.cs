using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Changes;

/// <summary>
/// Where the strategy unit puts a newer version of the KPI details into force in mid-year (SOP section 8.1): the year goes by it from then on,
/// work already given is kept and re-scored, a letter tells what has changed, and everyone concerned acknowledges it or is chased.
/// </summary>
public sealed class ChangeDesk(
    Transaction transaction, Catalogues catalogues, Standings standings, ProcessDefinitions definitions, Stepper stepper, Notices notices,
    AuditTrail audit, Wake wake, TimeProvider clock)
{
    public const string ProcessId = "kpi-change";

    /// <summary>Characters of the differences that a mail says.</summary>
    const int MaxSaid = 3000;

    /// <summary>What the newer version would bring about; null when the unit has no such year. Nothing is changed.</summary>
    /// <param name="changed">The newer version, read without a fault.</param>
    public async Task<ChangePreview?> Preview(PaContext db, int year, CatalogueReading changed, Viewer viewer)
    {
        if (!viewer.MayLaunch || await db.Years.FindAsync(viewer.UnitId, year) is not { } launched || changed.Catalogue is null) return null;
        return (await Work(db, launched, changed)).Preview;
    }

    async Task<(ChangePreview Preview, UnitDates Dates)> Work(PaContext db, AgreementYear launched, CatalogueReading changed)
    {
        var (year, after) = (launched.Year, changed.Catalogue!);
        var before = catalogues.Of(launched);
        var differences = CatalogueChanges.Between(before, after);
        var closed = await db.RoundTotals.Where(t => t.UnitId == launched.UnitId && t.Year == year).Select(t => t.Round).ToListAsync();
        var (rescores, totals) = await Rescored(db, launched.UnitId, year, before, after, closed);
        var refusals = Refusals(before, after).ToList();
        // What cannot be put into force has no dates either.
        var dates = refusals.Count > 0 ? new(launched.UnitId, [], [], [])
            : await UnitDates.Of(db, definitions, launched, before, after, await db.CalendarOf(launched.UnitId), clock.GetUtcNow());
        return (new(after, await Newest(db, launched.UnitId, year) + 1, differences, await Concerned(db, launched.UnitId, year, after, differences), rescores, totals,
            dates.Moves, refusals, [.. Warnings(differences, closed), .. Doubts(launched, changed)]), dates);
    }

    /// <summary>Puts the newer version into force: domain rows, the procedure that chases, and the audit entry in one transaction.</summary>
    /// <param name="basedOn">The number that the preview gave the newer version: another change in between is a conflict.</param>
    public async Task<Outcome> Change(int year, string yaml, string name, string reason, int basedOn, Viewer viewer, string? commandId = null)
    {
        if (!viewer.MayLaunch) return new Outcome.NotFound();
        var reading = CatalogueFile.Read(yaml, name);
        if (reading.Catalogue is null) return new Outcome.Invalid("File", string.Join('\n', reading.Faults.Select(f => f.InThai())));
        var outcome = await Rejected.Catch(() => transaction.Run(db => db.Once(viewer.UnitId, commandId, $"kpi.change {year}", clock.GetUtcNow(), async () =>
        {
            await Change(db, year, reading, yaml, name, reason.Trim(), basedOn, viewer);
            return "done";
        })));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    async Task Change(PaContext db, int year, CatalogueReading reading, string yaml, string name, string reason, int basedOn, Viewer viewer)
    {
        var launched = await db.Years.FindAsync(viewer.UnitId, year) ?? throw Rejected.NotFound();
        await Stepper.Lock(db, launched.InstanceId);
        if (reason.Length == 0) throw Rejected.Invalid("Reason", "โปรดระบุเหตุผลที่รายละเอียดตัวชี้วัดเปลี่ยน ข้อความนี้อยู่ในหนังสือแจ้งด้วย");
        var (preview, dates) = await Work(db, launched, reading);
        if (preview.Version != basedOn) throw Rejected.Conflict("มีผู้บันทึกรายละเอียดตัวชี้วัดฉบับใหม่ไปก่อนแล้ว โปรดตรวจความแตกต่างกับฉบับล่าสุดอีกครั้ง");
        if (preview.Refusals.Count > 0) throw Rejected.Invalid("File", string.Join('\n', preview.Refusals));
        if (preview.Differences.Count == 0) throw Rejected.Conflict("แฟ้มนี้ไม่มีอะไรต่างจากฉบับที่ใช้อยู่ จึงไม่มีการเปลี่ยนแปลง");
        var now = clock.GetUtcNow();
        var instanceId = $"{launched.InstanceId}-change-{preview.Version}";
        // Years launched before versions were kept begin with what they go by.
        if (preview.Version == 2 && await db.CatalogueVersions.FindAsync(launched.UnitId, year, 1) is null)
            db.CatalogueVersions.Add(VersionOf(launched, 1, launched.CatalogueYaml, launched.CatalogueName, "", launched.LaunchedBy, launched.LaunchedAt, null));
        db.CatalogueVersions.Add(VersionOf(launched, preview.Version, yaml, name, reason, viewer.PersonId, now, instanceId));
        (launched.CatalogueYaml, launched.CatalogueName) = (yaml, name);
        if (reading.Catalogue is { } newer) await db.KeepKpis(launched.UnitId, year, newer.Kpis.Select(kpi => KeyValuePair.Create(kpi.Code, kpi.Name)));
        foreach (var (instance, corrections) in dates.Corrections)
        {
            if (await stepper.Take(db, instance, new Together([.. corrections]), viewer.PersonId) is { } refused) throw new InvalidOperationException($"{instance}: {refused}");
        }
        // What has changed else is said in the task to acknowledge it.
        await new MoveNotices($"kpi-change:{instanceId}", "รายละเอียดตัวชี้วัดเปลี่ยน", $"รายละเอียดตัวชี้วัดตามคำรับรอง ปีงบประมาณ {year} เปลี่ยนเป็นฉบับที่ {preview.Version}", "", $"/years/{year}/changes")
            .Tell(db, notices, launched.UnitId, preview.Moves);
        await definitions.Deploy(db, Builtin.Read(ProcessId), $"{ProcessId}.bpmn");
        await stepper.Start(db, ProcessId, new StartInstance(instanceId, instanceId, Variables.Of(new
        {
            unit = new { id = launched.UnitId },
            year,
            version = preview.Version,
            matter = $"รายละเอียดตัวชี้วัดฉบับที่ {preview.Version}: {reason}",
            changes = Said(preview.Differences),
            people = preview.Concerned,
            acknowledge = DeadlinePlan.ForTask("acknowledge", await db.CalendarOf(launched.UnitId), now),
        })), launched.UnitId, year, viewer.PersonId);
        await audit.Append(db, launched.UnitId, viewer.PersonId, "kpi-details.changed", $"{year}",
            new
            {
                version = preview.Version, reason, differences = preview.Differences.Select(d => d.InThai()),
                moved = preview.Moves.Select(m => new { m.Subject, m.Kind, m.Name, m.Kpi, m.Round, m.From, m.To }),
            });
    }

    static CatalogueVersion VersionOf(AgreementYear year, int version, string yaml, string name, string reason, string by, DateTimeOffset at, string? instanceId) => new()
    {
        UnitId = year.UnitId, Year = year.Year, Version = version, CatalogueYaml = yaml, CatalogueName = name, Reason = reason, By = by, At = at, InstanceId = instanceId,
    };

    static string Said(IReadOnlyList<Difference> differences)
    {
        var (said, length) = (new List<string>(), 0);
        foreach (var line in differences.Select(d => $"- {d.InThai()}"))
        {
            if ((length += line.Length + 1) > MaxSaid)
            {
                said.Add($"- และอีก {differences.Count - said.Count} รายการ");
                break;
            }
            said.Add(line);
        }
        return string.Join('\n', said);
    }

    static async Task<int> Newest(PaContext db, string unitId, int year) =>
        await db.CatalogueVersions.Where(v => v.UnitId == unitId && v.Year == year).MaxAsync(v => (int?)v.Version) ?? 1;

    /// <summary>Owners of the KPIs that change (all of them when the agreement as a whole does), the group heads and the director.</summary>
    static async Task<IReadOnlyList<string>> Concerned(PaContext db, string unitId, int year, Catalogue after, IReadOnlyList<Difference> differences)
    {
        var kpis = differences.Any(d => d.Kpi is null) ? [.. after.Kpis.Select(k => k.Code)] : differences.Select(d => d.Kpi!).Distinct().ToList();
        var owners = await db.KpiHolders.Where(h => h.UnitId == unitId && h.Year == year && kpis.Contains(h.Kpi)).Select(h => h.PersonId).ToListAsync();
        var heads = await db.PostHoldings.Where(h => h.UnitId == unitId && (h.Post == PostIds.GroupHead || h.Post == PostIds.Director)).Select(h => h.PersonId).ToListAsync();
        return [.. owners.Concat(heads).Distinct().Order(StringComparer.Ordinal)];
    }

    async Task<(List<Rescore> Rescores, List<RoundRescore> Totals)> Rescored(
        PaContext db, string unitId, int year, Catalogue before, Catalogue after, List<string> closed)
    {
        var (rescores, totals) = (new List<Rescore>(), new List<RoundRescore>());
        var filed = (await db.EvidenceFiles.Where(f => f.UnitId == unitId && f.Year == year && f.RemovedAt == null)
            .Select(f => new { f.Kpi, f.Round, f.Criterion }).Distinct().ToListAsync()).ToLookup(f => (f.Kpi, f.Round), f => f.Criterion);
        foreach (var round in before.Rounds.Where(r => !closed.Contains(r.Id) && after.Rounds.Any(a => a.Id == r.Id)))
        {
            if (await standings.Of(db, unitId, year, round.Id) is not { } old || await standings.Of(db, unitId, year, round.Id, after) is not { } young || old.Results.Count == 0) continue;
            foreach (var (code, answer) in old.Answer.Kpis)
            {
                var rule = after.Kpis.FirstOrDefault(k => k.Code == code)?.Rounds.GetValueOrDefault(round.Id);
                var gone = filed[(code, round.Id)].Where(c => rule?.Criteria.All(x => x.Id != c) ?? true).Order(StringComparer.Ordinal).ToList();
                var scored = young.Answer.Kpis.GetValueOrDefault(code)?.Score;
                if (scored != answer.Score || gone.Count > 0 || young.Unfit.ContainsKey(code)) rescores.Add(new(code, round.Id, answer.Score, scored, young.Unfit.GetValueOrDefault(code) ?? [], gone));
            }
            totals.Add(new(round.Id, old.Answer.Total, young.Answer.Total));
        }
        return (rescores, totals);
    }

    /// <summary>What the newer version leaves in doubt that the one in force does not.</summary>
    static IEnumerable<string> Doubts(AgreementYear launched, CatalogueReading changed)
    {
        var known = CatalogueFile.Read(launched.CatalogueYaml, launched.CatalogueName).Warnings.Select(w => (w.Path, w.Wrong)).ToHashSet();
        return changed.Warnings.Where(w => !known.Contains((w.Path, w.Wrong))).Select(w => w.InThai());
    }

    /// <summary>A year under way keeps its fiscal year, its rounds and its KPIs; what they ask may change.</summary>
    static IEnumerable<string> Refusals(Catalogue before, Catalogue after)
    {
        if (before.FiscalYear != after.FiscalYear) yield return $"แฟ้มนี้เป็นของปีงบประมาณ {after.FiscalYear} แต่ปีที่ดำเนินอยู่คือ {before.FiscalYear}";
        if (!before.Rounds.Select(r => r.Id).SequenceEqual(after.Rounds.Select(r => r.Id))) yield return "เพิ่มหรือตัดรอบการรายงานระหว่างปีไม่ได้";
        foreach (var code in before.Kpis.Select(k => k.Code).Except(after.Kpis.Select(k => k.Code)))
            yield return $"ตัวชี้วัด {code} หายไปจากแฟ้ม งานของตัวชี้วัดนี้ดำเนินอยู่ จึงตัดออกระหว่างปีไม่ได้ หากไม่คิดคะแนนแล้วให้ลดน้ำหนัก";
        foreach (var code in after.Kpis.Select(k => k.Code).Except(before.Kpis.Select(k => k.Code)))
            yield return $"ตัวชี้วัด {code} ไม่มีในปีที่ดำเนินอยู่ คำสั่งแต่งตั้งไม่ได้กำหนดผู้จัดเก็บไว้ จึงเพิ่มระหว่างปีไม่ได้";
        foreach (var kpi in before.Kpis)
        {
            if (after.Kpis.FirstOrDefault(k => k.Code == kpi.Code) is not { } same) continue;
            foreach (var round in kpi.Rounds.Keys.Except(same.Rounds.Keys)) yield return $"ตัวชี้วัด {kpi.Code} ไม่มีเกณฑ์ของรอบ {round} ซึ่งเดิมมี";
            foreach (var round in same.Rounds.Keys.Except(kpi.Rounds.Keys)) yield return $"ตัวชี้วัด {kpi.Code} มีเกณฑ์ของรอบ {round} ซึ่งเดิมไม่มี";
        }
    }

    static IEnumerable<string> Warnings(IReadOnlyList<Difference> differences, List<string> closed)
    {
        foreach (var round in closed.Where(r => differences.Any(d => d.Round == r)))
            yield return $"รอบ {(round == "5m" ? "5 เดือน" : "11 เดือน")} ปิดแล้ว คะแนนที่บันทึกไว้ของรอบนั้นไม่เปลี่ยน";
    }
}
