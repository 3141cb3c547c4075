namespace PaWorkflow.Templates;

/// <summary>A compiled template, or everything that is wrong with it.</summary>
public sealed record TemplateReading(Template? Template, IReadOnlyList<TemplateFault> Faults);

/// <summary>A filled .docx, or everything that is wrong with its data.</summary>
/// <param name="Remarks">Sections over fields that the data does not have. They show nothing, as docxtemplater has it, but may be misspelt.</param>
public sealed record RenderResult(byte[]? Document, IReadOnlyList<TemplateFault> Faults, IReadOnlyList<TemplateFault> Remarks);

/// <summary>How a template is read.</summary>
/// <param name="ParagraphLoops">A section's tags that stand alone in their paragraphs take these along. Off, the paragraphs stay and text runs on between them.</param>
public sealed record TemplateOptions(bool ParagraphLoops = true);

public enum TagKind
{
    /// <summary><c>{name}</c>: prints a value.</summary>
    Value,

    /// <summary><c>{#name}</c>: repeats for a list, or shows when there is something.</summary>
    Section,

    /// <summary><c>{^name}</c>: shows when there is nothing.</summary>
    Inverted,

    /// <summary><c>{%name}</c>: shows a picture.</summary>
    Picture,
}

/// <summary>A tag that a template asks data for.</summary>
/// <param name="Within">The sections around it, outermost first.</param>
public sealed record TemplateTag(string Name, TagKind Kind, IReadOnlyList<string> Filters, IReadOnlyList<string> Within)
{
    public bool Equals(TemplateTag? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && Filters.SequenceEqual(other.Filters) && Within.SequenceEqual(other.Within);

    public override int GetHashCode() => HashCode.Combine(Name, Kind, Filters.Count, Within.Count);
}
