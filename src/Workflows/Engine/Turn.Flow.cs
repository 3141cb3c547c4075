using System.Collections.Immutable;
using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>How tokens leave, split, join and repeat.</summary>
sealed partial class Turn
{
    void Leave(Token token, FlowNode node)
    {
        if (node is Activity { Loop: { } loop } activity && IsInstance(token))
        {
            InstanceDone(token, activity, loop);
            return;
        }
        var flows = Choose(node, token);
        // A multi-instance as a whole is no event of its own: its instances were recorded.
        if (token.Loop is null) Record(token, ElementEvent.Completed);
        Disarm(token);
        DropLocal(token);
        foreach (var flow in flows) Place(flow.Target, token.Scope, flow.Id);
        Remove(token with { Local = null });
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

    static bool Truth(Expression condition, Variables seen) => ScriptRunner.Evaluate(condition, seen) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var other => throw new ExpressionFault($"{condition} gives {other.GetRawText()}, not true or false."),
    };

    /// <summary>Waits until every incoming flow has brought a token, then goes on with one.</summary>
    void Join(Token token, ParallelGateway gateway)
    {
        var waiting = tokens.Values.Where(t => t.ElementId == gateway.Id && t.Scope == token.Scope && t.Stage == Stage.Join).ToList();
        var missing = gateway.Incoming.Where(flow => flow != token.Arrived && waiting.All(t => t.Arrived != flow));
        if (missing.Any() || waiting.Any(t => t.Arrived == token.Arrived))
        {
            Keep(token with { Stage = Stage.Join });
            return;
        }
        foreach (var flow in gateway.Incoming.Where(flow => flow != token.Arrived))
            tokens = tokens.Remove(waiting.First(t => t.Arrived == flow).Number);
        Record(token, ElementEvent.Activated);
        Leave(token, gateway);
    }

    // --- Multi-instance ------------------------------------------------------------

    bool IsInstance(Token token) => scopes[token.Scope] is { Repeats: true } scope && scope.ElementId == token.ElementId;

    static ImmutableArray<JsonElement> Items(MultiInstance loop, Variables seen)
    {
        if (loop.Collection is { } collection)
        {
            var value = ScriptRunner.Evaluate(collection, seen);
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.Clone())]
                : throw new ExpressionFault($"{collection} gives {value.ValueKind}, not a list.");
        }
        var text = ScriptRunner.Evaluate(loop.Cardinality!, seen).ToString();
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 10_000
            ? [.. Enumerable.Range(0, count).Select(n => JsonSerializer.SerializeToElement(n))]
            : throw new ExpressionFault($"{loop.Cardinality} gives '{text}', not a number of instances.");
    }

    /// <summary>Opens the next instances of a multi-instance activity.</summary>
    void Repeat(Token body, Activity activity, int count)
    {
        var loop = body.Loop!;
        for (var n = loop.Started; n < loop.Started + count; n++)
        {
            var locals = Variables.Empty.With("loopCounter", n);
            if (activity.Loop is { Collection: not null, ElementVariable: { } name }) locals = locals.With(name, loop.Items[n]);
            Place(activity.Id, Open(activity.Id, body.Scope, body.Number, locals, repeats: true).Number);
        }
        Keep(body with { Loop = loop with { Started = loop.Started + count } });
    }

    void InstanceDone(Token token, Activity activity, MultiInstance loop)
    {
        var scope = scopes[token.Scope];
        var body = tokens[scope.Owner!.Value];
        body = body with { Loop = body.Loop! with { Ended = body.Loop.Ended + 1 } };
        var enough = loop.CompletionCondition is { } condition && Truth(condition, Counted(token, body.Loop));
        Record(token, ElementEvent.Completed);
        DropLocal(token);
        tokens = tokens.Remove(token.Number);
        scopes = scopes.Remove(scope.Number);
        Keep(body);
        if (body.Loop.Ended == body.Loop.Items.Length || enough)
        {
            foreach (var rest in scopes.Values.Where(s => s.Owner == body.Number).ToList())
            {
                foreach (var child in InScope(rest.Number)) Cancel(child);
                scopes = scopes.Remove(rest.Number);
            }
            Queue(body with { Stage = Stage.Leaving });
        }
        else if (loop.Sequential)
        {
            Repeat(body, activity, 1);
        }
    }

    /// <summary>BPMN's counters, for the completion condition.</summary>
    Variables Counted(Token token, Loop loop) => Seen(token)
        .With("nrOfInstances", loop.Items.Length).With("nrOfCompletedInstances", loop.Ended).With("nrOfActiveInstances", loop.Started - loop.Ended);
}
