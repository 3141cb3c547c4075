namespace PaWorkflow.Workflows.Model;

/// <summary>A value in a definition: <c>${script}</c> is JavaScript over the variables, anything else stands for itself.</summary>
public sealed record Expression(string Text)
{
    public bool IsScript => Text.StartsWith("${", StringComparison.Ordinal) && Text.EndsWith('}');

    /// <summary>The JavaScript without its brackets.</summary>
    public string Script => IsScript ? Text[2..^1].Trim() : Text;

    public static Expression? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    public override string ToString() => Text;
}
