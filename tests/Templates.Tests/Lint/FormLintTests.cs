using System.Globalization;

namespace PaWorkflow.Templates.Tests;

public sealed class FormLintTests
{
    const string Document = "word/document.xml", Styles = "word/styles.xml", Header = "word/header2.xml";

    public static TheoryData<string> Kinds => [.. LetterKind.All.Select(kind => kind.Id)];

    [Theory, MemberData(nameof(Kinds))]
    public void Shipped_forms_have_no_finding(string id) => Assert.Empty(LetterKind.Of(id).Lint(LetterKind.Of(id).Form, "form.docx"));

    [Theory]
    [InlineData("return-memo", FormPaper.Memo)]
    [InlineData("appointment-order", FormPaper.Order)]
    public void What_paper_it_is_its_first_words_say(string id, FormPaper paper) => Assert.Equal(paper, FormLint.PaperOf(LetterKind.Of(id).Form));

    [Fact]
    public void An_empty_memo_lacks_everything_and_nothing_fails() =>
        Assert.Contains(FormRule.HeadWord, LetterKind.Of("return-memo").Lint(Docx.Of(""), "f.docx").Select(finding => finding.Rule));

    [Theory]
    [InlineData(FormRule.Paper, Document, "w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"", "21.59 × 27.94")]
    [InlineData(FormRule.Paper, Document, "<w:pgSz w:w=\"11906\" w:h=\"16838\" />", "", "not set")]
    [InlineData(FormRule.Margins, Document, "w:left=\"1701\"", "w:left=\"1440\"", "left margin is 2.54 cm; set it to 3 cm")]
    [InlineData(FormRule.Margins, Document, "w:right=\"1134\"", "w:right=\"1440\"", "right margin is 2.54 cm; set it to 2 cm")]
    [InlineData(FormRule.Margins, Document, "w:bottom=\"1134\"", "w:bottom=\"567\"", "bottom margin is 1 cm; set it to 2 cm")]
    [InlineData(FormRule.Margins, Document, "w:gutter=\"0\"", "w:gutter=\"567\"", "left margin is 4 cm")]
    [InlineData(FormRule.Emblem, Document, "name=\"emblem\"", "name=\"Picture 1\"", "no picture goes by the name \"emblem\"")]
    [InlineData(FormRule.Emblem, Document, "cy=\"540000\"", "cy=\"1080000\"", "3 cm high; make it 1.5 cm high")]
    [InlineData(FormRule.Font, Styles, "w:ascii=\"TH SarabunPSK\"", "w:ascii=\"Calibri\"", "w:ascii is Calibri")]
    [InlineData(FormRule.Font, Styles, "w:hAnsi=\"TH SarabunPSK\"", "w:hAnsi=\"Calibri\"", "w:hAnsi is Calibri")]
    [InlineData(FormRule.Font, Styles, "w:cs=\"TH SarabunPSK\"", "w:cs=\"Angsana New\"", "w:cs is Angsana New")]
    [InlineData(FormRule.Font, Styles, " w:cs=\"TH SarabunPSK\"", "", "no font is set for w:cs")]
    [InlineData(FormRule.Font, Styles, "w:cs=\"TH SarabunPSK\"", "w:cstheme=\"minorBidi\"", "no font is set for w:cs")]
    [InlineData(FormRule.Font, Document, "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r>", "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r><w:rPr><w:rFonts w:cs=\"Cordia New\"/></w:rPr>", "w:cs is Cordia New")]
    [InlineData(FormRule.SizePair, Document, "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r>", "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr>", "Latin letters are 14 points, Thai ones 16")]
    [InlineData(FormRule.BodySize, Document, "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r>", "<w:pStyle w:val=\"Addressee\" /></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>", "the text is 14 points")]
    [InlineData(FormRule.Title, Styles, "<w:szCs w:val=\"58\" />", "<w:szCs w:val=\"56\" />", "29 points for Latin and 28 for Thai")]
    [InlineData(FormRule.Title, Styles, "<w:b /><w:bCs /><w:sz w:val=\"58\" />", "<w:b /><w:sz w:val=\"58\" />", "not bold")]
    [InlineData(FormRule.Title, Document, "บันทึกข้อความ", "บันทึก", "is not there")]
    [InlineData(FormRule.HeadWord, Document, "<w:sz w:val=\"40\" /><w:szCs w:val=\"40\" /></w:rPr><w:t xml:space=\"preserve\">เรื่อง", "<w:sz w:val=\"32\" /><w:szCs w:val=\"32\" /></w:rPr><w:t xml:space=\"preserve\">เรื่อง", "\"เรื่อง\" is 16 points")]
    [InlineData(FormRule.HeadWord, Document, "<w:bCs /><w:sz w:val=\"40\" /><w:szCs w:val=\"40\" /></w:rPr><w:t xml:space=\"preserve\">วันที่", "<w:sz w:val=\"40\" /><w:szCs w:val=\"40\" /></w:rPr><w:t xml:space=\"preserve\">วันที่", "\"วันที่\" is not bold")]
    [InlineData(FormRule.HeadWord, Document, ">ส่วนราชการ<", ">หน่วยงาน<", "no \"ส่วนราชการ\"")]
    [InlineData(FormRule.FirstLine, Styles, "w:firstLine=\"1417\"", "w:firstLine=\"720\"", "begins 1.27 cm in")]
    [InlineData(FormRule.ClosingWords, Document, "({head.signerName|dots})", "ขอแสดงความนับถือ", "closing words")]
    [InlineData(FormRule.Urgency, Document, "<w:sz w:val=\"64\" /><w:szCs w:val=\"64\" />", "<w:sz w:val=\"48\" /><w:szCs w:val=\"48\" />", "the urgency is 24 points")]
    [InlineData(FormRule.Urgency, Document, "<w:color w:val=\"FF0000\" />", "", "not red")]
    [InlineData(FormRule.TableHead, Document, "<w:tblHeader />", "", "head does not show again")]
    [InlineData(FormRule.SplitRow, Document, "<w:cantSplit /></w:trPr>", "</w:trPr>", "a row may be split")]
    [InlineData(FormRule.PageNumber, Document, "<w:titlePg />", "", "the first page shows its number")]
    [InlineData(FormRule.PageNumber, Document, "<w:pgNumType w:fmt=\"thaiNumbers\" />", "", "not in Thai digits")]
    [InlineData(FormRule.PageNumber, Header, ">- <", "><", "does not stand between dashes")]
    [InlineData(FormRule.PageNumber, Header, " PAGE ", " NUMPAGES ", "have no number")]
    [InlineData(FormRule.Signature, Styles, "<w:keepNext /><w:keepLines /><w:spacing w:before=\"120\"", "<w:keepLines /><w:spacing w:before=\"120\"", "signature may stand on the next page")]
    [InlineData(FormRule.Signature, Styles, "<w:keepNext /><w:keepLines /><w:spacing w:before=\"120\"", "<w:keepNext /><w:widowControl w:val=\"0\" /><w:spacing w:before=\"120\"", "last line may stand alone")]
    public void One_change_is_one_finding(FormRule rule, string part, string old, string now, string said)
    {
        // What is not in this memo is in the one with a table.
        var docx = Edited.Form("return-memo", part, old, now);
        var findings = LetterKind.Of("return-memo").Lint(docx, "ours.docx");
        var finding = Assert.Single(findings);
        Assert.Equal(rule, finding.Rule);
        Assert.Contains(said, finding.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("ours.docx: word/", finding.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\p{IsThai}.*; .*\p{IsThai}", finding.InThai());
    }

    [Theory]
    [InlineData("<w:rFonts w:ascii=\"TH Sarabun New\" w:hAnsi=\"TH Sarabun New\" w:cs=\"TH Sarabun New\"/>")]
    [InlineData("<w:b/><w:bCs/>")]
    [InlineData("<w:color w:val=\"333333\"/>")]
    public void What_the_rules_leave_free_is_no_finding(string properties) => Assert.Empty(LetterKind.Of("return-memo").Lint(
        Edited.Form("return-memo", Document, "<w:pStyle w:val=\"Closing\" /></w:pPr>", $"<w:pStyle w:val=\"Closing\" /></w:pPr><w:r><w:rPr><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr><w:t>SHA-256 {{kpiCode}}</w:t></w:r>") is var foreign
            ? Edited.Form(foreign, Document, "<w:r><w:t xml:space=\"preserve\">จึงเรียนมา", $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">จึงเรียนมา") : [], "f.docx"));

    [Fact]
    public void The_emblem_of_an_order_is_three_centimetres_high()
    {
        var finding = Assert.Single(LetterKind.Of("appointment-order").Lint(Edited.Form("appointment-order", Document, "cy=\"1080000\"", "cy=\"540000\""), "f.docx"));
        Assert.Contains("make it 3 cm high", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_in_many_places_is_told_once_with_how_many()
    {
        var finding = Assert.Single(FormLint.Of(Edited.Form("score-summary", Styles, "w:cs=\"TH SarabunPSK\"", "w:cs=\"Angsana New\""), "f.docx"));
        Assert.True(finding.More > 20, finding.ToString());
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"และอีก {finding.More} แห่ง"), finding.InThai(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_is_counted_as_faults_count_it()
    {
        var docx = Edited.Form("return-memo", Document, "{text|thaiDigits}{/missing}</w:t>", "{text|thaiDigit}{/missing}</w:t>");
        docx = Edited.Form(docx, Document, "<w:r><w:t xml:space=\"preserve\">{text|thaiDigit}", "<w:r><w:rPr><w:rFonts w:cs=\"Arial\"/></w:rPr><w:t xml:space=\"preserve\">{text|thaiDigit}");
        var fault = Assert.Single(LetterKind.Of("return-memo").Compile(docx, "f.docx").Faults).Place;
        var finding = Assert.Single(LetterKind.Of("return-memo").Lint(docx, "f.docx")).Place;
        Assert.Equal((fault.Part, fault.Paragraph, fault.Table, fault.Row, fault.Cell), (finding.Part, finding.Paragraph, finding.Table, finding.Row, finding.Cell));
    }

    [Fact]
    public void First_lines_may_be_set_in_by_tabs() => Assert.Empty(LetterKind.Of("return-memo").Lint(
        Edited.Form(Edited.Form("return-memo", Styles, "<w:ind w:left=\"0\" w:firstLine=\"1417\" />", ""), Document, "<w:pPr><w:pStyle w:val=\"Body\" /></w:pPr>", "<w:pPr><w:pStyle w:val=\"Body\" /></w:pPr><w:r><w:tab/><w:tab/></w:r>") is var docx
            ? Edited.Form(docx, Document, "<w:pPr><w:pStyle w:val=\"Closing\" /></w:pPr>", "<w:pPr><w:pStyle w:val=\"Closing\" /></w:pPr><w:r><w:tab/><w:tab/></w:r>") : [], "f.docx"));

    [Fact]
    public void Bold_that_a_letters_style_turns_off_is_not_bold()
    {
        var docx = Edited.Form("return-memo", Styles, "</w:styles>", "<w:style w:type=\"character\" w:styleId=\"Turned\"><w:name w:val=\"Turned\"/><w:rPr><w:bCs/></w:rPr></w:style></w:styles>");
        docx = Edited.Form(docx, Document, "<w:r><w:t xml:space=\"preserve\">บันทึกข้อความ", "<w:r><w:rPr><w:rStyle w:val=\"Turned\"/></w:rPr><w:t xml:space=\"preserve\">บันทึกข้อความ");
        Assert.Equal(FormRule.Title, Assert.Single(FormLint.Of(docx, "f.docx")).Rule);
    }

    [Fact]
    public void What_cannot_be_read_has_no_findings()
    {
        Assert.Empty(FormLint.Of([1, 2, 3], "f.docx"));
        Assert.Empty(FormLint.Of(Docx.Of("<w:p>"), "f.docx"));
        Assert.Empty(FormText.Lines([1, 2, 3]));
    }

    [Fact]
    public void A_form_is_compared_by_its_lines_and_a_row_of_a_table_is_one()
    {
        var lines = FormText.Lines(LetterKind.Of("return-memo").Form);
        Assert.Contains("ข้อ | หลักฐานที่ต้องแก้ไขหรือส่งเพิ่ม", lines);
        Assert.Contains("{#missing}{id} | {text|thaiDigits}{/missing}", lines);
        Assert.Contains("({head.signerName|dots})", lines);
    }

    [Fact]
    public void The_tags_that_a_kind_offers_come_with_examples()
    {
        var offered = OfferedTag.Of(LetterKind.Of("return-memo").Sample);
        Assert.Contains(new OfferedTag("{head.unitName}", null, "ศูนย์ตัวอย่าง", IsList: false), offered);
        Assert.Contains(new OfferedTag("{#missing}…{/missing}", null, "2", IsList: true), offered);
        Assert.Contains(new OfferedTag("{id}", "missing", "1.2.3/5m/2", IsList: false), offered);
        // Each of them is known to the check.
        var all = string.Concat(offered.Where(tag => tag is { IsList: false, Within: null }).Select(tag => Docx.P(tag.Tag)));
        Assert.Empty(LetterKind.Of("return-memo").Compile(Docx.Of(all), "f.docx").Faults);
    }
}
