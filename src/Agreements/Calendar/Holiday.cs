namespace PaWorkflow.Agreements;

/// <summary>A day on which government offices are closed.</summary>
/// <param name="Name">In Thai.</param>
public sealed record Holiday(DateOnly Date, string Name);
