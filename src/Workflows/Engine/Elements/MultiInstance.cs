using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Multi-instance (10.3.8, 13.3.7): an instance for each item of a collection, or as many as a cardinality says, side by side or one
/// after the other. The activity is done when all are, or when the completion condition holds after one of them; the rest is then
/// cancelled. Each instance sees its item, <c>loopCounter</c> and how many there are, are done and still run; their results make a list.
/// </summary>
sealed partial class Turn
{
    /// <summary>How many instances one activity may have.</summary>
    const int MaxInstances = 10_000;

    void Repeat(Token body, Activity activity, MultiInstance loop)
    {
        var items = Items(loop, Seen(body));
        body = body with { Stage = Stage.Repeating, Loop = new(items, 0, 0) };
        Keep(body);
        if (items.IsEmpty)
        {
            Collect(body, loop);
            Queue(body with { Stage = Stage.Leaving });
        }
        else OpenInstances(body, activity, loop.Sequential ? 1 : items.Length);
    }

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
        return int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= MaxInstances
            ? [.. Enumerable.Range(0, count).Select(n => JsonSerializer.SerializeToElement(n))]
            : throw new ExpressionFault($"{loop.Cardinality} gives '{text}', not a number of instances up to {MaxInstances}.");
    }

    void OpenInstances(Token body, Activity activity, int count)
    {
        var loop = body.Loop!;
        for (var n = loop.Started; n < loop.Started + count; n++)
        {
            var locals = Variables.Empty.With("loopCounter", n);
            if (activity.Loop is MultiInstance { Collection: not null, ElementVariable: { } name }) locals = locals.With(name, loop.Items[n]);
            // The result is the instance's own until the list is made.
            if (activity.Loop is MultiInstance { OutputItem: { } result }) locals = locals.With(result, (object?)null);
            var scope = Open(activity.Id, Innermost(body), body.Number, null, locals) with { Repeats = true };
            Keep(scope);
            Place(activity.Id, scope.Number);
        }
        Keep(body with { Loop = loop with { Started = loop.Started + count } });
    }

    bool More(Token instance, Token body, MultiInstance loop) =>
        body.Loop!.Ended < body.Loop.Items.Length && !(loop.CompletionCondition is { } condition && Truth(condition, Counted(instance, body.Loop)));

    Variables Counted(Token instance, Loop loop) => Seen(instance).With(Counters(loop));

    /// <summary>By their names in the standard (Table 10.31), and those that the usual engines have given them.</summary>
    static Variables Counters(Loop loop) => Variables.Empty
        .With("numberOfInstances", loop.Items.Length).With("nrOfInstances", loop.Items.Length)
        .With("numberOfCompletedInstances", loop.Ended).With("nrOfCompletedInstances", loop.Ended)
        .With("numberOfActiveInstances", loop.Started - loop.Ended).With("nrOfActiveInstances", loop.Started - loop.Ended)
        .With("numberOfTerminatedInstances", 0);

    static Loop Collected(Loop loop, Scope instance, JsonElement result)
    {
        var results = loop.Results ?? [.. loop.Items.Select(_ => JsonElement.Parse("null"))];
        return loop with { Results = results.SetItem(instance.Locals.Get<int>("loopCounter"), result) };
    }

    void Collect(Token body, MultiInstance loop)
    {
        if (loop.OutputCollection is not { Length: > 0 } name) return;
        Write(body.Scope, Variables.Empty.With(name, body.Loop!.Results ?? [.. body.Loop.Items.Select(_ => JsonElement.Parse("null"))]));
    }
}
