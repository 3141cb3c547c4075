using System.Globalization;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where what has happened outside comes in: messages to one receiver, signals to all of the unit.</summary>
public sealed class EventDesk(Transaction transaction, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);
    public static readonly TimeSpan MaxKeptFor = TimeSpan.FromDays(400);

    /// <param name="id">The sender's own: the same message sent again is answered and changes nothing.</param>
    /// <param name="reason">Why a person sends it by hand; null: a program sends it.</param>
    /// <returns>What became of the message, or why it was refused.</returns>
    public async Task<(Outcome Outcome, MessageFate? Fate)> Send(string id, string name, string? key, Variables variables, TimeSpan keptFor, string? reason, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return (new Outcome.NotFound(), null);
        if (id.Length is 0 or > 60) return (new Outcome.Invalid("Id", "รหัสข้อความต้องยาว 1–60 ตัวอักษร"), null);
        if (name.Length is 0 or > 100) return (new Outcome.Invalid("Name", "โปรดระบุชื่อข้อความไม่เกิน 100 ตัวอักษร"), null);
        if (key is { Length: 0 or > 100 }) return (new Outcome.Invalid("Key", "รหัสเรื่องต้องยาว 1–100 ตัวอักษร หรือไม่ต้องระบุ"), null);
        if (keptFor <= TimeSpan.Zero || keptFor > MaxKeptFor) return (new Outcome.Invalid("KeptFor", $"เก็บไว้ได้ไม่เกิน {MaxKeptFor.Days} วัน"), null);
        if (await Fault(variables, reason) is { } fault) return (fault, null);
        var (outcome, answer) = await transaction.Once(viewer, id, $"message {name} {key} {variables}", clock.GetUtcNow(), async db =>
        {
            var fate = await stepper.Send(db, new IncomingMessage(id, viewer.UnitId, name, key, variables, keptFor), viewer.PersonId);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "message.sent", name, new { id, key, fate = fate.ToString(), reason });
            return fate.ToString();
        });
        if (outcome is not Outcome.Done) return (outcome, null);
        wake.Workers();
        return (outcome, Enum.Parse<MessageFate>(answer));
    }

    /// <returns>How many instances the signal has reached, or why it was refused.</returns>
    public async Task<(Outcome Outcome, int Reached)> Broadcast(string? commandId, string name, Variables variables, string? reason, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return (new Outcome.NotFound(), 0);
        if (name.Length is 0 or > 100) return (new Outcome.Invalid("Name", "โปรดระบุชื่อสัญญาณไม่เกิน 100 ตัวอักษร"), 0);
        if (await Fault(variables, reason) is { } fault) return (fault, 0);
        var (outcome, answer) = await transaction.Once(viewer, commandId, $"signal {name} {variables}", clock.GetUtcNow(), async db =>
        {
            var reached = await stepper.Broadcast(db, viewer.UnitId, name, variables, viewer.PersonId);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "signal.sent", name, new { reached, reason });
            return $"{reached}";
        });
        if (outcome is not Outcome.Done) return (outcome, 0);
        wake.Workers();
        return (outcome, int.Parse(answer, CultureInfo.InvariantCulture));
    }

    static async Task<Outcome?> Fault(Variables variables, string? reason)
    {
        if (reason is not null && reason.Trim().Length is 0 or > InstanceDesk.MaxReason) return new Outcome.Invalid("Reason", "โปรดบอกเหตุผล เพื่อให้ผู้ตรวจสอบอ่านย้อนหลังได้");
        return await Rejected.Catch(() =>
        {
            HandedVariables.Check(variables);
            return Task.CompletedTask;
        }) is Outcome.Invalid invalid ? invalid : null;
    }
}
