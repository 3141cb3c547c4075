using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Script task (10.3.4.2, 13.3.3): JavaScript over what the task sees, within the limits of <see cref="ScriptRunner"/>; its last
/// value goes to the result variable, where there is one.
/// </summary>
sealed partial class Turn
{
    void Work(Token token, ScriptTask script)
    {
        var value = Evaluate(Expression.JavaScript(script.Script), Seen(token));
        if (script.ResultVariable is { } name) Write(Innermost(token), Variables.Empty.With(name, value));
        Done(token);
    }
}
