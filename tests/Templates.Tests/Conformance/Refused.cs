using static PaWorkflow.Templates.Tests.Case;
using static PaWorkflow.Templates.Tests.Docx;

namespace PaWorkflow.Templates.Tests;

/// <summary>Templates that both engines must refuse, with the kind of fault that ours gives.</summary>
static class Refused
{
    public static IReadOnlyList<(Case Case, FaultKind Kind)> All { get; } =
    [
        (Body("a tag that is not closed", P("{name")), FaultKind.UnclosedTag),
        (Body("a tag that is not closed before another", P("{name {city}")), FaultKind.UnclosedTag),
        (Body("a tag that is not opened", P("name}")), FaultKind.UnopenedTag),
        (Body("a tag opened twice", P("{{name}")), FaultKind.DuplicateOpen),
        (Body("a tag closed twice", P("{name}}")), FaultKind.DuplicateClose),
        (Body("a loop that is not closed", P("{#list}x")), FaultKind.LoopNotClosed),
        (Body("a loop that is not opened", P("x{/list}")), FaultKind.LoopNotOpened),
        (Body("a close without anything open", P("x{/}")), FaultKind.LoopNotOpened),
        (Body("a close of another name", P("{#list}x{/lists}")), FaultKind.CloseMismatch),
        (Body("two loops that cross", P("{#list}{#people}x{/list}{/people}")), FaultKind.CloseMismatch),
        (Body("a loop out of a table", Table(["{#list}x"]) + P("{/list}")), FaultKind.UnbalancedLoop),
        (Body("a loop into a table", P("{#list}") + Table(["x{/list}"])), FaultKind.UnbalancedLoop),
        (Body("two loops side by side in one row", Table(["{#list}{.}", "{/list}{#people}{name}", "{/people}"])), FaultKind.TwoRowLoops),
        (Body("a list before the list of its row", Table(["{#list}{.}{/list}{#people}{name}", "{/people}"])), FaultKind.UnbalancedLoop),
        (Body("no row to repeat", P("{-w:tr list}x{/list}")), FaultKind.UnbalancedLoop),
    ];
}
