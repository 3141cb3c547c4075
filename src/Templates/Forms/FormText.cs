using System.Xml;
using PaWorkflow.Templates.Engine;
using PaWorkflow.Templates.Linting;

namespace PaWorkflow.Templates;

/// <summary>A form's text in lines, as two versions are compared: one for each paragraph, and one for each row of a table with its cells between bars.</summary>
public static class FormText
{
    /// <returns>Empty where the file cannot be read.</returns>
    public static IReadOnlyList<string> Lines(byte[] docx)
    {
        FormFile? form;
        try
        {
            form = FormFile.Read(docx);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            form = null;
        }
        if (form is null) return [];
        var lines = new List<string>();
        (string Part, int? Table, int? Row, int? Cell) before = default;
        foreach (var paragraph in form.Paragraphs)
        {
            var text = paragraph.Text.Replace('\t', ' ').Replace('\n', ' ').Trim();
            var here = (paragraph.Place.Part, paragraph.Place.Table, paragraph.Place.Row, paragraph.Place.Cell);
            if (here.Table is not null && (here.Part, here.Table, here.Row) == (before.Part, before.Table, before.Row)) lines[^1] += (here.Cell == before.Cell ? " " : " | ") + text;
            else lines.Add(text);
            before = here;
        }
        return [.. lines.Where(line => line.Trim(' ', '|').Length > 0)];
    }
}
