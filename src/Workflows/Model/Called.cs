using System.Collections.Immutable;

namespace PaWorkflow.Workflows.Model;

/// <summary>
/// A process of another file as part of the one that calls it: its ids stand behind its own id and a stroke, so that both files may
/// use the same ones.
/// </summary>
sealed record Called(ImmutableArray<FlowNode> Nodes, ImmutableArray<SequenceFlow> Flows)
{
    public static Called From(ProcessDefinition process)
    {
        string Id(string id) => $"{process.Id}/{id}";
        return new(
            [.. process.Nodes.Select(node => Renamed(node, process.Id, Id))],
            [.. process.Flows.Select(flow => flow with { Id = Id(flow.Id), Source = Id(flow.Source), Target = Id(flow.Target) })]);
    }

    static FlowNode Renamed(FlowNode node, string process, Func<string, string> id) => Inner(node, process, id) with
    {
        Id = id(node.Id),
        ParentId = node.ParentId is { } parent ? id(parent) : process,
        Incoming = [.. node.Incoming.Select(id)],
        Outgoing = [.. node.Outgoing.Select(id)],
        DefaultFlow = node.DefaultFlow is { } preset ? id(preset) : null,
    };

    static FlowNode Inner(FlowNode node, string process, Func<string, string> id) => node switch
    {
        BoundaryEvent boundary => boundary with { AttachedTo = id(boundary.AttachedTo) },
        ThrowEvent { Event: CompensateEvent { ActivityRef: { } activity } } thrown => thrown with { Event = new CompensateEvent(id(activity)) },
        EndEvent { Event: CompensateEvent { ActivityRef: { } activity } } end => end with { Event = new CompensateEvent(id(activity)) },
        // A process that calls itself goes on to do so.
        CallActivity call => Of(call with { CalledElement = call.CalledElement == process ? process : id(call.CalledElement) }, id),
        Activity activity => Of(activity, id),
        _ => node,
    };

    static Activity Of(Activity activity, Func<string, string> id) => activity with
    {
        Boundaries = [.. activity.Boundaries.Select(id)],
        CompensationHandler = activity.CompensationHandler is { } handler ? id(handler) : null,
        CompensationEvent = activity.CompensationEvent is { } edge ? id(edge) : null,
    };
}
