using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>A fault of a file as the pages show it.</summary>
/// <param name="Element">Where it can be marked in the diagram; null: the file as a whole.</param>
public sealed record FaultLine(int Line, string? Element, string What, string Remedy)
{
    public static FaultLine Of(BpmnFault fault) => new(fault.Line, fault.ElementId, fault.What.Thai, fault.Remedy.Thai);
}
