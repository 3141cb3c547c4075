using System.Text;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>What a template may not bring: macros, links to files outside, foreign documents, embedded objects, fields that act or change by themselves.</summary>
static class ForbiddenContent
{
    // Numbering, references and the like; everything else reads files, asks people or changes with the day.
    static readonly HashSet<string> quietFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "TOC", "TC", "HYPERLINK", "SYMBOL", "QUOTE", "EQ", "=",
    };

    public static void CheckNames(WordPackage package, Faults faults)
    {
        foreach (var (name, _) in package.Parts)
        {
            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("vbaData", StringComparison.OrdinalIgnoreCase)) faults.Forbidden(new(name), "macros", "แมโคร");
            else if (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)) faults.Forbidden(new(name), "embedded objects", "วัตถุฝัง");
        }
    }

    /// <summary>True where the relationships were changed: the link to the .dotm or .dotx that the paper was made from is dropped, Word adds it to any file.</summary>
    public static bool CheckRelations(string part, XElement relations, Faults faults)
    {
        var changed = false;
        foreach (var relation in relations.Elements().ToList())
        {
            var type = (string?)relation.Attribute("Type") ?? "";
            var target = (string?)relation.Attribute("Target") ?? "";
            if (type.EndsWith("/attachedTemplate", StringComparison.Ordinal))
            {
                relation.Remove();
                changed = true;
            }
            else if ((string?)relation.Attribute("TargetMode") == "External" && !IsWebLink(type, target))
            {
                faults.Forbidden(new(part), $"a link to a file outside ({target})", $"ลิงก์ไปยังไฟล์ภายนอก ({target})");
            }
        }
        return changed;
    }

    static bool IsWebLink(string type, string target) =>
        type.EndsWith("/hyperlink", StringComparison.Ordinal)
        && Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";

    public static void CheckText(string part, XElement root, Faults faults)
    {
        if (root.Descendants(W.AltChunk).Any()) faults.Forbidden(new(part), "a whole other document (altChunk)", "เอกสารอื่นทั้งฉบับ (altChunk)");
        if (root.Descendants().Any(element => element.Name == W.Object || element.Name == W.Control)) faults.Forbidden(new(part), "embedded objects", "วัตถุฝัง");
        foreach (var field in Fields(root).Where(field => !quietFields.Contains(field)).Distinct().ToList())
        {
            faults.Forbidden(new(part), $"the field {field}", $"ฟิลด์ {field}");
        }
    }

    // A field's code may be cut into several runs; fields nest.
    static IEnumerable<string> Fields(XElement root)
    {
        var open = new Stack<StringBuilder>();
        foreach (var element in root.Descendants())
        {
            if (element.Name == W.FldSimple) yield return Verb((string?)element.Attribute(W.Instr) ?? "");
            else if (element.Name == W.InstrText && open.TryPeek(out var code)) code.Append(element.Value);
            else if (element.Name == W.InstrText) yield return Verb(element.Value);
            else if (element.Name == W.FldChar && (string?)element.Attribute(W.FldCharType) == "begin") open.Push(new StringBuilder());
            else if (element.Name == W.FldChar && (string?)element.Attribute(W.FldCharType) == "end" && open.TryPop(out var ended)) yield return Verb(ended.ToString());
        }
        foreach (var unended in open) yield return Verb(unended.ToString());
    }

    static string Verb(string code) => code.TrimStart().StartsWith('=') ? "=" : code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "(empty)";
}
