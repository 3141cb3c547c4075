using static PaWorkflow.Templates.Tests.Case;
using static PaWorkflow.Templates.Tests.Docx;

namespace PaWorkflow.Templates.Tests;

/// <summary>Where our language is not docxtemplater's, and why. What it writes, then what ours does; an error is named by its id or kind.</summary>
static class Differences
{
    public static IReadOnlyList<(Case Case, string Theirs, string Ours)> All { get; } =
    [
        // Spaces within the braces are a slip of the typist and no part of the name.
        (Body("spaces around a name", P("[{ name }]")), "[]", "[นาย ก]"),
        // A dot leads into an object.
        (Body("dotted paths", P("[{obj.deep.name}]")), "[]", "[deepest]"),
        // A known but empty value prints nothing, also where an outer one of the same name is at hand.
        (With("empty within, full outside", """{"name": "outer", "l": [{"name": null}]}""", P("{#l}[{name}]{/l}")), "[outer]", "[]"),
        // "undefined" is never printed, nor a blank by mistake.
        (Body("a value that the data lacks", P("[{nmae}]")), "[]", nameof(FaultKind.UnknownTag)),
        // A list or an object where a text is wanted would print 1,2,3 or [object Object].
        (Body("a list as a value", P("{numbers}")), "1,2,3", nameof(FaultKind.WrongValue)),
        (Body("an object as a value", P("{obj}")), "[object Object]", nameof(FaultKind.WrongValue)),
        // A number is printed as it is written in the data: 1.50 baht has two places.
        (With("a number's places", """{"n": 1.50}""", P("{n}")), "1.5", "1.50"),
        // Data is text, never XML.
        (With("raw XML", """{"x": "<w:p><w:r><w:t>raw</w:t></w:r></w:p>"}""", P("{@x}")), "raw", nameof(FaultKind.BadTag)),
        // One row repeats by one list.
        (Body("a loop over a row within a loop over the same row", Table(["{#rounds}{#kpis}{id}", "{w}{/kpis}{/rounds}"])), "[1.1][10]\n[1.2][20]\n[3.1][30]", nameof(FaultKind.TwoRowLoops)),
        // A tag is written in one paragraph; a brace that was forgotten would swallow the next one.
        (Body("a tag over two paragraphs", P("{na") + P("me}")), "นาย ก", "UnclosedTag, UnopenedTag"),
    ];
}
