using System.Text.Json;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>What tokens see and write: variables live in scopes, and inner ones hide outer ones (10.4.7).</summary>
sealed partial class Turn
{
    static int Innermost(Token token) => token.Local ?? token.Scope;

    /// <summary>All that can be seen from a scope, inner values over outer ones.</summary>
    Variables Seen(int scope)
    {
        var own = scopes[scope];
        if (own is not { Parent: { } parent, Isolated: false }) return own.Locals;
        var around = Seen(parent);
        if (own.Repeats && tokens.TryGetValue(own.Owner!.Value, out var body) && body.Loop is { Items.IsEmpty: false } loop) around = around.With(Counters(loop));
        return around.With(own.Locals);
    }

    Variables Seen(Token token) => Seen(Innermost(token));

    /// <summary>Writes each variable where the nearest scope knows its name already, else at the instance or the called process.</summary>
    void Write(int from, Variables variables)
    {
        foreach (var (name, value) in variables.Items)
        {
            var scope = scopes[from];
            while (scope is { Parent: { } parent, Isolated: false } && !scope.Locals.TryGet(name, out _)) scope = scopes[parent];
            Keep(scope with { Locals = scope.Locals.With(name, value) });
        }
    }

    JsonElement Evaluate(Expression expression, Variables variables) => scripts.Evaluate(expression, variables, now);

    string? TextOf(Expression? expression, Variables seen)
    {
        if (expression is null) return null;
        var value = Evaluate(expression, seen);
        return value.ValueKind == JsonValueKind.Null ? null : value.ToString();
    }

    IReadOnlyList<string> ListOf(Expression? expression, Variables seen)
    {
        if (expression is null) return [];
        var value = Evaluate(expression, seen);
        return value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
            _ => value.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    DateTimeOffset? InstantOf(Expression? expression, Variables seen) => InstantOf(expression, seen, now);

    DateTimeOffset? InstantOf(Expression? expression, Variables seen, DateTimeOffset at)
    {
        if (expression is null) return null;
        var value = scripts.Evaluate(expression, seen, at);
        var text = value.ValueKind == JsonValueKind.Null ? null : value.ToString();
        // BPMN editors allow a duration here as well.
        var kind = text?.StartsWith('P') == true ? TimerKind.Duration : TimerKind.Date;
        return text is null ? null : Timing.Of(new(kind, new(text)), seen, at, scripts)?.DueAt;
    }
}
