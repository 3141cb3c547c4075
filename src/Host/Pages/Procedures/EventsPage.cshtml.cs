using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>What the unit's procedures wait for from outside, what has come early, and both by hand where the sender is a person.</summary>
public sealed class EventsPage(PaContext db, EventDesk desk) : UnitPage
{
    /// <summary>Of one name and one instance.</summary>
    public sealed record Awaited(string Name, SubscriptionKind Kind, string Instance, int Year, string Process, string Key, DateTimeOffset Since);

    public IReadOnlyList<Awaited> Waiting { get; private set; } = [];

    /// <summary>What starts an instance when it comes.</summary>
    public IReadOnlyList<StartSubscription> Starts { get; private set; } = [];

    public IReadOnlyDictionary<string, string> ProcessNames { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<BufferedMessage> Early { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var (name, key, reason, signal) = (Typed("Name").Trim(), Typed("Key").Trim(), Typed("Reason"), Typed("Kind") == "signal");
        if (Read() is not { } variables) return AskAgain();
        var id = Typed("CommandId") is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N");
        if (signal)
        {
            var (outcome, reached) = await desk.Broadcast(id, name, variables, reason, Viewer);
            if (outcome is not Outcome.Done) return Note(outcome) ? Page() : NotFound();
            Say(reached == 0 ? $"ส่งสัญญาณ “{name}” แล้ว แต่ไม่มีเรื่องใดรออยู่" : $"ส่งสัญญาณ “{name}” ถึง {reached} เรื่องแล้ว");
        }
        else
        {
            var (outcome, fate) = await desk.Send(id, name, key.Length > 0 ? key : null, variables, EventDesk.KeptFor, reason, Viewer);
            if (outcome is not Outcome.Done) return Note(outcome) ? Page() : NotFound();
            Say(fate switch
            {
                MessageFate.Received => $"ส่งข้อความ “{name}” ถึงเรื่องที่รออยู่แล้ว",
                MessageFate.Started => $"ข้อความ “{name}” เริ่มเรื่องใหม่แล้ว",
                _ => $"ยังไม่มีเรื่องใดรอ “{name}” ระบบเก็บไว้ {EventDesk.KeptFor.Days} วัน",
            });
        }
        return LocalRedirect("/procedures/events");
    }

    Variables? Read()
    {
        if (Typed("Variables").Trim() is not { Length: > 0 } text) return Variables.Empty;
        var (value, fault) = new TypedValue(TypedValue.Json, text).Read();
        if (fault is null && value is { ValueKind: System.Text.Json.JsonValueKind.Object } read) return Variables.Of(read);
        Fault("Variables", fault ?? "ข้อมูลต้องอยู่ในรูป {\"ชื่อ\": ค่า}");
        return null;
    }

    async Task<bool> Load()
    {
        if (!InstanceDesk.MayIntervene(Viewer)) return false;
        var unit = Viewer.UnitId;
        Waiting = await (from waiting in db.Subscriptions.AsNoTracking()
                         where waiting.UnitId == unit
                         join instance in db.Instances on waiting.InstanceId equals instance.Id
                         orderby waiting.MessageName, waiting.CreatedAt
                         select new Awaited(waiting.MessageName, waiting.Kind, instance.Id, instance.Year, instance.ProcessId, waiting.CorrelationKey ?? "", waiting.CreatedAt)).ToListAsync();
        Starts = await db.StartSubscriptions.AsNoTracking().Where(s => s.UnitId == unit && s.Kind != StartKind.Timer).OrderBy(s => s.Name).ToListAsync();
        Early = await db.BufferedMessages.AsNoTracking().Where(m => m.UnitId == unit && m.ExpiresAt > Now).OrderBy(m => m.ArrivedAt).ToListAsync();
        ProcessNames = (await Procedure.Diagrams.ProcedureVersions.List(Procedure.Diagrams.ProcedureVersions.SeenBy(db, Viewer)))
            .GroupBy(v => v.ProcessId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);
        await LoadNames(db);
        return true;
    }
}
