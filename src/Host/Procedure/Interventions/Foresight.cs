using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>What a command would bring about if it were given now: the engine's own step, taken and thrown away.</summary>
public sealed record Foresight(ProcessDefinition Definition, InstanceState Before, Step.Taken Step)
{
    /// <summary>Names of tasks that would be taken from people.</summary>
    public IReadOnlyList<string> Closed => Names(Step.Effects.OfType<UserTaskEnded>().Where(e => !Opened(e.TaskId)).Select(e => Before.Tokens.FirstOrDefault(t => t.TaskId == e.TaskId)?.ElementId));

    /// <summary>Names of tasks that people would get.</summary>
    public IReadOnlyList<string> ToPeople => Names(Step.Effects.OfType<UserTaskCreated>().Where(e => Still(t => t.TaskId == e.TaskId)).Select(e => e.ElementId));

    /// <summary>Names of what the program would do by itself.</summary>
    public IReadOnlyList<string> ToWorkers => Names(Step.Effects.OfType<JobCreated>().Where(e => Still(t => t.JobId == e.JobId)).Select(e => e.ElementId));

    /// <summary>Names of events that would be waited for.</summary>
    public IReadOnlyList<string> Awaited => Names(Step.State.Tokens
        .Where(t => t.Stage is Stage.Timer or Stage.Message or Stage.Signal or Stage.Condition or Stage.Join or Stage.Choosing && Before.Tokens.All(b => b.Number != t.Number || b.Stage != t.Stage))
        .Select(t => t.ElementId));

    /// <summary>Names of steps that would be held up, each with the kind of trouble.</summary>
    public IReadOnlyList<(string Name, string Trouble)> Held =>
        [.. Step.State.Tokens.Where(t => t.IncidentId is { } id && Step.Effects.OfType<IncidentRaised>().Any(e => e.IncidentId == id))
            .Select(t => (NameOf(t.ElementId), InterventionWords.Of(t.Trouble, Definition.Node(t.ElementId), 0).What))];

    public bool Ends => Step.State.Status != InstanceStatus.Active;

    public bool ChangesNothingElse => !Ends && Closed.Count + ToPeople.Count + ToWorkers.Count + Awaited.Count + Held.Count == 0;

    bool Opened(string task) => Step.Effects.OfType<UserTaskCreated>().Any(e => e.TaskId == task);

    bool Still(Func<Token, bool> waits) => Step.State.Tokens.Any(waits);

    IReadOnlyList<string> Names(IEnumerable<string?> elements) =>
        [.. elements.OfType<string>().GroupBy(id => id, StringComparer.Ordinal).Select(g => g.Count() == 1 ? NameOf(g.Key) : $"{NameOf(g.Key)} ({g.Count()} รายการ)")];

    string NameOf(string element) => Definition.Find(element)?.Name is { Length: > 0 } name ? name : element;
}
