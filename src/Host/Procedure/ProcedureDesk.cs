using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure;

/// <summary>What became of a file that was to be put into force.</summary>
/// <param name="Faults">Of the file; nothing was stored.</param>
/// <param name="Versions">What new instances start on from now.</param>
public sealed record Deployment(Outcome Outcome, IReadOnlyList<BpmnFault> Faults, IReadOnlyList<Deployed> Versions);

/// <summary>A version that stands in the database.</summary>
public sealed record Deployed(string ProcessId, int Version);

/// <summary>Where the administrator puts a version of a procedure into force for the own unit. Running instances stay on theirs.</summary>
public sealed class ProcedureDesk(
    ContextFactory contexts, Transaction transaction, ProcessDefinitions definitions, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    public const int MaxFile = 5 * 1024 * 1024;
    public const int MaxNote = 2000;

    public const int MaxMatter = 300;

    /// <summary>The yearly procedure is launched at a page of its own, with a catalogue.</summary>
    public static bool MayStart(Viewer viewer, string processId) => processId is not (YearDesk.ProcessId or Changes.ChangeDesk.ProcessId) && (viewer.MayLaunch || MayDeploy(viewer));

    public static bool MayDeploy(Viewer viewer) => viewer.Holds(PostIds.Administrator);

    /// <param name="commandId">The sender's own, see <see cref="Numbered"/>.</param>
    /// <param name="processId">The procedure that the file has to hold; null: whatever it holds.</param>
    /// <param name="basedOn">The version that was changed: refused when another is in force by now, so that nobody's work is put out of force unseen. Null: not asked.</param>
    public async Task<Deployment> Deploy(string bpmn, string fileName, string note, string? processId, int? basedOn, Viewer viewer, string? commandId = null)
    {
        if (!MayDeploy(viewer)) return Refused(new Outcome.NotFound());
        if (note.Trim() is not { Length: > 0 and <= MaxNote }) return Refused(new Outcome.Invalid("Note", "โปรดบอกว่าแก้ไขอะไรและเพราะเหตุใด เพื่อให้ผู้ตรวจสอบอ่านย้อนหลังได้"));
        var what = $"procedure.deploy {processId} {basedOn} {note.Trim()} {bpmn}";
        try
        {
            var (outcome, answer) = await transaction.Once(viewer, commandId, what, clock.GetUtcNow(), async db =>
            {
                if (processId is not null && basedOn is { } old && await ProcessDefinitions.Current(db, processId, viewer.UnitId) is { } current && current != old)
                    throw Rejected.Conflict($"ระหว่างที่แก้ไข มีการนำฉบับที่ {current} ไปใช้แล้ว — โปรดเปรียบเทียบกับฉบับนั้นก่อน แล้วกดนำไปใช้อีกครั้งหากยังต้องการ");
                var deployed = await definitions.Deploy(db, bpmn, fileName, new Deployer(viewer.UnitId, viewer.PersonId, note.Trim()));
                if (processId is not null && deployed.All(v => v.ProcessId != processId))
                    throw Rejected.Invalid("File", $"ไฟล์นี้เป็นผังงาน “{deployed[0].ProcessId}” ไม่ใช่ “{processId}” — หากเป็นผังงานใหม่ ให้นำเข้าที่หน้าผังงานทั้งหมด");
                var added = deployed.Where(v => db.Entry(v).State == EntityState.Added).ToList();
                if (added.Count == 0) throw Rejected.Conflict("ผังงานนี้เหมือนฉบับที่หน่วยงานใช้อยู่ทุกประการ จึงไม่ได้ออกฉบับใหม่");
                foreach (var version in added)
                    await audit.Append(db, viewer.UnitId, viewer.PersonId, "procedure.deployed", $"{version.ProcessId} {version.Version}", new { version.Sha256, version.Note });
                return JsonSerializer.Serialize(deployed.Select(v => new Deployed(v.ProcessId, v.Version)));
            });
            return new(outcome, [], outcome is Outcome.Done ? JsonSerializer.Deserialize<List<Deployed>>(answer)! : []);
        }
        catch (BpmnRefused refused)
        {
            return new(new Outcome.Invalid("File", "ผังงานนี้ยังนำไปใช้ไม่ได้ โปรดแก้ตามรายการ"), refused.Faults, []);
        }
    }

    /// <summary>Starts a procedure by hand.</summary>
    /// <param name="matter">What it is about, in words; tasks and mails say it.</param>
    /// <returns>The outcome, and the id of the instance.</returns>
    public async Task<(Outcome Outcome, string Instance)> Start(string processId, string matter, Viewer viewer, string? commandId = null)
    {
        if (!MayStart(viewer, processId)) return (new Outcome.NotFound(), "");
        if (matter.Trim() is not { Length: > 0 and <= MaxMatter }) return (new Outcome.Invalid("Matter", $"โปรดระบุว่าเป็นเรื่องใด ไม่เกิน {MaxMatter} ตัวอักษร"), "");
        var (outcome, instance) = await transaction.Once(viewer, commandId, $"procedure.start {processId} {matter.Trim()}", clock.GetUtcNow(), async db =>
        {
            if (await ProcessDefinitions.Current(db, processId, viewer.UnitId) is not { } version) throw Rejected.NotFound();
            var definition = await definitions.Get(db, processId, version);
            if (definition.StartOf(null) is null) throw Rejected.Conflict("ผังงานนี้เริ่มได้เมื่อมีเหตุการณ์เท่านั้น จึงเริ่มด้วยมือไม่ได้");
            var id = await stepper.StartNext(db, processId, viewer.UnitId, null, Variables.Of(new { matter = matter.Trim(), startedBy = viewer.PersonId }), null, viewer.PersonId);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "procedure.started", id, new { processId, version, matter = matter.Trim() });
            return id;
        });
        if (outcome is Outcome.Done) wake.Workers();
        return (outcome, instance);
    }

    /// <summary>Reads a file as it would be deployed for the viewer's unit: what it calls may have been deployed before.</summary>
    public async Task<BpmnReading> Read(string bpmn, string fileName, Viewer viewer)
    {
        await using var db = contexts.Create();
        return (await definitions.Read(db, bpmn, fileName, viewer.UnitId)).Reading;
    }

    /// <summary>Makes the procedures that come with the program known, so that they can be looked at before the first year is launched.</summary>
    public Task Stock() => transaction.Run(async db =>
    {
        foreach (var name in Builtin.Names) await definitions.Deploy(db, Builtin.Read(name), $"{name}.bpmn");
    });

    static Deployment Refused(Outcome outcome) => new(outcome, [], []);
}
