using System.Text.Json;
using System.Xml;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Api;

/// <summary>What has happened outside: messages to one receiver, signals to all of the unit.</summary>
static class EventRoutes
{
    const string Resource = "เหตุการณ์";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/messages", Send).Needs(Right.Intervene).Says(Resource, "ส่งข้อความถึงเรื่องหนึ่ง หรือเริ่มเรื่องใหม่").Answers<MessageAnswer>().Commands()
            .Takes("""{"name": "request-received", "key": "u01-2564", "variables": {"amount": 5}, "keptFor": "P14D"}""");
        api.MapPost("/signals", Broadcast).Needs(Right.Intervene).Says(Resource, "ส่งสัญญาณถึงทุกเรื่องของหน่วยงาน").Answers<SignalAnswer>().Commands().Takes("""{"name": "smart-closed", "reason": "ระบบปิดรับแล้ว"}""");
    }

    /// <param name="Key">The business key of the receiver; null: whoever waits for the name.</param>
    /// <param name="KeptFor">How long it is kept where nobody waits for it yet: an ISO 8601 duration such as <c>P14D</c>.</param>
    public sealed record MessageRequest(string? Name, string? Key, JsonElement? Variables, string? KeptFor, string? Reason);

    /// <param name="Id">The <c>Idempotency-Key</c>, or one of our own.</param>
    public sealed record MessageAnswer(string Id, MessageFate Fate);

    public sealed record SignalRequest(string? Name, JsonElement? Variables, string? Reason);

    /// <param name="Reached">How many instances have had it or were started by it.</param>
    public sealed record SignalAnswer(int Reached);

    static async Task<IResult> Send(MessageRequest request, Caller caller, EventDesk desk)
    {
        var id = caller.CommandId ?? Guid.NewGuid().ToString("N");
        MessageFate? fate = null;
        var outcome = await Rejected.Catch(async () =>
        {
            (var sent, fate) = await desk.Send(id, request.Name ?? "", request.Key, HandedVariables.Read(request.Variables), Kept(request.KeptFor), request.Reason, caller.Viewer);
            if (sent is not Outcome.Done) throw new Rejected(sent);
        });
        return ApiProblems.Of(outcome, () => Results.Ok(new MessageAnswer(id, fate!.Value)));
    }

    static async Task<IResult> Broadcast(SignalRequest request, Caller caller, EventDesk desk)
    {
        var reached = 0;
        var outcome = await Rejected.Catch(async () =>
        {
            (var sent, reached) = await desk.Broadcast(caller.CommandId, request.Name ?? "", HandedVariables.Read(request.Variables), request.Reason, caller.Viewer);
            if (sent is not Outcome.Done) throw new Rejected(sent);
        });
        return ApiProblems.Of(outcome, () => Results.Ok(new SignalAnswer(reached)));
    }

    static TimeSpan Kept(string? duration)
    {
        if (duration is null) return EventDesk.KeptFor;
        try
        {
            return XmlConvert.ToTimeSpan(duration);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw Rejected.Invalid("KeptFor", "ระยะเวลาต้องเป็นแบบ ISO 8601 เช่น P14D");
        }
    }
}
