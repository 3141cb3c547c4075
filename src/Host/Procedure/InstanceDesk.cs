using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure.Interventions;
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
public sealed class InstanceDesk(Transaction transaction, ContextFactory contexts, ProcessDefinitions definitions, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    public const int MaxReason = 2000;

    public static bool MayIntervene(Viewer viewer) => viewer.Holds(PostIds.Administrator);

    public static bool MayRetry(Viewer viewer) => viewer.MayLaunch || MayIntervene(viewer);

    /// <summary>Tries again what an incident holds up.</summary>
    public Task<Outcome> Retry(string instanceId, string incidentId, string reason, Viewer viewer, string? commandId = null) =>
        Give(instanceId, new RetryIncident(incidentId), reason, viewer, commandId);

    /// <param name="scope">0: the whole procedure; else a part of it, as the state numbers it.</param>
    /// <param name="variables">What they do not name stays.</param>
    public Task<Outcome> SetVariables(string instanceId, int scope, Variables variables, string reason, Viewer viewer, string? commandId = null) =>
        Give(instanceId, new Workflows.Engine.SetVariables(variables, scope), reason, viewer, commandId);

    /// <summary>Lets a token go on as if its work had been done.</summary>
    /// <param name="variables">What the work would have handed back.</param>
    public Task<Outcome> Skip(string instanceId, int token, Variables variables, string reason, Viewer viewer, string? commandId = null) =>
        Give(instanceId, new SkipToken(token, variables), reason, viewer, commandId);

    public Task<Outcome> Move(string instanceId, int token, string target, string reason, Viewer viewer, string? commandId = null) =>
        Give(instanceId, new MoveToken(token, target), reason, viewer, commandId);

    public Task<Outcome> Cancel(string instanceId, string reason, Viewer viewer, string? commandId = null) =>
        Give(instanceId, new CancelInstance(reason.Trim()), reason, viewer, commandId);

    /// <summary>What a command would bring about now. Nothing is changed.</summary>
    public async Task<(Outcome Outcome, Foresight? Foresight)> Foresee(string instanceId, Command command, string reason, Viewer viewer)
    {
        if (!May(viewer, command)) return (new Outcome.NotFound(), null);
        await using var db = contexts.Create();
        if (await Find(db, instanceId, viewer) is not { } row) return (new Outcome.NotFound(), null);
        Foresight? seen = null;
        var outcome = await Rejected.Catch(async () =>
        {
            Check(command, reason);
            var (definition, state) = (await definitions.Get(db, row.ProcessId, row.ProcessVersion), StateJson.Read(row.State));
            if (InterventionWords.Refusal(definition, state, command) is { } refusal) throw Rejected.Conflict(refusal);
            seen = ProcessEngine.Advance(definition, state, command, clock.GetUtcNow()) is Step.Taken step ? new(definition, state, step) : throw Refused();
        });
        return (outcome, seen);
    }

    /// <summary>Gives a command to an instance.</summary>
    public async Task<Outcome> Give(string instanceId, Command command, string reason, Viewer viewer, string? commandId)
    {
        if (!May(viewer, command)) return new Outcome.NotFound();
        var (outcome, _) = await transaction.Once(viewer, commandId, $"{ActionOf(command)} {instanceId} {DetailOf(command)} {reason.Trim()}", clock.GetUtcNow(), async db =>
        {
            if (!await db.Instances.AnyAsync(i => i.Id == instanceId && i.UnitId == viewer.UnitId)) throw Rejected.NotFound();
            Check(command, reason);
            await Stepper.Lock(db, instanceId);
            var row = (await Find(db, instanceId, viewer))!;
            var (definition, before) = (await definitions.Get(db, row.ProcessId, row.ProcessVersion), StateJson.Read(row.State));
            if (InterventionWords.Refusal(definition, before, command) is { } refusal) throw Rejected.Conflict($"{refusal} จึงไม่มีการเปลี่ยนแปลงใด ๆ");
            var element = SubjectOf(command, before);
            if (await stepper.Take(db, instanceId, command, viewer.PersonId) is not null) throw Refused();
            await audit.Append(db, viewer.UnitId, viewer.PersonId, ActionOf(command), element ?? instanceId, new { instance = instanceId, step = element is null ? null : definition.Node(element).Name, reason = reason.Trim(), detail = DetailOf(command) });
            return "done";
        });
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    static Task<InstanceRow?> Find(PaContext db, string instanceId, Viewer viewer) =>
        db.Instances.SingleOrDefaultAsync(i => i.Id == instanceId && i.UnitId == viewer.UnitId);

    static bool May(Viewer viewer, Command command) => command is RetryIncident ? MayRetry(viewer) : MayIntervene(viewer);

    static void Check(Command command, string reason)
    {
        if (reason.Trim().Length is 0 or > MaxReason) throw Rejected.Invalid("Reason", "โปรดบอกเหตุผล เพื่อให้ผู้ตรวจสอบอ่านย้อนหลังได้");
        if (command is Workflows.Engine.SetVariables { Variables.Count: 0 }) throw Rejected.Invalid("Variables", "โปรดบอกข้อมูลที่จะแก้ไขอย่างน้อยหนึ่งรายการ");
        if (command is Workflows.Engine.SetVariables set) HandedVariables.Check(set.Variables);
        if (command is SkipToken skip) HandedVariables.Check(skip.Variables);
        if (command is MoveToken { Target.Length: 0 }) throw Rejected.Invalid("Target", "โปรดเลือกขั้นตอนที่จะย้ายไป");
    }

    /// <summary>The engine knows of a reason that we have no words for.</summary>
    static Rejected Refused() => Rejected.Conflict("สภาพของงานตอนนี้ไม่รับคำสั่งนี้ จึงไม่มีการเปลี่ยนแปลงใด ๆ — โปรดดูตำแหน่งงานล่าสุดอีกครั้ง");

    static string ActionOf(Command command) => command switch
    {
        RetryIncident => "incident.retried",
        Workflows.Engine.SetVariables => "variables.changed",
        SkipToken => "token.skipped",
        MoveToken => "token.moved",
        _ => "instance.cancelled",
    };

    static object DetailOf(Command command) => command switch
    {
        RetryIncident retry => new { retry.IncidentId },
        Workflows.Engine.SetVariables set => new { set.Scope, set.Variables },
        SkipToken skip => new { skip.Token, skip.Variables },
        MoveToken move => new { move.Token, move.Target },
        _ => new { },
    };

    static string? SubjectOf(Command command, InstanceState state) => command switch
    {
        RetryIncident retry => state.Tokens.FirstOrDefault(t => t.IncidentId == retry.IncidentId)?.ElementId,
        SkipToken skip => state.Tokens.FirstOrDefault(t => t.Number == skip.Token)?.ElementId,
        MoveToken move => state.Tokens.FirstOrDefault(t => t.Number == move.Token)?.ElementId,
        _ => null,
    };
}
