using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Link (10.5.5.8): a jump within one scope, from the throwing to the catching event of the same name.</summary>
sealed partial class Turn
{
    void Throw(Token token, FlowNode node, LinkEvent link)
    {
        Record(token, ElementEvent.Completed);
        Place(CatchOf(link, node.ParentId).Id, token.Scope);
        tokens = tokens.Remove(token.Number);
    }

    CatchEvent CatchOf(LinkEvent link, string? parent) =>
        definition.In(parent).OfType<CatchEvent>().First(c => c.Event is LinkEvent there && there.Name == link.Name);
}
