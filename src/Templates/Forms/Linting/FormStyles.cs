using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>
/// What styles say: the document's defaults, below the table's style, the paragraph's and the letters', each over those it is based on
/// (ISO/IEC 29500-1, 17.7.2). Bold is a switch that two kinds of style turn on and off again (17.7.3). Conditional formats of tables are not looked at.
/// </summary>
sealed class FormStyles
{
    readonly Dictionary<string, XElement> byId;
    readonly Dictionary<string, List<XElement>> chains = [];
    readonly string? usualParagraph, usualLetters, usualTable;
    readonly RunLook defaults;
    readonly ParagraphLook paragraphDefaults;

    public FormStyles(XElement? styles, XElement? theme)
    {
        Theme = new ThemeFonts(theme);
        var all = styles?.Elements(W.Main + "style").ToList() ?? [];
        byId = all.Where(style => style.Attribute(W.Main + "styleId") is not null).GroupBy(style => style.Attribute(W.Main + "styleId")!.Value).ToDictionary(same => same.Key, same => same.First());
        (usualParagraph, usualLetters, usualTable) = (Usual(all, "paragraph"), Usual(all, "character"), Usual(all, "table"));
        var given = styles?.Element(W.Main + "docDefaults");
        defaults = RunLook.Read(given?.Element(W.Main + "rPrDefault")?.Element(W.Main + "rPr"), Theme);
        paragraphDefaults = ParagraphLook.Read(given?.Element(W.Main + "pPrDefault")?.Element(W.Main + "pPr"));
    }

    public ThemeFonts Theme { get; }

    /// <summary>A switch as Word writes it: there without a value, or with one.</summary>
    /// <returns>Null where it is not there.</returns>
    public static bool? On(XElement? element) => element is null ? null : (string?)element.Attribute(W.Main + "val") is not ("0" or "false" or "off");

    /// <param name="direct">The letters' own properties.</param>
    public RunLook Letters(string? table, string? paragraph, XElement? direct)
    {
        var own = RunLook.Read(direct, Theme);
        var styled = new[] { Letters(table ?? usualTable), Letters(paragraph ?? usualParagraph), Letters((string?)direct?.Element(W.Main + "rStyle")?.Attribute(W.Main + "val") ?? usualLetters) };
        var below = styled[2].Over(styled[1]).Over(styled[0]).Over(defaults) with
        {
            Bold = Switched(styled.Select(look => look.Bold)) | (defaults.Bold ?? false), BoldComplex = Switched(styled.Select(look => look.BoldComplex)) | (defaults.BoldComplex ?? false),
        };
        return own.Over(below);
    }

    public ParagraphLook Paragraph(string? table, XElement? direct)
    {
        var look = ParagraphLook.Read(direct);
        foreach (var style in Chain((string?)direct?.Element(W.Main + "pStyle")?.Attribute(W.Main + "val") ?? usualParagraph)) look = look.Over(ParagraphLook.Read(style.Element(W.Main + "pPr")));
        foreach (var style in Chain(table ?? usualTable)) look = look.Over(ParagraphLook.Read(style.Element(W.Main + "pPr")));
        return look.Over(paragraphDefaults);
    }

    /// <summary>A switch of a table's rows in its style.</summary>
    public bool Row(string? table, string name) => Chain(table ?? usualTable).Select(style => On(style.Element(W.Main + "trPr")?.Element(W.Main + name))).FirstOrDefault(said => said is not null) ?? false;

    RunLook Letters(string? style)
    {
        var look = default(RunLook);
        foreach (var one in Chain(style)) look = look.Over(RunLook.Read(one.Element(W.Main + "rPr"), Theme));
        return look;
    }

    static bool Switched(IEnumerable<bool?> said) => said.Aggregate(false, (on, one) => on ^ (one ?? false));

    /// <summary>The style and those that it is based on, the nearest first.</summary>
    List<XElement> Chain(string? id)
    {
        if (id is null) return [];
        if (chains.TryGetValue(id, out var known)) return known;
        var chain = new List<XElement>();
        for (var at = id; at is not null && byId.TryGetValue(at, out var style) && !chain.Contains(style); at = (string?)style.Element(W.Main + "basedOn")?.Attribute(W.Main + "val")) chain.Add(style);
        return chains[id] = chain;
    }

    static string? Usual(IEnumerable<XElement> styles, string type) => (string?)styles
        .FirstOrDefault(style => (string?)style.Attribute(W.Main + "type") == type && (string?)style.Attribute(W.Main + "default") is "1" or "true" or "on")?.Attribute(W.Main + "styleId");
}
