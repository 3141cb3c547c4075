using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Parallel gateway (10.6.4, 13.4.1): waits until every incoming flow has brought a token, consumes one of each, and goes on with
/// one by every outgoing flow. Tokens beyond that stay for the next time.
/// </summary>
sealed partial class Turn
{
    void Enter(Token token, ParallelGateway gateway)
    {
        Keep(token with { Stage = Stage.Join });
        var waiting = AtJoin(gateway.Id, token.Scope);
        var first = gateway.Incoming.Select(flow => waiting.Find(t => t.Arrived == flow)).ToList();
        if (first.Contains(null)) return;
        Pass(Merged(first!), gateway);
    }

    List<Token> AtJoin(string gateway, int scope) => [.. tokens.Values.Where(t => t.ElementId == gateway && t.Scope == scope && t.Stage == Stage.Join)];

    /// <summary>The last token, for all of them.</summary>
    Token Merged(List<Token> joined)
    {
        var last = joined.MaxBy(t => t.Number)!;
        foreach (var other in joined.Where(t => t.Number != last.Number)) tokens = tokens.Remove(other.Number);
        return last;
    }
}
