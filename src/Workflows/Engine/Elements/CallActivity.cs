using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Call activity (10.3.6, 13.3.5): runs another process, of the same file or one deployed on its own, with variables of its own:
/// only what the mapping names goes in and out. Errors and escalations that it leaves uncaught go to its caller.
/// </summary>
sealed partial class Turn
{
    /// <summary>How deep processes may call each other.</summary>
    const int MaxCalls = 50;

    void Work(Token token, CallActivity call)
    {
        var depth = 0;
        for (int? scope = token.Scope; scope is { } number; scope = scopes[number].Parent) if (scopes[number].Isolated) depth++;
        if (depth >= MaxCalls) throw new ExpressionFault($"'{call.Id}': the process calls itself more than {MaxCalls} levels deep.", Trouble.Circle);
        var content = definition.Called(call.CalledElement);
        var inside = Open(call.Id, Innermost(token), token.Number, content, Mapped(call.In, Seen(token))) with { Isolated = true };
        Keep(inside);
        if (definition.StartOf(content) is null) throw new ExpressionFault($"'{call.Id}': the process '{call.CalledElement}' has no plain start event.");
        Enter(token, content, inside);
    }

    Variables Mapped(VariableMapping mapping, Variables from)
    {
        var over = mapping.All ? from : Variables.Empty;
        foreach (var (name, expression) in mapping.Single) over = over.With(name, Evaluate(expression, from));
        return over;
    }
}
