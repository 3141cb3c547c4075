using System.Xml;
using PaWorkflow.Templates.Linting;

namespace PaWorkflow.Templates;

/// <summary>
/// Holds a form against the regulation on correspondence and the typing guides: paper and margins, emblem, letters and sizes, indents, tables, page
/// numbers. What counts is what Word would show: direct formatting over styles over the document's defaults.
/// </summary>
public static class FormLint
{
    /// <param name="fileName">Names the file in the findings.</param>
    /// <param name="paper">What the form has to be; null: what it seems to be.</param>
    /// <returns>Empty where the file cannot be read: then <see cref="Template.Compile"/> says why.</returns>
    public static IReadOnlyList<FormFinding> Of(byte[] docx, string fileName, FormPaper? paper = null)
    {
        if (Read(docx) is not { } form) return [];
        var findings = new Findings(fileName);
        var kind = paper ?? Papers.Of(form);
        PageRules.Run(form, findings);
        EmblemRule.Run(form, kind, findings);
        var head = kind == FormPaper.Memo ? MemoHead.Run(form, findings) : MemoHead.None;
        UrgencyRule.Run(form, head, findings);
        LetterRules.Run(form, kind, head, findings);
        FirstLineRule.Run(form, kind, head, findings);
        SignatureRule.Run(form, findings);
        TableRules.Run(form, findings);
        PageNumberRule.Run(form, findings);
        return findings.Found;
    }

    /// <summary>What a form seems to be by its first words.</summary>
    public static FormPaper PaperOf(byte[] docx) => Read(docx) is { } form ? Papers.Of(form) : FormPaper.Other;

    static FormFile? Read(byte[] docx)
    {
        try
        {
            return FormFile.Read(docx);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return null;
        }
    }
}
