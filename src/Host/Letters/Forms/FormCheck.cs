using PaWorkflow.Templates;

namespace PaWorkflow.Host.Letters;

/// <summary>A form looked over before it serves: what stands in its way, and where it departs from how official papers look.</summary>
/// <param name="Faults">With one it is not put in force.</param>
/// <param name="Findings">Warnings.</param>
public sealed record FormCheck(IReadOnlyList<TemplateFault> Faults, IReadOnlyList<FormFinding> Findings)
{
    public static FormCheck Of(LetterKind kind, byte[] docx, string fileName)
    {
        var reading = kind.Compile(docx, fileName);
        // What only shows when it is filled, such as a list where a text is wanted, is told as well.
        var faults = reading.Template is { } template ? template.Render(kind.Sample).Faults : reading.Faults;
        return new(faults, kind.Lint(docx, fileName));
    }
}
