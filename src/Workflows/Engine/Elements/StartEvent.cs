using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Start event (10.5.2, 13.5.1): where a process or sub-process begins. What happened to start it (message, timer, signal,
/// condition; error or escalation of an event sub-process) has happened before the token is there. A process without a plain start
/// that is started all the same begins with the condition that holds.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, StartEvent start) => Pass(token, start);

    public string? Start(string? startEvent, Variables variables)
    {
        scopes = scopes.Add(0, new Scope(0, null, null, null, null, variables));
        var starts = definition.In(null).OfType<StartEvent>();
        var start = startEvent is not null ? starts.FirstOrDefault(s => s.Id == startEvent)
            : definition.StartOf(null) ?? starts.FirstOrDefault(s => s.Event is ConditionalEvent { Condition: var condition } && Holds(condition, 0));
        if (start is null) return startEvent is null ? "The process starts by an event only." : $"There is no start event '{startEvent}'.";
        ArmEventSubProcesses(0);
        Place(start.Id, 0);
        Settle();
        return null;
    }
}
