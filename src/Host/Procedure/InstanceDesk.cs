using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>
/// Where an officer helps a procedure that does not go on by itself: try again, mend data, skip, move, cancel. Each is one step of the
/// engine with its reason in the audit trail; a command sent again under its id is answered and changes nothing.
/// </summary>
public sealed class InstanceDesk(Transaction transaction, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    const int MaxReason = 2000;
    const int MaxVariables = 1_000_000;

    public static bool MayIntervene(Viewer viewer) => viewer.Holds(PostIds.Administrator);

    public static bool MayRetry(Viewer viewer) => viewer.MayLaunch || MayIntervene(viewer);

    /// <summary>Tries again what an incident holds up.</summary>
    public async Task<Outcome> Retry(string incidentId, Viewer viewer, string? commandId = null)
    {
        if (!MayRetry(viewer)) return new Outcome.NotFound();
        return await Take(viewer, commandId, $"incident.retry {incidentId}", async db =>
        {
            var incident = await db.Incidents.SingleOrDefaultAsync(i => i.Id == incidentId && i.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
            await Stepper.Lock(db, incident.InstanceId);
            if (await stepper.Take(db, incident.InstanceId, new RetryIncident(incidentId), viewer.PersonId) is not null) throw Rejected.Conflict("ปัญหานี้แก้ไขไปแล้ว");
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "incident.retried", incident.ElementId, new { incidentId, incident.Cause });
        });
    }

    /// <param name="scope">0: the whole procedure; else a part of it, as the state numbers it.</param>
    /// <param name="json">A JSON object; what it does not name stays.</param>
    public Task<Outcome> SetVariables(string instanceId, int scope, string json, string reason, Viewer viewer, string? commandId = null) =>
        Intervene(instanceId, "variables.changed", "", reason, viewer, commandId, () => (new SetVariables(Read(json), scope), new { scope, variables = Read(json) }));

    /// <summary>Lets a token go on as if its work had been done.</summary>
    /// <param name="json">What the work would have handed back, as a JSON object; may be empty.</param>
    public Task<Outcome> Skip(string instanceId, int token, string json, string reason, Viewer viewer, string? commandId = null) =>
        Intervene(instanceId, "token.skipped", $"{token}", reason, viewer, commandId, () => (new SkipToken(token, Read(json)), new { token, variables = Read(json) }));

    public Task<Outcome> Move(string instanceId, int token, string target, string reason, Viewer viewer, string? commandId = null) =>
        Intervene(instanceId, "token.moved", $"{token} {target}", reason, viewer, commandId, () => (new MoveToken(token, target), new { token, target }));

    public Task<Outcome> Cancel(string instanceId, string reason, Viewer viewer, string? commandId = null) =>
        Intervene(instanceId, "instance.cancelled", "", reason, viewer, commandId, () => (new CancelInstance(reason), new { }));

    async Task<Outcome> Intervene(
        string instanceId, string action, string subject, string reason, Viewer viewer, string? commandId, Func<(Command Command, object Detail)> build)
    {
        if (!MayIntervene(viewer)) return new Outcome.NotFound();
        return await Take(viewer, commandId, $"{action} {instanceId} {subject}", async db =>
        {
            var instance = await db.Instances.SingleOrDefaultAsync(i => i.Id == instanceId && i.UnitId == viewer.UnitId) ?? throw Rejected.NotFound();
            if (reason.Trim().Length is 0 or > MaxReason) throw Rejected.Invalid("Reason", "โปรดบอกเหตุผล เพื่อให้ผู้ตรวจสอบอ่านย้อนหลังได้");
            await Stepper.Lock(db, instanceId);
            var before = StateJson.Read(instance.State);
            var (command, detail) = build();
            if (await stepper.Take(db, instanceId, command, viewer.PersonId) is { } refused) throw Rejected.Conflict($"ทำตามนี้ไม่ได้ จึงไม่มีการเปลี่ยนแปลงใด ๆ: {refused}");
            var element = command switch
            {
                SkipToken skip => before.Tokens.FirstOrDefault(t => t.Number == skip.Token)?.ElementId,
                MoveToken move => before.Tokens.FirstOrDefault(t => t.Number == move.Token)?.ElementId,
                _ => null,
            };
            await audit.Append(db, viewer.UnitId, viewer.PersonId, action, element ?? instanceId, new { instance = instanceId, reason = reason.Trim(), detail });
        });
    }

    async Task<Outcome> Take(Viewer viewer, string? commandId, string content, Func<PaContext, Task> take)
    {
        var (outcome, _) = await transaction.Once(viewer, commandId, content, clock.GetUtcNow(), async db =>
        {
            await take(db);
            return "done";
        });
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    static Variables Read(string json)
    {
        if (json.Length > MaxVariables) throw Rejected.Invalid("Variables", "ข้อมูลยาวเกินกำหนด");
        try
        {
            return Variables.Parse(json);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw Rejected.Invalid("Variables", $"ข้อมูลต้องเป็นวัตถุ JSON เช่น {{\"decision\": \"approve\"}}: {fault.Message}");
        }
    }
}
