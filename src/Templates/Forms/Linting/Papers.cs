namespace PaWorkflow.Templates.Linting;

static class Papers
{
    /// <summary>How many paragraphs with text the title stands among.</summary>
    const int Head = 8;

    public static FormPaper Of(FormFile form)
    {
        var head = form.Body.Where(paragraph => paragraph.Text.Trim().Length > 0).Take(Head).Select(paragraph => paragraph.Text.Trim()).ToList();
        return head.Exists(text => text.Contains(MemoHead.Title, StringComparison.Ordinal)) ? FormPaper.Memo
            : head.Exists(text => text.StartsWith("คำสั่ง", StringComparison.Ordinal)) ? FormPaper.Order : FormPaper.Other;
    }
}
