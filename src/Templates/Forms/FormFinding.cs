using System.Globalization;

namespace PaWorkflow.Templates;

/// <summary>The rules of the form of official papers (regulation on correspondence, B.E. 2526, and the typing guides on it) that <see cref="FormLint"/> looks for.</summary>
public enum FormRule
{
    Paper, Margins, Emblem, Font, SizePair, BodySize, Title, HeadWord, FirstLine, ClosingWords, Urgency, TableHead, SplitRow, PageNumber, Signature,
}

/// <summary>What kind of paper a form is: some rules are a memo's or an order's alone.</summary>
public enum FormPaper
{
    Other,

    /// <summary>บันทึกข้อความ</summary>
    Memo,

    /// <summary>คำสั่ง</summary>
    Order,
}

/// <summary>Something in which a form departs from how official papers look. A warning: the form serves all the same.</summary>
/// <param name="Place">Where it was met first.</param>
/// <param name="More">In how many places besides.</param>
public sealed record FormFinding(string File, FormRule Rule, Place Place, Wording Wrong, Wording Right, int More = 0)
{
    /// <summary><c>file: part, paragraph n ("words around"): what is wrong; what would be right</c></summary>
    public override string ToString() => Place.Told(File, Wrong.English, Right.English, thai: false) + (More > 0 ? string.Create(CultureInfo.InvariantCulture, $" (and {More} more places)") : "");

    /// <summary>The same line in Thai.</summary>
    public string InThai() => Place.Told(File, Wrong.Thai, Right.Thai, thai: true) + (More > 0 ? string.Create(CultureInfo.InvariantCulture, $" (และอีก {More} แห่ง)") : "");
}
