using static PaWorkflow.Templates.Tests.Docx;
using static PaWorkflow.Templates.Tests.Hostile;

namespace PaWorkflow.Templates.Tests;

/// <summary>Data that would break out of its place, or never end.</summary>
static class HostileData
{
    const string Main = "word/document.xml";

    public static IEnumerable<Hostile> All =>
    [
        Text("XML", "</w:t></w:r></w:p><w:altChunk r:id=\"x\"/><w:p><w:r><w:t>", "</w:t></w:r></w:p><w:altChunk r:id=\"x\"/><w:p><w:r><w:t>"),
        Text("a section's end", "]]><!-- <![CDATA[ -->", "]]><!-- <![CDATA[ -->"),
        Text("entities", "&amp;&#0;&x;&#x26;", "&amp;&#0;&x;&#x26;"),
        Text("tags", "{x}{#l}{/l}{{{}}}{@x}{=[ ]=}", "{x}{#l}{/l}{{{}}}{@x}{=[ ]=}"),
        Text("control characters", "a\\u0000b\\u0007c\\u001bd\\u000be", "abcde"),
        Text("what is no character", "a\\uFFFEb\\uFFFFc", "abc"),
        Text("line breaks of all kinds", "a\\nb\\r\\nc\\rd\\u2028e\\u0085f", "a·b·c·d·e·f"),
        Text("writing that runs back", "\\u202Egpj.exe", "\u202Egpj.exe"),
        Text("a formula", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        Text("a field's code", "DDEAUTO c:\\\\x", "DDEAUTO c:\\x"),
        Text("a character beyond the plane", "😀\\ud83d\\ude00", "😀😀"),
        Text("a script's prototype", "__proto__", "__proto__"),
        Refused("half a character", FaultKind.WrongValue, () => Of(P("{x}")), "half a character") with { Data = () => """{"x": "a\ud800b"}""" },
        Refused("no object", FaultKind.WrongValue, () => Of(P("{x}")), "a JSON object") with { Data = () => "[1, 2]" },
        Refused("a text of seventy million letters", FaultKind.TooLong, () => Of(P("{x}")), Main, "paragraph 1", "{x}", "64 MB") with { Data = () => $$"""{"x": "{{Many("a", 70_000_000)}}"}""" },
        Refused("a long text ten thousand times", FaultKind.TooLong, () => Of(P("{#l}{x}{/l}")), Main, "64 MB") with { Data = () => $$"""{"x": "{{Many("a", 100_000)}}", "l": [{{string.Join(',', Enumerable.Repeat('1', 9_999))}}]}""" },
        Refused("a list without end", FaultKind.TooLong, () => Of(P("{#l}.{/l}")), Main, "{#l}", "10,000") with { Data = () => $$"""{"l": [{{string.Join(',', Enumerable.Repeat('1', 10_001))}}]}""" },
        Refused("lists in lists", FaultKind.TooLong, () => Of(P("{#l}{#m}.{/m}{/l}")), Main, "10,000") with { Data = () => $$"""{"l": [{{string.Join(',', Enumerable.Repeat('1', 200))}}], "m": [{{string.Join(',', Enumerable.Repeat('1', 200))}}]}""" },
        Refused("a list that finds itself again within", FaultKind.TooLong, () => Of(P(Many("{#l}", 20) + "." + Many("{/l}", 20))), Main, "10,000") with { Data = () => """{"l": [1, 2, 3]}""" },
        Refused("much that prints nothing", FaultKind.TooLong, () => Of(P($"{{#l}}{Many("{e}", 2_000)}{{/l}}")), Main, "{#l}") with { Data = () => $$"""{"e": "", "l": [{{string.Join(',', Enumerable.Repeat('1', 9_000))}}]}""" },
        Refused("a field that is not there", FaultKind.UnknownTag, () => Of(P("{toString}")), Main, "{toString}"),
        Refused("an object for a text", FaultKind.WrongValue, () => Of(P("{x}")), Main, "an object") with { Data = () => """{"x": {"toString": "x"}}""" },
        Refused("a list for a text", FaultKind.WrongValue, () => Of(P("{x}")), Main, "a list") with { Data = () => """{"x": [[["a"]]]}""" },
        Refused("a date that is none", FaultKind.WrongValue, () => Of(P("{x|beDate}")), Main, "2021-02-19") with { Data = () => """{"x": "2021-02-30"}""" },
        Refused("a number beyond all", FaultKind.WrongValue, () => Of(P("{x|baht}")), Main, "a number") with { Data = () => """{"x": 1e999999999}""" },
        Refused("a picture that is none", FaultKind.WrongValue, () => Of(P("{%x}")), Main, "no picture") with { Data = () => """{"x": "data:image/png;base64,AAAA"}""" },
        Refused("a picture that is a script", FaultKind.WrongValue, () => Of(P("{%x}")), Main, "no picture") with { Data = () => $$"""{"x": "data:image/svg+xml;base64,{{Convert.ToBase64String("<svg onload='x'/>"u8)}}"}""" },
        Refused("a picture of a billion dots", FaultKind.WrongValue, () => Of(P("{%x}")), Main, "no picture") with { Data = () => $$"""{"x": "{{Convert.ToBase64String(Pictures.Png(100_000, 100_000))}}"}""" },
        Refused("a picture of twenty megabytes", FaultKind.WrongValue, () => Of(P("{%x}")), Main, "8 MB") with { Data = () => $$"""{"x": "{{Many("A", 20_000_000)}}"}""" },
        Harmless("ids that repeat", () => Pictures.Template(P("{#l}") + Pictures.Drawing(7) + "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"here\"/><w:bookmarkEnd w:id=\"1\"/></w:p>" + P("{/l}")), letter =>
        {
            Assert.Equal(50, Body(letter).Descendants(Pictures.DocPr).Select(drawing => drawing.Attribute("id")!.Value).Distinct().Count());
            Assert.Equal(50, Body(letter).Descendants(W + "bookmarkStart").Select(mark => mark.Attribute(W + "name")!.Value).Distinct().Count());
        }) with { Data = () => $$"""{"l": [{{string.Join(',', Enumerable.Repeat('1', 50))}}]}""" },
        Harmless("sixty levels of data", () => Of(P("{x}")), letter => Assert.Equal("v", Outline.Of(letter))) with { Data = () => $$"""{"x": "v", "deep": {{Many("[", 60)}}{{Many("]", 60)}}}""" },
        Harmless("a hundred thousand line breaks", () => Of(P("{x}")), letter => Assert.Equal(100_000, Body(letter).Descendants(W + "br").Count())) with { Data = () => $$"""{"x": "{{Many("\\n", 100_000)}}"}""" },
    ];

    static Hostile Text(string name, string json, string printed) =>
        Harmless($"{name} in a text", () => Of(P("{x}")), letter => Assert.Equal(printed, Outline.Of(letter))) with { Data = () => $$"""{"x": "{{json.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""" };
}
