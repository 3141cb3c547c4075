using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>What a package may not bring: macros, embedded programs and objects, foreign documents, links to files outside. By what a part is, not by its name alone.</summary>
static class ForbiddenParts
{
    static readonly (string Word, string English, string Thai)[] kinds =
    [
        ("vbaProject", "macros", "แมโคร"), ("vbaData", "macros", "แมโคร"), ("macroEnabled", "macros", "แมโคร"), ("keyMapCustomizations", "macros", "แมโคร"),
        ("attachedToolbars", "macros", "แมโคร"), ("ui/extensibility", "macros", "แมโคร"), ("customUI", "macros", "แมโคร"),
        ("activeX", "embedded objects", "วัตถุฝัง"), ("oleObject", "embedded objects", "วัตถุฝัง"), ("/embeddings/", "embedded objects", "วัตถุฝัง"),
        ("relationships/package", "embedded objects", "วัตถุฝัง"), ("relationships/control", "embedded objects", "วัตถุฝัง"),
        ("aFChunk", "a whole other document (altChunk)", "เอกสารอื่นทั้งฉบับ (altChunk)"), ("subDocument", "a whole other document (subDoc)", "เอกสารอื่นทั้งฉบับ (subDoc)"),
        ("mailMerge", "a mail merge with data outside", "จดหมายเวียนที่ใช้ข้อมูลภายนอก"),
    ];

    /// <summary>Names of parts, and the content types that they are given.</summary>
    public static void Check(WordPackage package, ContentTypes types, Faults faults)
    {
        foreach (var part in package.Parts) Check(new(part.Name), "/" + part.Name, faults);
        foreach (var type in types.All) Check(new(WordPackage.ContentTypesName), type, faults);
    }

    static void Check(Place place, string text, Faults faults)
    {
        if (kinds.FirstOrDefault(kind => text.Contains(kind.Word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } found) faults.Forbidden(place, found.English, found.Thai);
    }

    /// <summary>True where the relationships were changed: the link to the .dotm or .dotx that the paper was made from is dropped, Word adds it to any file.</summary>
    public static bool CheckRelations(string part, XElement relations, Faults faults)
    {
        var changed = false;
        foreach (var relation in relations.Elements().ToList())
        {
            var (type, target) = ((string?)relation.Attribute("Type") ?? "", (string?)relation.Attribute("Target") ?? "");
            if (type.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase))
            {
                relation.Remove();
                changed = true;
            }
            else if (IsOutside(target, (string?)relation.Attribute("TargetMode")))
            {
                if (!type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) || !Links.IsWeb(target))
                    faults.Forbidden(new(part), $"a link to a file outside ({Faults.Short(target)})", $"ลิงก์ไปยังไฟล์ภายนอก ({Faults.Short(target)})");
            }
            else
            {
                Check(new(part), type, faults);
            }
        }
        return changed;
    }

    // An address is one, whatever the mode says.
    static bool IsOutside(string target, string? mode) =>
        mode?.Equals("External", StringComparison.OrdinalIgnoreCase) == true || target.Contains(':', StringComparison.Ordinal) || target.StartsWith(@"\\", StringComparison.Ordinal);

    /// <summary>True where the settings were changed: the template that the paper was made from is no longer named.</summary>
    public static bool CheckSettings(string part, XElement settings, Faults faults)
    {
        if (settings.Element(W.Main + "mailMerge") is not null) Check(new(part), "mailMerge", faults);
        var dropped = settings.Elements().Where(setting => setting.Name == W.Main + "attachedTemplate" || setting.Name == W.Main + "saveThroughXslt").ToList();
        dropped.ForEach(setting => setting.Remove());
        return dropped.Count > 0;
    }
}
