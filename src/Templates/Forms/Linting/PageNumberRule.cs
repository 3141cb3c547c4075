using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>"- ๒ -" at the top of each page but the first, in Thai digits.</summary>
static partial class PageNumberRule
{
    /// <summary>Stands for the number in a header's text.</summary>
    const char Mark = '\u0001';

    [GeneratedRegex("[-–—]\\s*\u0001\\s*[-–—]")]
    private static partial Regex BetweenDashes();

    static readonly (string, string) right =
        ("write \"- {PAGE} -\" in the header, with \"Different first page\" ticked", "ใส่ “- เลขหน้า -” ไว้กลางหัวกระดาษ และเลือก “หน้าแรกต่างกัน” เพื่อให้เริ่มแสดงที่หน้า ๒");

    public static void Run(FormFile form, Findings findings)
    {
        if (form.Document.Descendants(W.Main + "sectPr").ToList() is not [var first, ..] sections)
        {
            findings.Add(FormRule.PageNumber, new Place(form.Main), ("pages from the second on have no number", "หน้า ๒ เป็นต้นไปไม่มีเลขหน้า"), right);
            return;
        }
        var headers = new Dictionary<string, (string Name, XElement Root)?>();
        foreach (var section in sections)
        {
            // What a section does not say it takes from the one before.
            foreach (var reference in section.Elements(W.Main + "headerReference"))
                headers[(string?)reference.Attribute(W.Main + "type") ?? "default"] = form.Referred((string?)reference.Attribute(W.Relations + "id"));
            if (section == first) FirstPage(form, section, headers, findings);
            Numbered(form, section, headers.GetValueOrDefault("default"), findings);
            if (form.EvenAndOddHeaders) Numbered(form, section, headers.GetValueOrDefault("even"), findings);
        }
    }

    static void FirstPage(FormFile form, XElement section, Dictionary<string, (string Name, XElement Root)?> headers, Findings findings)
    {
        var differs = FormStyles.On(section.Element(W.Main + "titlePg")) is true;
        var shown = headers.GetValueOrDefault(differs ? "first" : "default");
        if (shown is { } header && Written(header.Root).Text.Contains(Mark, StringComparison.Ordinal))
            findings.Add(FormRule.PageNumber, new(header.Name), ("the first page shows its number", "หน้าแรกมีเลขหน้า"), right);
    }

    static void Numbered(FormFile form, XElement section, (string Name, XElement Root)? shown, Findings findings)
    {
        if (shown is not { } header || Written(header.Root) is var written && !written.Text.Contains(Mark, StringComparison.Ordinal))
        {
            findings.Add(FormRule.PageNumber, new Place(shown?.Name ?? form.Main), ("pages from the second on have no number", "หน้า ๒ เป็นต้นไปไม่มีเลขหน้า"), right);
            return;
        }
        if (!BetweenDashes().IsMatch(written.Text))
            findings.Add(FormRule.PageNumber, new(header.Name, Near: Faults.Short(written.Text.Replace(Mark, '๒'), 40)), ("the page number does not stand between dashes", "เลขหน้าไม่ได้อยู่ระหว่างขีด"), ("write \"- {PAGE} -\"", "เขียนเป็น “- ๒ -”"));
        if ((string?)section.Element(W.Main + "pgNumType")?.Attribute(W.Main + "fmt") is not ("thaiNumbers" or "thaiCounting") && !written.Code.Contains("thai", StringComparison.OrdinalIgnoreCase))
            findings.Add(FormRule.PageNumber, new(header.Name), ("the page number is not in Thai digits", "เลขหน้าไม่ใช่เลขไทย"), ("choose the format ๑, ๒, ๓ for page numbers", "เลือกรูปแบบเลขหน้าเป็น ๑, ๒, ๓"));
    }

    /// <summary>A header's text, with <see cref="Mark"/> for the number of the page, and the codes of its fields.</summary>
    static (string Text, string Code) Written(XElement header)
    {
        var (text, codes, code) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        // Depth of complex fields; what stands after "separate" is the number as it was last shown.
        var (depth, showing) = (0, 0);
        foreach (var element in header.Descendants().Where(element => element.Name.Namespace == W.Main))
        {
            switch (element.Name.LocalName)
            {
                case "fldSimple":
                    Field((string?)element.Attribute(W.Main + "instr") ?? "");
                    break;
                case "fldChar" when (string?)element.Attribute(W.Main + "fldCharType") == "begin":
                    depth++;
                    code.Clear();
                    break;
                case "fldChar" when (string?)element.Attribute(W.Main + "fldCharType") == "separate":
                    Field(code.ToString());
                    showing = depth;
                    break;
                case "fldChar":
                    if (showing < depth) Field(code.ToString());
                    depth = Math.Max(0, depth - 1);
                    showing = 0;
                    break;
                case "instrText":
                    code.Append(element.Value);
                    break;
                case "t" when depth == 0 && !element.Ancestors(W.Main + "fldSimple").Any():
                    text.Append(element.Value);
                    break;
                case "p":
                    text.Append('\n');
                    break;
            }
        }
        return (text.ToString(), codes.ToString());

        void Field(string written)
        {
            codes.Append(written).Append(' ');
            if (written.TrimStart().Split(' ', '\\')[0].Equals("PAGE", StringComparison.OrdinalIgnoreCase)) text.Append(Mark);
        }
    }
}
