namespace PaWorkflow.Workflows.Model;

/// <summary>What is wrong in a BPMN file, where, and what would be right.</summary>
public sealed record BpmnFault(string File, int Line, string? ElementId, Wording What, Wording Remedy)
{
    /// <summary><c>file:line: 'element': what is wrong; what would be right</c> on one line.</summary>
    public override string ToString() => $"{File}:{Line}: {Place}{What.English}; {Remedy.English}".ReplaceLineEndings(" ");

    /// <summary>The same in Thai: <c>file บรรทัด 12 'element': what is wrong; what would be right</c>.</summary>
    public string InThai() => $"{File} บรรทัด {Line}{(ElementId is null ? ": " : " ")}{Place}{What.Thai}; {Remedy.Thai}".ReplaceLineEndings(" ");

    string Place => ElementId is null ? "" : $"'{ElementId}': ";
}

/// <summary>The executable processes of a file, or all that is wrong with it.</summary>
public sealed record BpmnReading(IReadOnlyList<ProcessDefinition> Processes, IReadOnlyList<BpmnFault> Faults);
