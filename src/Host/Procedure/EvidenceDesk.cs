using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Search;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>The results of one KPI as they are keyed for an evidence task.</summary>
/// <param name="Criteria">Criterion id → result.</param>
public sealed record KeyedResults(string TaskId, JsonObject Criteria, bool Award);

/// <summary>Where a KPI owner lays down files and results before sending them in.</summary>
public sealed class EvidenceDesk(
    Transaction transaction, ContextFactory contexts, Vault vault, Catalogues catalogues, AuditTrail audit, WordsWake reading, TimeProvider clock)
{
    /// <summary>Bytes of one file.</summary>
    public const long MaxFileSize = 50L * 1024 * 1024;

    /// <summary>Checks and stores one file for one criterion while the evidence task is open; one of the same name is its earlier version and makes way.</summary>
    /// <param name="also">Written in the same transaction.</param>
    public Task<Outcome> Attach(string taskId, string criterion, string fileName, Stream content, Viewer viewer, Func<PaContext, Task>? also = null) => Rejected.Catch(async () =>
    {
        var name = FileNames.Clean(fileName);
        var stored = await Store(name, content);
        await transaction.Run(async db =>
        {
            var task = await MayAttach(db, taskId, criterion, viewer);
            var round = KpiRound.Of(task);
            await Add(db, task, round.File(criterion, name, FileKinds.ContentTypeOf(name), stored, viewer.PersonId, clock.GetUtcNow()), viewer);
            if (also is not null) await also(db);
        });
        reading.Come();
    });

    /// <summary>Lets a file that the unit has already prove another criterion as well: the same bytes, no second copy.</summary>
    /// <param name="fileId">Of a KPI that the viewer sees, of whatever year.</param>
    public Task<Outcome> Reuse(string taskId, string criterion, long fileId, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await MayAttach(db, taskId, criterion, viewer);
        var source = await EvidenceSight.Files(db, viewer).SingleOrDefaultAsync(f => f.Id == fileId) ?? throw Rejected.NotFound();
        var file = KpiRound.Of(task).File(criterion, source.FileName, source.ContentType, new(source.Sha256, source.Size), viewer.PersonId, clock.GetUtcNow(), source);
        await Add(db, task, file, viewer);
    }));

    /// <summary>The task and criterion take a file from the viewer now.</summary>
    /// <exception cref="Rejected">They do not.</exception>
    internal async Task<UserTask> MayAttach(PaContext db, string taskId, string criterion, Viewer viewer)
    {
        var task = await EvidenceTask(db, taskId, viewer);
        await KnownCriterion(db, task, criterion);
        await NotLocked(db, KpiRound.Of(task), criterion);
        return task;
    }

    async Task Add(PaContext db, UserTask task, EvidenceFile file, Viewer viewer)
    {
        var present = await KpiRound.Of(task).Files(db).Where(f => f.Criterion == file.Criterion && f.FileName == file.FileName).ToListAsync();
        if (present.Exists(f => f.Sha256 == file.Sha256)) throw Rejected.Conflict($"ไฟล์ “{file.FileName}” แนบไว้ในเกณฑ์นี้แล้ว");
        foreach (var earlier in present) (earlier.RemovedAt, earlier.RemovedBy) = (clock.GetUtcNow(), viewer.PersonId);
        db.EvidenceFiles.Add(file);
        await db.Keep(file, FileWords.ExtensionOf(file.FileName), clock.GetUtcNow());
        await audit.Append(db, task.UnitId, viewer.PersonId, present.Count > 0 ? "evidence.replaced" : "evidence.attached", $"{file.Kpi}/{file.Round}/{file.Criterion}",
            new { name = file.FileName, file.Sha256, file.ReusedFrom, before = present.Select(f => f.Sha256) });
    }

    /// <summary>Opens an approved criterion again: its approval falls, and it is checked anew with the rest.</summary>
    public Task<Outcome> Reopen(string taskId, string criterion, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await EvidenceTask(db, taskId, viewer);
        var round = KpiRound.Of(task);
        if (!(await CriterionStanding.Of(db, round)).TryGetValue(criterion, out var standing) || !standing.Holds) throw Rejected.Conflict($"เกณฑ์ข้อ {criterion} แก้ไขได้อยู่แล้ว");
        var decision = await db.CheckDecisions.Where(d => d.UnitId == round.UnitId && d.Year == round.Year && d.Kpi == round.Kpi && d.Round == round.Round)
            .SelectMany(d => d.Criteria).Where(c => c.Criterion == criterion).OrderByDescending(c => c.CheckDecisionId).FirstAsync();
        (decision.ReopenedAt, decision.ReopenedBy) = (clock.GetUtcNow(), viewer.PersonId);
        await audit.Append(db, task.UnitId, viewer.PersonId, "evidence.reopened", $"{round.Kpi}/{round.Round}/{criterion}");
    }));

    /// <summary>Says which day each paper bears; null: it bears none, or nobody knows.</summary>
    /// <param name="dates">File id → day.</param>
    public Task<Outcome> SetDates(string taskId, IReadOnlyDictionary<long, DateOnly?> dates, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await EvidenceTask(db, taskId, viewer);
        var ids = dates.Keys.ToArray();
        var files = await KpiRound.Of(task).Files(db).Where(f => ids.Contains(f.Id)).ToListAsync();
        foreach (var file in files.Where(f => f.DatedOn != dates[f.Id]))
        {
            file.DatedOn = dates[file.Id];
            await audit.Append(db, task.UnitId, viewer.PersonId, "evidence.dated", $"{file.Kpi}/{file.Round}/{file.Criterion}", new { file.FileName, file.Sha256, file.DatedOn });
        }
    }));

    /// <summary>Checks and stores a file that is no evidence of a criterion, such as the proof of the attachment in SMART.</summary>
    /// <returns>Done, with the stored file, or the reason why it is refused.</returns>
    public async Task<(Outcome Outcome, StoredFile? File)> StoreProof(string fileName, Stream content)
    {
        StoredFile? stored = null;
        var outcome = await Rejected.Catch(async () => stored = await Store(FileNames.Clean(fileName), content));
        return (outcome, stored);
    }

    public Task<Outcome> Remove(string taskId, long fileId, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        var task = await EvidenceTask(db, taskId, viewer);
        var round = KpiRound.Of(task);
        var file = await round.Files(db).SingleOrDefaultAsync(f => f.Id == fileId) ?? throw Rejected.NotFound();
        await NotLocked(db, round, file.Criterion);
        (file.RemovedAt, file.RemovedBy) = (clock.GetUtcNow(), viewer.PersonId);
        await audit.Append(db, task.UnitId, viewer.PersonId, "evidence.removed", $"{round.Kpi}/{round.Round}/{file.Criterion}", new { file.FileName, file.Sha256 });
    }));

    /// <summary>Saves the criteria's results in the form of the results file: criterion id → {done | value | numerator, denominator | items | parts}.</summary>
    public Task<Outcome> SaveResults(string taskId, JsonObject criteria, Viewer viewer, bool award = false) => SaveResults([new(taskId, criteria, award)], viewer);

    /// <summary>Saves the results of several KPIs together: all of them or none.</summary>
    public Task<Outcome> SaveResults(IReadOnlyList<KeyedResults> all, Viewer viewer) => Rejected.Catch(() => transaction.Run(async db =>
    {
        foreach (var (taskId, criteria, award) in all) await Save(db, taskId, criteria, award, viewer);
    }));

    async Task Save(PaContext db, string taskId, JsonObject criteria, bool award, Viewer viewer)
    {
        var task = await EvidenceTask(db, taskId, viewer);
        var round = KpiRound.Of(task);
        var catalogue = catalogues.Of((await db.Years.FindAsync(task.UnitId, task.Year))!);
        var report = await round.Report(db);
        var results = new JsonObject { ["criteria"] = WithLocked(criteria, report, await CriterionStanding.Of(db, round)) };
        if (award) results["award"] = true;
        Expectations.Check(catalogue, round, results);
        if (report is null)
        {
            report = round.NewReport(viewer.PersonId, clock.GetUtcNow());
            db.KpiReports.Add(report);
        }
        report.Results = results.ToJsonString(Variables.Json);
        (report.UpdatedBy, report.UpdatedAt) = (viewer.PersonId, clock.GetUtcNow());
        await audit.Append(db, task.UnitId, viewer.PersonId, "results.saved", $"{round.Kpi}/{round.Round}", JsonSerializer.SerializeToElement(results));
    }

    /// <summary>Criteria that were approved keep the result on which they were.</summary>
    static JsonObject WithLocked(JsonObject given, KpiReport? report, IReadOnlyDictionary<string, CriterionStanding> standings)
    {
        var criteria = (JsonObject)given.DeepClone();
        var stored = report is null ? null : JsonNode.Parse(report.Results)?["criteria"];
        foreach (var (id, _) in standings.Where(s => s.Value.Holds))
        {
            var kept = stored?[id];
            if (criteria[id] is { } otherwise && !JsonNode.DeepEquals(otherwise, kept)) throw Rejected.Conflict(Locked(id));
            if (kept is not null) criteria[id] = kept.DeepClone();
        }
        return criteria;
    }

    static string Locked(string criterion) => $"เกณฑ์ข้อ {criterion} ผู้ตรวจเห็นชอบแล้วจึงล็อกไว้ — หากต้องแก้ไขให้กด “ขอแก้ไขข้อนี้” ก่อน แล้วผู้ตรวจจะตรวจข้อนี้ใหม่";

    static async Task NotLocked(PaContext db, KpiRound round, string criterion)
    {
        if ((await CriterionStanding.Of(db, round)).TryGetValue(criterion, out var standing) && standing.Holds) throw Rejected.Conflict(Locked(criterion));
    }

    /// <summary>SHA-256 over the present files of a KPI's round: what a decision stands on.</summary>
    public async Task<string> Digest(string unitId, int year, string kpi, string round)
    {
        await using var db = contexts.Create();
        return await new KpiRound(unitId, year, kpi, round).Digest(db);
    }

    async Task<StoredFile> Store(string name, Stream content)
    {
        try
        {
            return await vault.Store(content, MaxFileSize, file =>
            {
                if (FileKinds.Fault(name, file) is { } fault) throw Rejected.Invalid("Files", fault);
            });
        }
        catch (FileTooLarge)
        {
            throw TooLarge(name);
        }
    }

    internal static Rejected TooLarge(string name) => Rejected.Invalid("Files", $"ไฟล์ “{name}” ใหญ่เกิน {MaxFileSize / 1024 / 1024} MB — โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์");

    static async Task<UserTask> EvidenceTask(PaContext db, string taskId, Viewer viewer)
    {
        var task = await TaskDesk.OpenTask(db, taskId, viewer);
        return task.Form == "evidence" ? task : throw Rejected.NotFound();
    }

    async Task KnownCriterion(PaContext db, UserTask task, string criterion)
    {
        var catalogue = catalogues.Of((await db.Years.FindAsync(task.UnitId, task.Year))!);
        if (!Expectations.CriteriaOf(catalogue, KpiRound.Of(task)).Contains(criterion))
            throw Rejected.Invalid("Criterion", $"ตัวชี้วัด {task.Kpi} ไม่มีเกณฑ์ข้อ {criterion} ในรอบนี้");
    }
}
