namespace PaWorkflow.Storage.People;

/// <summary>A unit (หน่วยงาน) of the department: it holds posts, launches its years and owns all that belongs to them.</summary>
public sealed class Unit
{
    /// <summary>Short, stable, in Latin letters: it stands in addresses, file names and business keys.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The department above it, as it stands in letters.</summary>
    public required string Department { get; set; }

    /// <summary>What stands before the running number of a letter, e.g. <c>สธ ๐๗๑๐.๐๑</c>.</summary>
    public required string LetterPrefix { get; set; }
}
