using System.Collections.Immutable;
using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>How tokens leave, split, join and repeat (BPMN 2.0.2, 13.4 and 13.3.6–7).</summary>
sealed partial class Turn
{
    void Leave(Token token, FlowNode node)
    {
        if (token.CompensatesFor is not null && node is Activity { IsForCompensation: true })
        {
            HandlerDone(token);
            return;
        }
        if (node is Activity { Loop: not null } repeated && IsInstance(token))
        {
            InstanceDone(token, repeated);
            return;
        }
        var flows = Choose(node, token);
        // A repeated activity as a whole is no event of its own: its instances were recorded.
        if (token.Loop is null)
        {
            Record(token, ElementEvent.Completed);
            if (node is Activity activity) Remember(token, activity);
        }
        Disarm(token.Armed);
        foreach (var flow in flows) Place(flow.Target, token.Scope, flow.Id);
        Remove(token);
    }

    /// <summary>The flows by which a token leaves; none where the node is an end.</summary>
    IReadOnlyList<SequenceFlow> Choose(FlowNode node, Token token)
    {
        var flows = node.Outgoing.Select(definition.Flow).ToList();
        if (node is ParallelGateway || flows.All(f => f.Condition is null && f.Id != node.DefaultFlow)) return flows;
        var seen = Seen(token);
        bool Holds(SequenceFlow flow) => flow.Condition is null ? flow.Id != node.DefaultFlow : Truth(flow.Condition, seen);
        List<SequenceFlow> chosen = node is ExclusiveGateway ? [.. flows.Where(Holds).Take(1)] : [.. flows.Where(Holds)];
        if (chosen.Count > 0) return chosen;
        return node.DefaultFlow is { } preset ? [definition.Flow(preset)]
            : throw new ExpressionFault($"'{node.Id}': no condition of its outgoing flows holds and there is no default flow.");
    }

    bool Truth(Expression condition, Variables seen) => Evaluate(condition, seen) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var other => throw new ExpressionFault($"{condition} gives {other.GetRawText()}, not true or false."),
    };

    // --- Joins ---------------------------------------------------------------------

    List<Token> AtJoin(string gateway, int scope) => [.. tokens.Values.Where(t => t.ElementId == gateway && t.Scope == scope && t.Stage == Stage.Join)];

    /// <summary>A parallel gateway waits until every incoming flow has brought a token, then goes on with one.</summary>
    void Join(Token token, ParallelGateway gateway)
    {
        Keep(token with { Stage = Stage.Join });
        var waiting = AtJoin(gateway.Id, token.Scope);
        var first = gateway.Incoming.Select(flow => waiting.Find(t => t.Arrived == flow)).ToList();
        if (first.Contains(null)) return;
        Merge(first!, gateway);
    }

    void Merge(List<Token> joined, FlowNode gateway)
    {
        var last = joined.MaxBy(t => t.Number)!;
        foreach (var other in joined.Where(t => t.Number != last.Number)) tokens = tokens.Remove(other.Number);
        Pass(last, gateway);
    }

    /// <summary>
    /// An inclusive gateway goes on when no token is left that could still bring one of its empty flows to life:
    /// one that has a way there, and no way to a flow that already brought its token (13.4.3).
    /// </summary>
    bool JoinInclusive()
    {
        foreach (var (gateway, scope) in tokens.Values.Where(t => t.Stage == Stage.Join && definition.Node(t.ElementId) is InclusiveGateway)
            .Select(t => (t.ElementId, t.Scope)).Distinct().ToList())
        {
            var node = definition.Node(gateway);
            var waiting = AtJoin(gateway, scope);
            var brought = waiting.Select(t => t.Arrived!).ToHashSet(StringComparer.Ordinal);
            var empty = node.Incoming.Where(flow => !brought.Contains(flow)).ToHashSet(StringComparer.Ordinal);
            var stillToCome = tokens.Values.Where(t => t.Scope == scope && t.ElementId != gateway)
                .Any(t => Ways(t.ElementId, gateway) is var ways && ways.Overlaps(empty) && !ways.Overlaps(brought));
            if (stillToCome) continue;
            var joined = brought.Select(flow => waiting.First(t => t.Arrived == flow)).ToList();
            Guarded(joined.MaxBy(t => t.Number)!, () => Merge(joined, node));
            return true;
        }
        return false;
    }

    /// <summary>The incoming flows of a gateway to which a way leads from a node without passing the gateway itself.</summary>
    HashSet<string> Ways(string from, string gateway)
    {
        var (ends, visited, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (open.TryPop(out var id))
        {
            var node = definition.Node(id);
            foreach (var flow in node.Outgoing.Select(definition.Flow))
            {
                if (flow.Target == gateway) ends.Add(flow.Id);
                else if (visited.Add(flow.Target)) open.Push(flow.Target);
            }
            IEnumerable<string> beside = node switch
            {
                Activity activity => activity.Boundaries,
                ThrowEvent { Event: LinkEvent link } => definition.In(node.ParentId).OfType<CatchEvent>().Where(c => c.Event is LinkEvent there && there.Name == link.Name).Select(c => c.Id),
                _ => [],
            };
            foreach (var next in beside) if (visited.Add(next)) open.Push(next);
        }
        return ends;
    }

    // --- Repetition ------------------------------------------------------------------

    bool IsInstance(Token token) => scopes[token.Scope] is { Repeats: true } scope && scope.ElementId == token.ElementId;

    void Repeat(Token body, Activity activity)
    {
        var items = activity.Loop is MultiInstance instances ? Items(instances, Seen(body)) : [];
        body = body with { Stage = Stage.Repeating, Loop = new(items, 0, 0) };
        Keep(body);
        var more = activity.Loop is StandardLoop loop ? !loop.TestBefore || Again(loop, body) : items.Length > 0;
        if (!more) Queue(body with { Stage = Stage.Leaving });
        else OpenInstances(body, activity, activity.Loop is MultiInstance { Sequential: false } ? items.Length : 1);
    }

    /// <summary>How many instances one activity may have.</summary>
    const int MaxInstances = 10_000;

    ImmutableArray<JsonElement> Items(MultiInstance loop, Variables seen)
    {
        if (loop.Collection is { } collection)
        {
            var value = Evaluate(collection, seen);
            if (value.ValueKind != JsonValueKind.Array) throw new ExpressionFault($"{collection} gives {value.ValueKind}, not a list.");
            return value.GetArrayLength() <= MaxInstances ? [.. value.EnumerateArray().Select(item => item.Clone())]
                : throw new ExpressionFault($"{collection} gives {value.GetArrayLength()} items, more than {MaxInstances}.");
        }
        var text = Evaluate(loop.Cardinality!, seen).ToString();
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= MaxInstances
            ? [.. Enumerable.Range(0, count).Select(n => JsonSerializer.SerializeToElement(n))]
            : throw new ExpressionFault($"{loop.Cardinality} gives '{text}', not a number of instances up to {MaxInstances}.");
    }

    bool Again(StandardLoop loop, Token body) =>
        (loop.Maximum is not { } maximum || body.Loop!.Started < maximum)
        && (loop.Condition is null || Truth(loop.Condition, Seen(body).With("loopCounter", body.Loop!.Started)));

    void OpenInstances(Token body, Activity activity, int count)
    {
        var loop = body.Loop!;
        for (var n = loop.Started; n < loop.Started + count; n++)
        {
            var locals = Variables.Empty.With("loopCounter", n);
            if (activity.Loop is MultiInstance { Collection: not null, ElementVariable: { } name }) locals = locals.With(name, loop.Items[n]);
            var scope = Open(activity.Id, Innermost(body), body.Number, null, locals) with { Repeats = true };
            Keep(scope);
            Place(activity.Id, scope.Number);
        }
        Keep(body with { Loop = loop with { Started = loop.Started + count } });
    }

    void InstanceDone(Token token, Activity activity)
    {
        var scope = scopes[token.Scope];
        var body = tokens[scope.Owner!.Value];
        body = body with { Loop = body.Loop! with { Ended = body.Loop.Ended + 1 } };
        var loop = body.Loop;
        var enough = activity.Loop is MultiInstance { CompletionCondition: { } condition } && Truth(condition, Counted(token, loop));
        Record(token, ElementEvent.Completed);
        Remember(token, activity);
        DropLocal(token);
        tokens = tokens.Remove(token.Number);
        scopes = scopes.Remove(scope.Number);
        Keep(body);
        var more = activity.Loop is StandardLoop again ? Again(again, body) : loop.Ended < loop.Items.Length && !enough;
        if (!more)
        {
            CancelInside(body);
            Queue(body with { Stage = Stage.Leaving });
        }
        else if (activity.Loop is StandardLoop or MultiInstance { Sequential: true }) OpenInstances(body, activity, 1);
    }

    /// <summary>BPMN's counters, for the completion condition.</summary>
    Variables Counted(Token token, Loop loop) => Seen(token)
        .With("nrOfInstances", loop.Items.Length).With("nrOfCompletedInstances", loop.Ended).With("nrOfActiveInstances", loop.Started - loop.Ended);
}
