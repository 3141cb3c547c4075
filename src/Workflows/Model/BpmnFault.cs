namespace PaWorkflow.Workflows.Model;

/// <summary>What is wrong in a BPMN file, where, and what would be right.</summary>
public sealed record BpmnFault(string File, int Line, string? ElementId, string What, string Remedy)
{
    public override string ToString() =>
        $"{File}:{Line}: {(ElementId is null ? "" : $"'{ElementId}': ")}{What}; {Remedy}";
}

/// <summary>The executable processes of a file, or all that is wrong with it.</summary>
public sealed record BpmnReading(IReadOnlyList<ProcessDefinition> Processes, IReadOnlyList<BpmnFault> Faults);
