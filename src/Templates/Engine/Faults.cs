using System.Globalization;

namespace PaWorkflow.Templates.Engine;

/// <summary>Collects what is wrong with one file, in the words of both languages.</summary>
sealed class Faults(string file)
{
    readonly List<TemplateFault> found = [];

    public bool Any => found.Count > 0;

    /// <summary>Part by part, in the order of its paragraphs.</summary>
    public IReadOnlyList<TemplateFault> Found => [.. found.GroupBy(fault => fault.Place.Part).SelectMany(part => part.OrderBy(fault => fault.Place.Paragraph ?? 0))];

    public void Add(FaultKind kind, Place place, string? tag, (string English, string Thai) wrong, (string English, string Thai) right)
    {
        var fault = new TemplateFault(file, kind, tag, place, new(wrong.English, wrong.Thai), new(right.English, right.Thai));
        // The same tag in a row that repeats is one fault, not a hundred.
        if (!found.Contains(fault)) found.Add(fault);
    }

    public void NotAWordFile(string part, string why) => Add(FaultKind.NotAWordFile, new(part), null,
        ($"it cannot be read as a Word file: {why}", $"อ่านเป็นไฟล์ Word ไม่ได้: {why}"),
        ("save it as a Word document (.docx)", "บันทึกเป็นเอกสาร Word (.docx)"));

    public void Forbidden(Place place, string what, string whatThai) => Add(FaultKind.ForbiddenPart, place, null,
        ($"a letter may not hold {what}", $"แบบหนังสือมี{whatThai}ไม่ได้"),
        ("remove it and save the file as .docx", "ลบออกแล้วบันทึกเป็น .docx"));

    public void Unclosed(Place place, string tag) => Add(FaultKind.UnclosedTag, place, tag,
        ($"the tag \"{tag}\" is not closed", $"แท็ก \"{tag}\" ไม่ได้ปิด"),
        ($"write {tag}}} in the same paragraph", $"เขียน {tag}}} ให้จบในย่อหน้าเดียวกัน"));

    public void Unopened(Place place) => Add(FaultKind.UnopenedTag, place, "}",
        ("a } closes a tag that was not opened", "มี } โดยไม่มี { เปิด"),
        ("write { before the tag's name, or remove the }", "เติม { หน้าชื่อแท็ก หรือลบ } ออก"));

    public void DuplicateOpen(Place place, string name) => Add(FaultKind.DuplicateOpen, place, name,
        ("a tag is opened twice", "เปิดแท็กซ้ำสองครั้ง"), ($"write {{{name}}} with one brace on each side", $"เขียน {{{name}}} ใช้ปีกกาข้างละหนึ่งตัว"));

    public void DuplicateClose(Place place, string name) => Add(FaultKind.DuplicateClose, place, name,
        ("a tag is closed twice", "ปิดแท็กซ้ำสองครั้ง"), ($"write {{{name}}} with one brace on each side", $"เขียน {{{name}}} ใช้ปีกกาข้างละหนึ่งตัว"));

    public void BadTag(Place place, string tag) => Add(FaultKind.BadTag, place, tag,
        ($"{{{tag}}} is not a tag", $"{{{tag}}} ไม่ใช่แท็ก"),
        ("write {name}, {#name}, {^name}, {/name} or {name|filter}; a name has letters, digits and _, parts are joined by dots",
         "เขียน {ชื่อ}, {#ชื่อ}, {^ชื่อ}, {/ชื่อ} หรือ {ชื่อ|ตัวแปลง} ชื่อใช้ตัวอักษร ตัวเลข และ _ ต่อกันด้วยจุด"));

    public void UnknownFilter(Place place, string tag, string filter) => Add(FaultKind.UnknownFilter, place, tag,
        ($"the filter \"{filter}\" of {tag} is unknown", $"ไม่รู้จักตัวแปลง \"{filter}\" ของ {tag}"),
        Filters.All.Keys.NearestTo(filter) is { } near
            ? ($"did you mean {near}?", $"หมายถึง {near} หรือไม่")
            : ($"the filters are {string.Join(", ", Filters.All.Keys)}", $"ตัวแปลงที่มีคือ {string.Join(", ", Filters.All.Keys)}"));

    public void LoopNotClosed(Place place, string open) => Add(FaultKind.LoopNotClosed, place, open,
        ($"{open} is not closed", $"{open} ไม่ได้ปิด"), ($"write {{/{open[2..]} after what it repeats", $"เขียน {{/{open[2..]} หลังส่วนที่ทำซ้ำ"));

    public void LoopNotOpened(Place place, string close) => Add(FaultKind.LoopNotOpened, place, close,
        ($"{close} closes what was not opened", $"{close} ปิดโดยไม่มีการเปิด"),
        (close == "{/}" ? "write {#name} before what it repeats, or remove it" : $"write {{#{close[2..]} before what it repeats, or remove it",
         close == "{/}" ? "เขียน {#ชื่อ} ไว้ก่อนส่วนที่ทำซ้ำ หรือลบออก" : $"เขียน {{#{close[2..]} ไว้ก่อนส่วนที่ทำซ้ำ หรือลบออก"));

    public void CloseMismatch(Place place, string close, string innermost) => Add(FaultKind.CloseMismatch, place, close,
        ($"{close} stands where {innermost} is still open", $"{close} อยู่ในช่วงที่ {innermost} ยังไม่ปิด"),
        ($"write {{/{innermost[2..]} before {close}", $"เขียน {{/{innermost[2..]} ก่อน {close}"));

    public void Unbalanced(Place place, string open) => Add(FaultKind.UnbalancedLoop, place, open,
        ($"{open} and its end stand in places that cannot repeat together (one inside a table, text box or link, or on a line of another loop)",
         $"{open} กับส่วนปิดอยู่คนละที่จนทำซ้ำด้วยกันไม่ได้ (อยู่ในตาราง กล่องข้อความ ลิงก์ หรือบรรทัดของลูปอื่น)"),
        ("put both in the same table row, or each alone in a paragraph of its own", "วางทั้งคู่ในแถวเดียวกันของตาราง หรือแยกเป็นย่อหน้าของตัวเองทั้งสอง"));

    public void TwoRowLoops(Place place, string open) => Add(FaultKind.TwoRowLoops, place, open,
        ($"{open} is the second loop that repeats this table row", $"{open} เป็นลูปที่สองที่ทำซ้ำแถวนี้"),
        ("repeat a row by one list only; put the other inside one cell", "ให้แถวหนึ่งทำซ้ำด้วยรายการเดียว ส่วนอีกรายการวางภายในช่องเดียว"));

    public void UnknownTag(Place place, string tag, string missing, IEnumerable<string> known) => Add(FaultKind.UnknownTag, place, tag,
        ($"{tag}: the data has no \"{missing}\"", $"{tag}: ข้อมูลไม่มี \"{missing}\""),
        known.Distinct().Order(StringComparer.Ordinal).ToList() is var names && names.NearestTo(missing) is { } near
            ? ($"did you mean {near}?", $"หมายถึง {near} หรือไม่")
            : ($"the data here has: {string.Join(", ", names)}", $"ข้อมูลตรงนี้มี: {string.Join(", ", names)}"));

    public void WrongValue(Place place, string tag, string value, string expectedEnglish, string expectedThai) => Add(FaultKind.WrongValue, place, tag,
        ($"{tag} got {value}", $"{tag} ได้ค่า {value}"), ($"it takes {expectedEnglish}", $"ต้องเป็น{expectedThai}"));

    public void TooLong(Place place, string tag, int count, int most) => Add(FaultKind.TooLong, place, tag,
        (string.Create(CultureInfo.InvariantCulture, $"{tag} repeats {count:N0} times"), string.Create(CultureInfo.InvariantCulture, $"{tag} ทำซ้ำ {count:N0} ครั้ง")),
        (string.Create(CultureInfo.InvariantCulture, $"a letter takes at most {most:N0} repetitions"), string.Create(CultureInfo.InvariantCulture, $"หนังสือหนึ่งฉบับทำซ้ำได้ไม่เกิน {most:N0} ครั้ง")));
}
