namespace PaWorkflow.Host.Letters;

/// <summary>One field that the issuing page asks for.</summary>
/// <param name="Name">The field's name in <see cref="LetterRequest.Said"/>.</param>
/// <param name="Label">In plain Thai.</param>
/// <param name="Hint">An example, or how lines are written; null: the label says enough.</param>
public sealed record Ask(string Name, string Label, AskKind Kind, bool Required = true, string? Hint = null);

/// <summary>What a field takes, as text.</summary>
public enum AskKind
{
    /// <summary>One line of at most 300 characters.</summary>
    Line,

    /// <summary>Paragraphs, each on a line of its own.</summary>
    Text,

    /// <summary>A list, an entry on each line.</summary>
    Lines,

    /// <summary><c>2021-02-19</c></summary>
    Date,

    /// <summary><c>09:30</c></summary>
    Time,

    /// <summary>A KPI's code.</summary>
    Kpi,

    /// <summary>A round's id.</summary>
    Round,

    /// <summary>The id of someone of the unit.</summary>
    Person,

    /// <summary>The id of a letter of the unit and year.</summary>
    Letter,
}
