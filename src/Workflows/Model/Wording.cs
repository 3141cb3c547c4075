namespace PaWorkflow.Workflows.Model;

/// <summary>A sentence, or a part of one, in both languages.</summary>
public sealed record Wording(string English, string Thai);
