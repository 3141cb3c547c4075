using System.Globalization;
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
    /// <returns>What became of the message, or why it was refused.</returns>
    public async Task<(Outcome Outcome, MessageFate? Fate)> Send(string id, string name, string? key, Variables variables, TimeSpan keptFor, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return (new Outcome.NotFound(), null);
        if (id.Length is 0 or > 60) return (new Outcome.Invalid("id", "รหัสข้อความต้องยาว 1–60 ตัวอักษร"), null);
        if (name.Length is 0 or > 100) return (new Outcome.Invalid("name", "โปรดระบุชื่อข้อความไม่เกิน 100 ตัวอักษร"), null);
        if (key is { Length: 0 or > 100 }) return (new Outcome.Invalid("key", "รหัสเรื่องต้องยาว 1–100 ตัวอักษร หรือไม่ต้องระบุ"), null);
        if (keptFor <= TimeSpan.Zero || keptFor > MaxKeptFor) return (new Outcome.Invalid("keptFor", $"เก็บไว้ได้ไม่เกิน {MaxKeptFor.Days} วัน"), null);
        var (outcome, answer) = await transaction.Once(viewer, id, $"message {name} {key}", clock.GetUtcNow(), async db =>
        {
            var fate = await stepper.Send(db, new IncomingMessage(id, viewer.UnitId, name, key, variables, keptFor), viewer.PersonId);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "message.sent", name, new { id, key, fate });
            return fate.ToString();
        });
        if (outcome is not Outcome.Done) return (outcome, null);
        wake.Workers();
        return (outcome, Enum.Parse<MessageFate>(answer));
    }

    /// <returns>How many instances the signal has reached, or why it was refused.</returns>
    public async Task<(Outcome Outcome, int Reached)> Broadcast(string? commandId, string name, Variables variables, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return (new Outcome.NotFound(), 0);
        if (name.Length is 0 or > 100) return (new Outcome.Invalid("name", "โปรดระบุชื่อสัญญาณไม่เกิน 100 ตัวอักษร"), 0);
        var (outcome, answer) = await transaction.Once(viewer, commandId, $"signal {name}", clock.GetUtcNow(), async db =>
        {
            var reached = await stepper.Broadcast(db, viewer.UnitId, name, variables, viewer.PersonId);
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "signal.sent", name, new { reached });
            return $"{reached}";
        });
        if (outcome is not Outcome.Done) return (outcome, 0);
        wake.Workers();
        return (outcome, int.Parse(answer, CultureInfo.InvariantCulture));
    }
}
