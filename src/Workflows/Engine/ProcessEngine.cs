using System.Collections.Immutable;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// BPMN's semantics as a pure function: no clock, no I/O, no randomness. The same definition, state, command and instant
/// always give the same step.
/// </summary>
public static class ProcessEngine
{
    /// <param name="state">Null for <see cref="StartInstance"/>, which makes it.</param>
    /// <param name="now">The instant from which durations count.</param>
    public static Step Advance(ProcessDefinition definition, InstanceState? state, Command command, DateTimeOffset now)
    {
        if (command is StartInstance start)
        {
            if (state is not null) return new Step.Refused($"The instance '{state.InstanceId}' has been started already.");
            var born = new Turn(definition, new(start.InstanceId, start.BusinessKey, InstanceStatus.Active, 0, [], []), now);
            return born.Start(start.StartEvent, start.Variables) is { } refused ? new Step.Refused(refused) : born.End();
        }
        if (state is null) return new Step.Refused("There is no such instance.");
        if (state.Status != InstanceStatus.Active) return new Step.Refused($"The instance '{state.InstanceId}' has ended ({state.Status}).");
        var turn = new Turn(definition, state, now);
        return turn.Take(command) is { } reason ? new Step.Refused(reason) : turn.End();
    }
}
