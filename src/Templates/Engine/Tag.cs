using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

enum TagSign { Value, Section, Inverted, Close }

/// <summary>A tag as it is written.</summary>
/// <param name="Name">With its dots; empty for <c>{/}</c>, <c>.</c> for the item itself.</param>
/// <param name="Written">With its braces.</param>
sealed record Tag(TagSign Sign, string Name, IReadOnlyList<string> Filters, string Written)
{
    public string[] Path { get; } = Name == "." ? [] : Name.Split('.');
}

/// <summary>Stands in the compiled tree, alone in its run, where the tag stood.</summary>
sealed class TagMark(Tag tag, Place place) : XElement(Namespace + "tag")
{
    public static readonly XNamespace Namespace = "urn:paworkflow:template";

    public Tag Tag => tag;
    public Place Place => place;

    /// <summary>The run that was made for it, or the mark itself outside of runs.</summary>
    public XElement Holder => Parent?.Name == W.R ? Parent : this;
}

/// <summary>Stands in the compiled tree around what a section repeats.</summary>
/// <param name="flows">The section begins in the midst of its first child, a paragraph, and ends in the midst of its last.</param>
sealed class LoopMark(TagMark open, TagMark close, bool flows) : XElement(TagMark.Namespace + "loop")
{
    public Tag Tag => open.Tag;
    public Place Place => open.Place;
    public bool Flows => flows;
    public TagMark Open => open;
    public TagMark Close => close;
}
