using System.Text.Json;
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

    /// <summary>The text at a dotted path of the variables, e.g. <c>kpi.code</c>; null when there is none.</summary>
    public static string? Text(this Variables variables, string path)
    {
        var names = path.Split('.');
        if (!variables.TryGet(names[0], out var value)) return null;
        foreach (var name in names.Skip(1))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    static string Property(string json, string name, string elementId) =>
        Variables.Parse(json).Text(name)
            ?? throw new InvalidOperationException($"Element '{elementId}' has no property '{name}'.");
}
