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

    /// <summary>Checks and stores one file for one criterion while the evidence task is open.</summary>
    public Task<Outcome> Attach(string taskId, string criterion, string fileName, Stream content, Viewer viewer) => Rejected.Catch(async () =>
    {
        var name = FileNames.Clean(fileName);
        var stored = await Store(name, content);
        await transaction.Run(async db =>
        {
            var task = await EvidenceTask(db, taskId, viewer);
            var round = KpiRound.Of(task);
            await KnownCriterion(db, task, criterion);
            if (await round.Files(db).AnyAsync(f => f.Criterion == criterion && f.Sha256 == stored.Sha256 && f.FileName == name))
                throw Rejected.Conflict($"ไฟล์ “{name}” แนบไว้ในเกณฑ์นี้แล้ว");
            var file = new EvidenceFile
            {
                UnitId = round.UnitId,
                Year = round.Year,
                Kpi = round.Kpi,
                Round = round.Round,
                Criterion = criterion,
                FileName = name,
                ContentType = FileKinds.ContentTypeOf(name),
                Size = stored.Size,
                Sha256 = stored.Sha256,
                UploadedBy = viewer.PersonId,
                UploadedAt = clock.GetUtcNow(),
            };
            db.EvidenceFiles.Add(file);
            await db.Keep(file, FileWords.ExtensionOf(name), clock.GetUtcNow());
            await audit.Append(db, task.UnitId, viewer.PersonId, "evidence.attached", $"{round.Kpi}/{round.Round}/{criterion}", new { name, stored.Sha256 });
        });
        reading.Come();
    });

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
        var results = new JsonObject { ["criteria"] = criteria.DeepClone() };
        if (award) results["award"] = true;
        Expectations.Check(catalogue, round, results);
        var report = await round.Report(db);
        if (report is null)
        {
            report = round.NewReport(viewer.PersonId, clock.GetUtcNow());
            db.KpiReports.Add(report);
        }
        report.Results = results.ToJsonString(Variables.Json);
        (report.UpdatedBy, report.UpdatedAt) = (viewer.PersonId, clock.GetUtcNow());
        await audit.Append(db, task.UnitId, viewer.PersonId, "results.saved", $"{round.Kpi}/{round.Round}", JsonSerializer.SerializeToElement(results));
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
            throw Rejected.Invalid("Files", $"ไฟล์ “{name}” ใหญ่เกิน {MaxFileSize / 1024 / 1024} MB — โปรดลดขนาดหรือแบ่งเป็นหลายไฟล์");
        }
    }

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
