namespace PaWorkflow.Agreements;

/// <summary>A day on which government offices are closed.</summary>
/// <param name="Name">In Thai.</param>
public sealed record Holiday(DateOnly Date, string Name)
{
    /// <summary>In Thai: who has announced it. Empty where the file does not say.</summary>
    public string Source { get; init; } = "";
}
