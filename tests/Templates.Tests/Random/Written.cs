using System.Text;

namespace PaWorkflow.Templates.Tests;

/// <summary>A template by dice as WordprocessingML: its texts cut into runs anywhere, also within tags.</summary>
sealed class Written(Random dice)
{
    readonly StringBuilder xml = new();

    public static string Body(IReadOnlyList<Block> blocks, Random dice)
    {
        var written = new Written(dice);
        written.Write(blocks);
        return written.xml.ToString();
    }

    void Write(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Line line:
                    Paragraph(Text(line.Content));
                    break;
                case Block.Section section:
                    Paragraph(Open(section.Name, section.Inverted));
                    Write(section.Body);
                    Paragraph(Close(section.Name, section.NamedClose));
                    break;
                case Block.Flow flow:
                    Paragraph(Text(flow.Before) + Open(flow.Name, false) + Text(flow.Head));
                    Write(flow.Between);
                    Paragraph(Text(flow.Tail) + Close(flow.Name, true) + Text(flow.After));
                    break;
                case Block.Control control:
                    xml.Append("<w:sdt><w:sdtPr/><w:sdtContent>");
                    Write(control.Content);
                    xml.Append("</w:sdtContent></w:sdt>");
                    break;
                case Block.Table table:
                    xml.Append("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>");
                    foreach (var row in table.Rows) Write(row);
                    xml.Append("</w:tbl>");
                    break;
            }
        }
    }

    // A row's tags stand in paragraphs of their own.
    void Write(Row row)
    {
        xml.Append("<w:tr>");
        for (var cell = 0; cell < row.Cells.Count; cell++)
        {
            xml.Append("<w:tc>");
            if (row.Name is not null && cell == 0) Paragraph("|" + (row.Dash ? $"{{-w:tr {row.Name}}}" : Open(row.Name, row.Inverted)));
            Write(row.Cells[cell]);
            if (row.Name is not null && cell == row.Cells.Count - 1) Paragraph(Close(row.Name, true) + "|");
            xml.Append("</w:tc>");
        }
        xml.Append("</w:tr>");
    }

    static string Open(string name, bool inverted) => inverted ? $"{{^{name}}}" : $"{{#{name}}}";

    static string Close(string name, bool named) => named ? $"{{/{name}}}" : "{/}";

    static string Text(IReadOnlyList<Inline> content) => string.Concat(content.Select(piece => piece switch
    {
        Inline.Text text => text.Said,
        Inline.Value value => $"{{{value.Name}}}",
        Inline.Section section => Open(section.Name, section.Inverted) + Text(section.Body) + Close(section.Name, section.NamedClose),
        _ => throw new ArgumentException(piece.ToString()),
    }));

    void Paragraph(string text)
    {
        xml.Append("<w:p>");
        while (text.Length > 0)
        {
            var length = dice.Next(3) == 0 ? Math.Min(text.Length, 1 + dice.Next(6)) : text.Length;
            xml.Append("<w:r>").Append(dice.Next(3) == 0 ? "<w:rPr><w:b/></w:rPr>" : "").Append("<w:t xml:space=\"preserve\">").Append(System.Security.SecurityElement.Escape(text[..length])).Append("</w:t></w:r>");
            text = text[length..];
        }
        xml.Append("</w:p>");
    }
}
