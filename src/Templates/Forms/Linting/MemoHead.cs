namespace PaWorkflow.Templates.Linting;

/// <summary>
/// The head of a memo: its title 29 points and bold, the words that lead its lines 20 points and bold, each for Thai (<c>w:szCs</c>, <c>w:bCs</c>) as for Latin letters.
/// What was looked at here is left alone by the rules for the text. The memo has no closing words.
/// </summary>
sealed class MemoHead
{
    public const string Title = "บันทึกข้อความ";

    const int TitleSize = 58, WordSize = 40;

    static readonly string[] leading = ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"];

    /// <summary>A memo's head has fewer lines.</summary>
    const int Lines = 10;

    static readonly string[] closing = ["ขอแสดงความ", "ด้วยความเคารพ", "ด้วยความนับถือ", "ด้วยความขอบคุณ"];

    public static readonly MemoHead None = new(-1, []);

    readonly HashSet<Piece> looked;

    MemoHead(int end, HashSet<Piece> looked) => (End, this.looked) = (end, looked);

    /// <summary>Where in <see cref="FormFile.Body"/> the head's last paragraph is; -1 where there is no head.</summary>
    public int End { get; }

    public bool Has(Piece piece) => looked.Contains(piece);

    public static MemoHead Run(FormFile form, Findings findings)
    {
        foreach (var paragraph in form.Body.Where(paragraph => closing.Any(words => paragraph.Text.Trim().StartsWith(words, StringComparison.Ordinal))))
        {
            findings.Add(FormRule.ClosingWords, paragraph, ("a memo has closing words", "บันทึกข้อความมีคำลงท้าย"), ("take them out; a memo ends with its purpose and the signature", "ลบออก บันทึกข้อความจบด้วยข้อความ “จึงเรียนมาเพื่อ…” แล้วลงชื่อ ไม่มีคำลงท้าย"));
        }
        var (paragraphs, looked) = (form.Body, new HashSet<Piece>());
        var title = paragraphs.ToList().FindIndex(paragraph => paragraph.Text.Contains(Title, StringComparison.Ordinal));
        if (title < 0) findings.Add(FormRule.Title, new Place(form.Main), ($"the title \"{Title}\" is not there", $"ไม่มีคำว่า “{Title}”"), ("write it at the top, 29 points and bold", "พิมพ์ไว้บนสุด ตัวหนา ขนาด 29 พอยต์"));
        else Look(FormRule.Title, Title, paragraphs[title], paragraphs[title].Text.IndexOf(Title, StringComparison.Ordinal), TitleSize, looked, findings);

        var end = Enumerable.Range(title + 1, Lines).FirstOrDefault(at => at < paragraphs.Count && paragraphs[at].Text.TrimStart().StartsWith("เรียน", StringComparison.Ordinal), Math.Min(title + leading.Length, paragraphs.Count - 1));
        var lines = paragraphs.Skip(title + 1).Take(end - title).ToList();
        // Other words of the head that are made to stand out are not the text either.
        looked.UnionWith(paragraphs.Take(end + 1).SelectMany(line => line.Pieces).Where(piece => piece.Look.BoldComplex is true));
        foreach (var word in leading)
        {
            if (lines.Select(line => (Line: line, At: LeadsAt(line.Text, word))).FirstOrDefault(found => found.At >= 0) is { Line: { } line } found) Look(FormRule.HeadWord, word, line, found.At, WordSize, looked, findings);
            else findings.Add(FormRule.HeadWord, title < 0 ? new Place(form.Main) : paragraphs[title].Place, ($"the head has no \"{word}\"", $"ส่วนหัวไม่มีคำว่า “{word}”"), ("write it in the head, 20 points and bold", "พิมพ์ไว้ในส่วนหัว ตัวหนา ขนาด 20 พอยต์"));
        }
        return new(end, looked);
    }

    /// <summary>Where a word leads a line, or what comes after a tab; -1 where it does not.</summary>
    static int LeadsAt(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is '\t' or ' ' or '\n' && text[..at].TrimEnd(' ') is "" or [.., '\t' or '\n']) return at;
        }
        return -1;
    }

    static void Look(FormRule rule, string word, FormParagraph paragraph, int at, int size, HashSet<Piece> looked, Findings findings)
    {
        var pieces = paragraph.Of(at, word.Length).ToList();
        looked.UnionWith(pieces);
        var points = Findings.Points(size);
        if (pieces.Find(piece => piece.Look.Size != size || piece.Look.SizeComplex != size) is { } other)
        {
            var (latin, thai) = (Findings.Points(other.Look.Size ?? LetterRules.UsualSize), Findings.Points(other.Look.SizeComplex ?? LetterRules.UsualSize));
            findings.Add(rule, paragraph, ($"\"{word}\" is {latin} points for Latin and {thai} for Thai letters", $"คำว่า “{word}” ขนาด {(latin == thai ? thai : $"{latin} (อักษรโรมัน) และ {thai} (อักษรไทย)")} พอยต์"),
                ($"make both {points} points (w:sz and w:szCs {size})", $"ตั้งเป็น {points} พอยต์ ทั้งอักษรโรมันและอักษรไทย (Complex scripts)"), at, word.Length);
        }
        if (pieces.Exists(piece => piece.Look.Bold is not true || piece.Look.BoldComplex is not true))
            findings.Add(rule, paragraph, ($"\"{word}\" is not bold for Latin and Thai letters alike", $"คำว่า “{word}” ไม่ใช่ตัวหนาทั้งอักษรโรมันและอักษรไทย"),
                ("make it bold (w:b and w:bCs)", "ตั้งเป็นตัวหนา ทั้งอักษรโรมันและอักษรไทย (Complex scripts)"), at, word.Length);
    }
}
