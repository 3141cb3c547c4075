using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Start event (10.5.2, 13.5.1): where a process or sub-process begins. What happened to start it (message, timer, signal,
/// condition; error or escalation of an event sub-process) has happened before the token is there.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, StartEvent start) => Pass(token, start);

    public string? Start(string? startEvent, Variables variables)
    {
        var start = startEvent is null ? definition.StartOf(null) : definition.In(null).OfType<StartEvent>().FirstOrDefault(s => s.Id == startEvent);
        if (start is null) return startEvent is null ? "The process starts by an event only." : $"There is no start event '{startEvent}'.";
        scopes = scopes.Add(0, new Scope(0, null, null, null, null, variables));
        ArmEventSubProcesses(0);
        Place(start.Id, 0);
        Settle();
        return null;
    }
}
