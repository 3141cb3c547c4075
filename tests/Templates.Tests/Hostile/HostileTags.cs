using static PaWorkflow.Templates.Tests.Docx;
using static PaWorkflow.Templates.Tests.Hostile;

namespace PaWorkflow.Templates.Tests;

/// <summary>Tags by the hundred thousand, crossed, nested, in each other.</summary>
static class HostileTags
{
    const string Main = "word/document.xml";

    public static IEnumerable<Hostile> All =>
    [
        Refused("a hundred thousand opening braces", FaultKind.UnclosedTag, () => Of(P(Many("{", 100_000))), Main, "paragraph 1"),
        Refused("a hundred thousand closing braces", FaultKind.UnopenedTag, () => Of(P(Many("}", 100_000))), Main, "paragraph 1"),
        Refused("a hundred thousand tags that are not closed", FaultKind.UnclosedTag, () => Of(P(Many("{a ", 100_000))), Main, "paragraph 1"),
        Refused("twenty thousand paragraphs with a fault each", FaultKind.UnclosedTag, () => Of(Many(P("{a"), 20_000)), Main, "paragraph 1"),
        Refused("a hundred thousand loops that are not closed", FaultKind.TooLong, () => Of(P(Many("{#a}", 100_000))), Main, "32"),
        Refused("a hundred thousand ends", FaultKind.LoopNotOpened, () => Of(P(Many("{/a}", 100_000))), Main, "paragraph 1"),
        Refused("loops in loops in loops", FaultKind.TooLong, () => Of(P(Many("{#l}", 33) + Many("{/l}", 33))), Main, "at most 32"),
        Refused("loops that cross", FaultKind.CloseMismatch, () => Of(P("{#a}{#b}{#c}{/a}{/b}{/c}")), Main, "{/a}"),
        Refused("a loop into a text box", FaultKind.UnbalancedLoop, () => Of($"{P("{#l}")}<w:p><w:r><w:pict><w:txbxContent>{P("{/l}")}</w:txbxContent></w:pict></w:r></w:p>"), Main, "{#l}"),
        Refused("a loop out of a cell into another table", FaultKind.UnbalancedLoop, () => Of(Table(["{#l}"]) + P("") + Table(["{/l}"])), Main, "table 1 row 1 cell 1"),
        Refused("a name of a hundred thousand letters", FaultKind.BadTag, () => Of(P("{" + Many("a", 100_000) + "}")), Main, "aaa…"),
        Refused("a name with dots alone", FaultKind.BadTag, () => Of(P("{" + Many(".", 1_000) + "}")), Main),
        Refused("XML instead of text", FaultKind.BadTag, () => Of(P("{@x}")), Main, "{@x}", "never XML"),
        Refused("marks that are no marks", FaultKind.BadTag, () => Of(P("{=a=}")), Main, "{=a=}"),
        Refused("marks that are the same", FaultKind.BadTag, () => Of(P("{=| |=}")), Main),
        Refused("marks that never end", FaultKind.UnclosedTag, () => Of(P("{=[ ]" + Many("x", 10_000))), Main),
        Refused("a filter that is none", FaultKind.UnknownFilter, () => Of(P("{x|constructor}")), Main, "constructor"),
        Refused("two loops over a row", FaultKind.TwoRowLoops, () => Of(Table(["{#l}{#l}", "{/l}{/l}"])), Main, "table 1 row 1 cell 1"),
        Refused("a fault in the title", FaultKind.UnclosedTag, () => WithProperties(P("x"), "{x", ""), "docProps/core.xml", "{x"),
        Harmless("a tag of fifty thousand runs", () => Of(P(["{", .. Enumerable.Repeat(" ", 49_000), "x", "}"])), letter => Assert.Equal("v", Outline.Of(letter))),
        Harmless("five thousand loops one after the other", () => Of(P(Many("{#x}a{/x}", 5_000))), letter => Assert.Equal(Many("a", 5_000), Outline.Of(letter))),
        Harmless("twenty thousand paragraphs", () => Of(Many(P("{x}"), 20_000)), letter => Assert.Equal(20_000, Body(letter).Elements(W + "p").Count())),
        Harmless("ten thousand rows of tags", () => Of(Table([.. Enumerable.Repeat((string[])["{x}"], 10_000)])), letter => Assert.Equal(10_000, Body(letter).Descendants(W + "tr").Count())),
        Harmless("tags where no text is", () => Of("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"{x}\"/><w:bookmarkEnd w:id=\"1\"/><w:r><w:t>{x}</w:t></w:r></w:p>"), letter =>
            Assert.Equal("{x}", Body(letter).Descendants(W + "bookmarkStart").Single().Attribute(W + "name")!.Value)),
    ];
}
