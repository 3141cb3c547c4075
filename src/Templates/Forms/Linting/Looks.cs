using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>How letters look; null where nothing is said. Sizes in half points. Latin letters and those of complex scripts, Thai among them, have their own switches.</summary>
/// <param name="Colour">Six hexadecimal digits, or <c>auto</c>.</param>
readonly record struct RunLook(string? Ascii, string? HAnsi, string? Complex, int? Size, int? SizeComplex, bool? Bold, bool? BoldComplex, string? Colour)
{
    /// <summary>What this says, and below it what the other says.</summary>
    public RunLook Over(RunLook below) => new(Ascii ?? below.Ascii, HAnsi ?? below.HAnsi, Complex ?? below.Complex, Size ?? below.Size, SizeComplex ?? below.SizeComplex,
        Bold ?? below.Bold, BoldComplex ?? below.BoldComplex, Colour ?? below.Colour);

    public static RunLook Read(XElement? properties, ThemeFonts theme)
    {
        if (properties is null) return default;
        var fonts = properties.Element(W.Main + "rFonts");
        string? Font(string slot, string themed) => (string?)fonts?.Attribute(W.Main + themed) is { } name ? theme.Of(name) : (string?)fonts?.Attribute(W.Main + slot);
        return new(Font("ascii", "asciiTheme"), Font("hAnsi", "hAnsiTheme"), Font("cs", "cstheme"),
            FormFile.Number(properties.Element(W.Main + "sz"), "val"), FormFile.Number(properties.Element(W.Main + "szCs"), "val"),
            FormStyles.On(properties.Element(W.Main + "b")), FormStyles.On(properties.Element(W.Main + "bCs")), (string?)properties.Element(W.Main + "color")?.Attribute(W.Main + "val"));
    }
}

/// <summary>How a paragraph stands; null where nothing is said. Lengths in twentieths of a point.</summary>
/// <param name="FirstLine">In from <see cref="Left"/>; less than zero where the first line hangs out.</param>
/// <param name="TabStops">Positions from the margin.</param>
readonly record struct ParagraphLook(string? Align, int? Left, int? FirstLine, bool? KeepNext, bool? KeepLines, bool? WidowControl, bool? Numbered, IReadOnlyList<int>? TabStops)
{
    public ParagraphLook Over(ParagraphLook below) => new(Align ?? below.Align, Left ?? below.Left, FirstLine ?? below.FirstLine, KeepNext ?? below.KeepNext, KeepLines ?? below.KeepLines,
        WidowControl ?? below.WidowControl, Numbered ?? below.Numbered, TabStops is null ? below.TabStops : below.TabStops is null ? TabStops : [.. TabStops.Union(below.TabStops).Order()]);

    public static ParagraphLook Read(XElement? properties)
    {
        if (properties is null) return default;
        XElement? Find(string name) => properties.Element(W.Main + name);
        var indent = Find("ind");
        var stops = Find("tabs")?.Elements(W.Main + "tab").Where(tab => (string?)tab.Attribute(W.Main + "val") != "clear").Select(tab => FormFile.Number(tab, "pos")).OfType<int>().Order().ToList();
        return new((string?)Find("jc")?.Attribute(W.Main + "val"), FormFile.Number(indent, "start") ?? FormFile.Number(indent, "left"),
            FormFile.Number(indent, "hanging") is { } hanging ? -hanging : FormFile.Number(indent, "firstLine"),
            FormStyles.On(Find("keepNext")), FormStyles.On(Find("keepLines")), FormStyles.On(Find("widowControl")),
            Find("numPr") is { } numbering ? FormFile.Number(numbering.Element(W.Main + "numId"), "val") is not 0 : null, stops);
    }
}

/// <summary>The fonts that a document's theme stands for.</summary>
sealed class ThemeFonts(XElement? theme)
{
    /// <summary>A font by its name in the theme, e.g. <c>minorHAnsi</c> or <c>majorBidi</c>; an empty name where the theme has none.</summary>
    public string Of(string name)
    {
        var fonts = theme?.Descendants(W.Drawing + (name.StartsWith("major", StringComparison.Ordinal) ? "majorFont" : "minorFont")).FirstOrDefault();
        if (!name.EndsWith("Bidi", StringComparison.Ordinal)) return (string?)fonts?.Element(W.Drawing + "latin")?.Attribute("typeface") ?? "";
        return (string?)fonts?.Element(W.Drawing + "cs")?.Attribute("typeface") is { Length: > 0 } complex ? complex
            : (string?)fonts?.Elements(W.Drawing + "font").FirstOrDefault(font => (string?)font.Attribute("script") == "Thai")?.Attribute("typeface") ?? "";
    }
}
