using System.Xml.Linq;

namespace PaWorkflow.Host.Procedure.Diagrams;

public enum ChangeKind { Added, Removed, Changed, Moved }

/// <summary>One trait that differs. Null: it was or is not there.</summary>
public sealed record TraitChange(string Trait, string? Before, string? After);

/// <summary>An element that differs between two versions.</summary>
/// <param name="Bounds">Of a shape that is no more, where it stood: <c>x,y,width,height</c>.</param>
/// <param name="Waypoints">Of a line that is no more: <c>x,y x,y …</c>.</param>
public sealed record ElementChange(
    string Id, string Name, string KindName, ChangeKind Kind, IReadOnlyList<TraitChange> Traits, string? Bounds = null, string? Waypoints = null);

/// <summary>
/// What became different from one version of a procedure to the next, element by element (by id): what it does, who, until when, on
/// which condition; and, where nothing of that changed, whether it was moved in the drawing.
/// </summary>
public static class ProcedureComparison
{
    static readonly string[] untold = ["definitions", "laneSet", "collaboration", "extensionElements", "incoming", "outgoing", "flowNodeRef"];

    /// <exception cref="System.Xml.XmlException">One of them is no XML.</exception>
    public static IReadOnlyList<ElementChange> Of(string before, string after)
    {
        var (old, current) = (BpmnOutline.Read(before), BpmnOutline.Read(after));
        var changes = new List<ElementChange>();
        foreach (var (id, element) in current.Elements.Where(e => IsTold(e.Value)))
        {
            if (old.Find(id) is not { } was) changes.Add(new(id, current.NameOf(id), ElementWords.KindOf(element), ChangeKind.Added, Traits.Of(element, current).Changes([])));
            else if (Traits.Of(element, current).Changes(Traits.Of(was, old)) is { Count: > 0 } traits)
                changes.Add(new(id, current.NameOf(id), ElementWords.KindOf(element), ChangeKind.Changed, traits));
            else if (old.BoundsOf(id) is { } from && current.BoundsOf(id) is { } to && from != to)
                changes.Add(new(id, current.NameOf(id), ElementWords.KindOf(element), ChangeKind.Moved, []));
        }
        changes.AddRange(old.Elements.Where(e => IsTold(e.Value) && current.Find(e.Key) is null)
            .Select(e => new ElementChange(e.Key, old.NameOf(e.Key), ElementWords.KindOf(e.Value), ChangeKind.Removed, [], old.BoundsOf(e.Key), old.WaypointsOf(e.Key))));
        return [.. changes.OrderBy(c => (c.Kind == ChangeKind.Moved, IsLine(c, current, old)))];
    }

    static bool IsLine(ElementChange change, BpmnOutline current, BpmnOutline old) => (current.Find(change.Id) ?? old.Find(change.Id))!.Name.LocalName == "sequenceFlow";

    /// <summary>Elements of their own; parts such as event definitions are traits of the element that holds them.</summary>
    static bool IsTold(XElement element)
    {
        var name = element.Name.LocalName;
        return !untold.Contains(name) && !Traits.IsPart(element);
    }
}
