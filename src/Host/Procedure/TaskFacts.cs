using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure;

/// <summary>What a task or job row carries as JSON, by name.</summary>
public static class TaskFacts
{
    /// <exception cref="InvalidOperationException">The element has no such property: a fault of the procedure's file.</exception>
    public static string Property(UserTask task, string name) => Property(task.Properties, name, task.ElementId);

    public static string Property(Job job, string name) => Property(job.Properties, name, job.ElementId);

    public static Variables VariablesOf(Job job) => Variables.Parse(job.Variables);

    static string Property(string json, string name, string elementId) =>
        Variables.Parse(json).Text(name)
            ?? throw new InvalidOperationException($"Element '{elementId}' has no property '{name}'.");
}
