namespace PaWorkflow.Storage.Database;

/// <summary>A value that lasts, by name: the demonstration's clock, where a simulation stands.</summary>
public sealed class Setting
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}
