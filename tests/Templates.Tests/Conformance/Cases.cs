using static PaWorkflow.Templates.Tests.Case;
using static PaWorkflow.Templates.Tests.Docx;

namespace PaWorkflow.Templates.Tests;

/// <summary>Templates over which our engine and docxtemplater must agree: the same text, the same paragraphs.</summary>
static class Cases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        // Values.
        Body("a value", P("Hello {name}!")),
        Body("several values", P("{name}, {city} {n}{half}")),
        Body("a Thai name", P("{ชื่อหน่วย}")),
        Body("names with spaces, dashes and underscores", P("{first name} {a-b} {a_b}")),
        Body("numbers and truth", P("{n} {half} {zero} {yes} {no}")),
        Body("empty values", P("[{nothing}{empty}]")),
        Body("special characters in data", P("{special}")),
        Body("data that looks like tags", P("{braces}")),
        Body("line breaks in data", P("before {lines} after")),
        Body("line breaks keep to the run", $"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{lines}}</w:t></w:r></w:p>"),
        Body("a tab in data", P("x{tabs}y")),
        Body("surrogate pairs", P("{emoji}{emoji}")),
        Body("spaces around in data", P("[{spaced}]")),
        Body("control characters in data", P("{control}")),
        Body("escaped characters in the template", P("a &lt; b &amp; {name} &gt; c &quot;")),
        Body("a value as the whole paragraph", P("{name}")),
        Body("values in two paragraphs", P("{name}"), P("{city}")),
        Body("text without tags", P("nothing here"), P(""), P("x")),
        Body("a value in a cell", Table(["{name}", "{n}"], ["x", "{city}"])),

        // Tags cut into runs.
        Body("a tag cut into three runs", P("a {na", "me", "} b")),
        Body("a tag cut at its braces", P("a ", "{", "name", "}", " b")),
        Body("each letter a run", P("{", "n", "a", "m", "e", "}")),
        Body("two tags over runs", P("{na", "me}{ci", "ty} end")),
        Body("a tag cut by a proof mark", $"<w:p><w:r><w:t>{{na</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>me}}</w:t></w:r><w:proofErr w:type=\"spellEnd\"/></w:p>"),
        Body("a tag cut by a bookmark", $"<w:p><w:r><w:t>{{na</w:t></w:r><w:bookmarkStart w:id=\"5\" w:name=\"b\"/><w:bookmarkEnd w:id=\"5\"/><w:r><w:t>me}}!</w:t></w:r></w:p>"),
        Body("a tag cut by a rendered page break", $"<w:p><w:r><w:t>{{na</w:t><w:lastRenderedPageBreak/><w:t>me}}!</w:t></w:r></w:p>"),
        Body("a tag cut by a line break", $"<w:p><w:r><w:t>{{na</w:t><w:br/><w:t>me}}!</w:t></w:r></w:p>"),
        Body("a tag cut by a tab", $"<w:p><w:r><w:t>{{na</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>me}}!</w:t></w:r></w:p>"),
        Body("a loop's tags cut into runs", P("{#li", "st}<{", ".}>{/", "list}").Replace("<{", "({", StringComparison.Ordinal).Replace(">{/", "){/", StringComparison.Ordinal)),
        Body("runs and tabs between", $"<w:p><w:r><w:t>{{name}}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{{city}}</w:t></w:r></w:p>"),
        Body("several texts in a run", $"<w:p><w:r><w:t>{{name}}</w:t><w:br/><w:t>{{city}}</w:t></w:r></w:p>"),
        Body("a tag within a hyperlink", "<w:p><w:hyperlink w:anchor=\"x\"><w:r><w:t>go to {city}</w:t></w:r></w:hyperlink></w:p>"),
        Body("a tag within an inserted run", "<w:p><w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>{city}</w:t></w:r></w:ins><w:r><w:t> {name}</w:t></w:r></w:p>"),
        Body("text outside of a run", "<w:p><w:t>Hi {name}</w:t></w:p>"),

        // Sections in a line.
        Body("a list", P("{#list}{.}{/list}")),
        Body("a list with text between", P("x {#list}<i>{.}, {/list} y").Replace("<i>", "", StringComparison.Ordinal)),
        Body("close without a name", P("{#list}{.} {/}")),
        Body("a list of objects", P("{#people}{name} ({age}) {/people}")),
        Body("fields of outer scopes", P("{#people}{name} of {city}; {/people}")),
        Body("an inner field hides the outer one", P("{name}{#obj}-{name}{#deep}-{name}{/deep}{/obj}")),
        Body("objects within objects", P("{#obj}{#deep}{name}{/deep}{city}{/obj}")),
        Body("lists within lists", P("{#people}{name}[{#tags}{.}{/tags}] {/people}")),
        Body("numbers in a list", P("{#numbers}{.}+{/numbers}")),
        Body("truth in a list", P("{#flags}{.} {/flags}")),
        Body("true keeps the scope", P("{#yes}{name}{/yes}")),
        Body("false, null, empty, 0 and [] skip", P("{#no}1{/no}{#nothing}2{/nothing}{#empty}3{/empty}{#zero}4{/zero}{#none}5{/none}.")),
        Body("a text keeps the scope", P("{#city}{name} in {city}{/city}")),
        Body("a number keeps the scope", P("{#n}{n} {name}{/n}")),
        Body("a text in a list's item keeps the item", P("{#list}{#city}{.}{/city} {/list}")),
        Body("inverted", P("{^no}1{/no}{^nothing}2{/nothing}{^empty}3{/empty}{^zero}4{/zero}{^none}5{/none}{^yes}6{/yes}{^list}7{/list}{^obj}8{/obj}{^n}9{/n}.")),
        Body("inverted keeps the scope", P("{#people}{^tags}{name} has none{/tags}{/people}")),
        Body("if and else", P("{#people}{#tags}+{/tags}{^tags}-{/tags}{name} {/people}")),
        Body("a section over a missing field", P("[{#missing}x{/missing}{^missing}y{/missing}]")),
        Body("a section over a field that some items lack", P("{#mixed}{#a}{b}{/a},{/mixed}")) with { Data = Json("""{"mixed": [{"a": {"b": 1}}, {}, {"a": {"b": 3}}]}""") },
        Body("a list in a list's object", P("{#rounds}{title}:{#kpis}{id}={w} {/kpis};{/rounds}")),
        Body("the same name within itself", P("{#inner}{#text}{text}{/text}{/inner} {text}")),
        Body("two sections side by side", P("{#list}{.}{/list}{#numbers}{.}{/numbers}")),
        Body("the same list twice", P("{#list}{.}{/list}-{#list}{.}{/list}")),
        Body("a section over a run's end", P("a{#list}", "b{.}", "c{/list}d")),
        Body("a section with breaks within", "<w:p><w:r><w:t>{#list}{.}</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>{/list}end</w:t></w:r></w:p>"),
        Body("nothing between the tags", P("a{#list}{/list}b")),
        Body("line breaks within a list", P("{#people}{lines}{/people}")) with { Data = Json("""{"people": [{"lines": "a\nb"}, {"lines": "c"}]}""") },

        // Sections over paragraphs.
        Body("paragraphs", P("{#list}"), P("item {.}"), P("{/list}")),
        Body("paragraphs with text around", P("before"), P("{#list}"), P("{.}"), P("*"), P("{/list}"), P("after")),
        Body("paragraphs of an empty list", P("before"), P("{#none}"), P("x"), P("{/none}"), P("after")),
        Body("paragraphs under a condition", P("{#yes}"), P("shown to {name}"), P("{/yes}"), P("{#no}"), P("hidden"), P("{/no}")),
        Body("paragraphs of an inverted section", P("{^none}"), P("no entries"), P("{/none}")),
        Body("paragraphs close without a name", P("{#list}"), P("{.}"), P("{/}")),
        Body("paragraphs within paragraphs", P("{#rounds}"), P("{title}"), P("{#kpis}"), P("- {id} {w}"), P("{/kpis}"), P("{/rounds}")),
        Body("a list in a line within paragraphs", P("{#people}"), P("{name}: {#tags}{.} {/tags}"), P("{/people}")),
        Body("from the midst of a paragraph to another", P("a {#list}b{.}"), P("c"), P("d{/list} e")),
        Body("from the midst, of an empty list", P("a {#none}b"), P("c"), P("d{/none} e")),
        Body("a tag alone, its end with text", P("{#list}"), P("x{.}"), P("{/list} end")),
        Body("a tag with text, its end alone", P("start {#list}"), P("x{.}"), P("{/list}")),
        Body("a space beside the tag is text", P("{#list} "), P("{.}"), P("{/list}")),
        Body("two neighbours in paragraphs", P("{#list}"), P("{.}"), P("{/list}"), P("{#numbers}"), P("{.}"), P("{/numbers}")),
        Body("begin and end in one paragraph, text around", P("x{#list}{.}"), P("{/list}y")),
        Body("an empty paragraph within", P("{#list}"), P(""), P("{.}"), P("{/list}")),
        Body("nothing between paragraphs", P("a"), P("{#list}"), P("{/list}"), P("b")),
        Body("a table within paragraphs", P("{#rounds}"), P("{title}"), Table(["id", "w"], ["{#kpis}{id}", "{w}{/kpis}"]), P("{/rounds}"), P("end")),
        Body("a page break beside the end", P("{#list}"), P("{.}"), "<w:p><w:r><w:t>{/list}</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>", P("after")),
        Body("a page break beside the beginning", "<w:p><w:r><w:br w:type=\"page\"/><w:t>{#list}</w:t></w:r></w:p>", P("{.}"), P("{/list}"), P("after")),
        Body("a page break beside the end of an empty list", P("{#none}"), P("{.}"), "<w:p><w:r><w:t>{/none}</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>", P("after")),
        Body("a page break within", P("{#list}"), P("{.}"), "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>", P("{/list}"), P("after")),
        Body("paragraphs with properties", $"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>{{#list}}</w:t></w:r></w:p>", $"<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>{{.}}</w:t></w:r></w:p>", P("{/list}")),
        Body("paragraph loops switched off", P("a"), P("{#list}"), P("{.}"), P("{/list}"), P("b")) with { ParagraphLoop = false },
        Body("paragraph loops switched off, empty", P("a"), P("{#none}"), P("{.}"), P("{/none}"), P("b")) with { ParagraphLoop = false },

        // Tables.
        Body("a row", Table(["no", "name"], ["{#people}{age}", "{name}{/people}"])),
        Body("a row of three cells", Table(["{#people}{age}", "-", "{name}{/people}"], ["sum", "", "3"])),
        Body("a row of an empty list between others", Table(["head", "x"], ["{#none}{a}", "{b}{/none}"], ["foot", "y"])),
        Body("two rows at once", Table(["{#people}{name}", "1"], ["{age}", "2{/people}"])),
        Body("a row under a condition", Table(["{#yes}shown", "x{/yes}"], ["{#no}hidden", "x{/no}"], ["end", ""])),
        Body("a list in a cell", Table(["{#list}{.} {/list}", "x"])),
        Body("paragraphs in a cell", Table([P("{#list}") + P("- {.}") + P("{/list}"), "x"])),
        Body("paragraphs in a cell, of an empty list", Table([P("{#none}") + P("- {.}") + P("{/none}"), "x"])),
        Body("a list in a cell of a row that repeats", Table(["{#people}{name}", "{#tags}{.} {/tags}{/people}"])),
        Body("paragraphs in a cell of a row that repeats", Table(["{#people}{name}", P("{#tags}") + P("{.}") + P("{/tags}") + P("{/people}")])),
        Body("rows within rows", Table(["{#rounds}{title}", "round"], ["{#kpis}{id}", "{w}{/kpis}"], ["sum", "end{/rounds}"])),
        Body("rows within rows that end together", Table(["{#rounds}{title}", "round"], ["{#kpis}{id}", "{w}{/kpis}{/rounds}"])),
        Body("two lists of rows in one table", Table(["{#people}{name}", "{age}{/people}"], ["{#rounds}{title}", "{/rounds}"])),
        Body("a table in a cell of a row that repeats", Table(["{#rounds}{title}", Table(["{#kpis}{id}", "{w}{/kpis}"]) + P("") + P("{/rounds}")])),
        Body("a table of an empty list goes", P("a"), Table(["{#none}x", "y{/none}"]), P("b")),
        Body("a cell that is emptied", Table([P("{#none}") + P("x") + P("{/none}"), "y"], ["1", "2"])),
        Body("begin in one paragraph of a cell, end in another", Table([P("a {#list}x{.}") + P("y{/list} b"), "z"])),
        Body("a row from a tag alone in its paragraph", Table([P("{#people}") + P("{name}"), P("{age}") + P("{/people}")])),
        Body("a condition in a cell", Table(["{#yes}a{/yes}{#no}b{/no}", "{^none}c{/none}"])),

        // {-w:… x}
        Body("dash: a paragraph", P("{-w:p list}item {.}{/list}")),
        Body("dash: a paragraph of an empty list", P("a"), P("{-w:p none}item{/none}"), P("b")),
        Body("dash: from one paragraph to another", P("{-w:p people}{name}"), P("{age}{/people}"), P("end")),
        Body("dash: a row from one cell", Table(["{-w:tr people}{name}{/people}", "{city}"])),
        Body("dash: a row of an empty list", Table(["{-w:tr none}{name}{/none}", "x"], ["a", "b"])),
        Body("dash: a table", Table(["{-w:tbl list}{.}", "x{/list}"]), P("end")),
        Body("dash: a cell", Table(["{-w:tc list}{.}{/list}", "x"])),
        Body("dash: a paragraph in a cell of an empty list", Table([P("{-w:p none}x{/none}"), P("y")], ["1", "2"])),
        Body("dash: a run", P("a", "{-w:r list}{.};{/list}", "b")),
        Body("dash: within a list", P("{#people}"), P("{-w:p tags}{name} {.}{/tags}"), P("{/people}")),

        // Other marks.
        Body("other marks", P("{name} {=[[ ]]=}[[name]] {name}"), P("[[city]]")),
        Body("other marks for a list", P("{=<% %>=}".Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal) + "&lt;%#list%&gt;&lt;%.%&gt;,&lt;%/list%&gt;")),
        Body("marks changed and changed back", P("{=[ ]=}[name][={ }=]{city}")),
        Body("marks without a blank between tags", P("{=[[ ]]=}[[name]][[city]][[#list]][[.]][[/]]")),

        // Sections of the document.
        Body("a section break within", P("{#list}"), P("{.}"), Section("nextPage"), P("{/list}"), P("after")),
        Body("a continuous section within", P("{#list}"), P("{.}"), Section("continuous"), P("{/list}"), P("after")),
        Body("a section break before", Section("nextPage"), P("{#list}"), P("{.}"), P("{/list}"), Section("continuous")),
        Body("a section break beside the end of an empty list", P("a"), P("{#none}"), P("{.}"), "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"100\" w:h=\"100\"/></w:sectPr></w:pPr><w:r><w:t>{/none}</w:t></w:r></w:p>", P("after")),

        // Elsewhere.
        Body("a row in a content control", Table(["head", "x"]).Replace("</w:tbl>", $"<w:sdt><w:sdtPr/><w:sdtContent>{Row("{#people}{name}", "{age}{/people}")}</w:sdtContent></w:sdt></w:tbl>", StringComparison.Ordinal)),
        Body("a cell in a content control", Table(["{#people}", "{age}{/people}"]).Replace("<w:tc>" + P("{#people}") + "</w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>" + P("{#people}{name}") + "</w:tc></w:sdtContent></w:sdt>", StringComparison.Ordinal)),
        Body("content controls that repeat", P("{#people}"), "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>" + P("{name}") + "</w:sdtContent></w:sdt>", P("{/people}")),
        Body("a picture beside the tag", P("{#list}"), P("{.}"), "<w:p><w:r><w:t>{/list}</w:t></w:r><w:r><w:drawing/></w:r></w:p>", P("end")),
        Body("a picture beside the opening tag", "<w:p><w:r><w:drawing/><w:t>{#list}</w:t></w:r></w:p>", P("{.}"), P("{/list}"), P("end")),
        Body("a tab beside the tag", "<w:p><w:r><w:tab/><w:t>{#list}</w:t></w:r></w:p>", P("{.}"), P("{/list}"), P("end")),
        Body("a bookmark beside the tag", "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:r><w:t>{#list}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>", P("{.}"), P("{/list}"), P("end")),
        Body("a smart tag", "<w:p><w:smartTag w:uri=\"u\" w:element=\"e\"><w:r><w:t>{na</w:t></w:r></w:smartTag><w:r><w:t>me} x</w:t></w:r></w:p>"),
        Body("a formula", "<w:p><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>x={n}</m:t></m:r></m:oMath></w:p>"),
        Body("deleted text stays away", "<w:p><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{gone}</w:delText></w:r></w:del><w:r><w:t>{name}</w:t></w:r></w:p>"),
        Body("a table after a table", Table(["{#list}{.}", "{/list}"]), Table(["x"]), P("end")),
        Body("a table at a cell's end", Table([Table(["{#list}{.}", "{/list}"]) + P("{#none}") + P("x") + P("{/none}")])),
        Body("a text box and its older twin", "<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>" + P("{name}") + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + P("{name}") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
        Body("a content control", "<w:sdt><w:sdtPr/><w:sdtContent>" + P("{name}") + P("{#list}") + P("{.}") + P("{/list}") + "</w:sdtContent></w:sdt>"),
        Body("a content control that is emptied", "<w:sdt><w:sdtPr/><w:sdtContent>" + P("{#none}") + P("{.}") + P("{/none}") + "</w:sdtContent></w:sdt>", P("end")),
        Body("a content control in a line", "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{name} {#list}{.}{/list}</w:t></w:r></w:sdtContent></w:sdt></w:p>"),
        Body("a text box", TextBox(P("in {name}") + P("{#list}") + P("{.}") + P("{/list}"))),
        Body("a text box that repeats", P("{#people}"), TextBox(P("{name}")), P("{/people}")),
        Body("a field beside", "<w:p><w:r><w:t>{name} p. </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"),
        Elsewhere("a header and a footer", ("header1", $"<w:hdr xmlns:w=\"{W}\">{P("head {name}")}</w:hdr>"), ("footer1", $"<w:ftr xmlns:w=\"{W}\">{P("{#list}")}{P("{.}")}{P("{/list}")}{P("{city}")}</w:ftr>")),
        Elsewhere("footnotes", ("footnotes", $"<w:footnotes xmlns:w=\"{W}\"><w:footnote w:id=\"1\">{P("note {name} {#list}{.}{/list}")}</w:footnote></w:footnotes>")),
        Elsewhere("comments", ("comments", $"<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"0\" w:author=\"a\">{P("comment {name}")}</w:comment></w:comments>")),
        Properties(),
    ];

    static string Section(string type) => $"<w:p><w:pPr><w:sectPr><w:type w:val=\"{type}\"/></w:sectPr></w:pPr></w:p>";

    static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{P(cell)}</w:tc>"))}</w:tr>";

    static string TextBox(string content) =>
        $"<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";

    static Case Elsewhere(string name, params (string Part, string Xml)[] parts) => new(name, Docx.With(P("body {name}"), parts), Common);

    static Case Properties() => new("the document's properties", Docx.WithProperties(P("x"), "Letter to {name} {#list}{.}{/list}", "{city}"), Common);
}
