using System.Globalization;

namespace PaWorkflow.Templates.Engine;

/// <summary>Collects what is wrong with one file, in the words of both languages.</summary>
sealed class Faults(string file)
{
    // The same tag in a row that repeats is one fault, not a hundred.
    readonly HashSet<TemplateFault> seen = [];
    readonly List<TemplateFault> found = [];

    public bool Any => found.Count > 0;

    /// <summary>Part by part, in the order of its paragraphs.</summary>
    public IReadOnlyList<TemplateFault> Found => [.. found.GroupBy(fault => fault.Place.Part).SelectMany(part => part.OrderBy(fault => fault.Place.Paragraph ?? 0).ThenBy(fault => fault.Place.Offset ?? 0))];

    public void Add(FaultKind kind, Place place, string? tag, (string English, string Thai) wrong, (string English, string Thai) right)
    {
        if (found.Count == Limits.Faults) return;
        var fault = new TemplateFault(file, kind, tag is null ? null : Short(tag), place, new(wrong.English, wrong.Thai), new(right.English, right.Thai));
        if (seen.Add(fault)) found.Add(fault);
    }

    /// <summary>As much of a text from outside as a message should hold, in one line.</summary>
    public static string Short(string text, int longest = 80)
    {
        var cut = text.Length > longest ? text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…" : text;
        return string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c));
    }

    public void NotAWordFile(string part, string why) => Add(FaultKind.NotAWordFile, new(part), null,
        ($"it cannot be read as a Word file: {Short(why, 200)}", $"อ่านเป็นไฟล์ Word ไม่ได้: {Short(why, 200)}"),
        ("save it as a Word document (.docx)", "บันทึกเป็นเอกสาร Word (.docx)"));

    public void Forbidden(Place place, string what, string whatThai) => Add(FaultKind.ForbiddenPart, place, null,
        ($"a letter may not hold {what}", $"แบบหนังสือมี{whatThai}ไม่ได้"),
        ("remove it and save the file as .docx", "ลบออกแล้วบันทึกเป็น .docx"));

    public void Unclosed(Place place, string tag, Marks marks) => Add(FaultKind.UnclosedTag, place, tag,
        ($"the tag \"{Short(tag)}\" is not closed", $"แท็ก \"{Short(tag)}\" ไม่ได้ปิด"),
        ($"write {Short(tag)}{marks.Close} in the same paragraph", $"เขียน {Short(tag)}{marks.Close} ให้จบในย่อหน้าเดียวกัน"));

    public void Unopened(Place place, Marks marks) => Add(FaultKind.UnopenedTag, place, marks.Close,
        ($"a {marks.Close} closes a tag that was not opened", $"มี {marks.Close} โดยไม่มี {marks.Open} เปิด"),
        ($"write {marks.Open} before the tag's name, or remove the {marks.Close}", $"เติม {marks.Open} หน้าชื่อแท็ก หรือลบ {marks.Close} ออก"));

    public void DuplicateOpen(Place place, string name, Marks marks) => Add(FaultKind.DuplicateOpen, place, name, ("a tag is opened twice", "เปิดแท็กซ้ำสองครั้ง"), Once(name, marks));

    public void DuplicateClose(Place place, string name, Marks marks) => Add(FaultKind.DuplicateClose, place, name, ("a tag is closed twice", "ปิดแท็กซ้ำสองครั้ง"), Once(name, marks));

    static (string, string) Once(string name, Marks marks) =>
        ($"write {marks.Around(Short(name))} with one mark on each side", $"เขียน {marks.Around(Short(name))} ใช้เครื่องหมายข้างละหนึ่งครั้ง");

    public void BadTag(Place place, string written, Marks marks) => Add(FaultKind.BadTag, place, written,
        ($"{Short(written)} is not a tag", $"{Short(written)} ไม่ใช่แท็ก"),
        ($"write {marks.Around("name")}, {marks.Around("#name")}, {marks.Around("^name")}, {marks.Around("/name")} or {marks.Around("name|filter")}; parts of a name are joined by dots",
         $"เขียน {marks.Around("ชื่อ")}, {marks.Around("#ชื่อ")}, {marks.Around("^ชื่อ")}, {marks.Around("/ชื่อ")} หรือ {marks.Around("ชื่อ|ตัวแปลง")} ส่วนของชื่อต่อกันด้วยจุด"));

    public void RawXml(Place place, string written, string plain) => Add(FaultKind.BadTag, place, written,
        ($"{Short(written)} would print XML; data is text, never XML", $"{Short(written)} จะพิมพ์ XML แต่ข้อมูลเป็นข้อความเท่านั้น"), ($"write {Short(plain)}", $"เขียน {Short(plain)}"));

    public void UnknownFilter(Place place, string tag, string filter) => Add(FaultKind.UnknownFilter, place, tag,
        ($"the filter \"{Short(filter)}\" of {Short(tag)} is unknown", $"ไม่รู้จักตัวแปลง \"{Short(filter)}\" ของ {Short(tag)}"),
        Filters.All.Keys.NearestTo(filter) is { } near
            ? ($"did you mean {near}?", $"หมายถึง {near} หรือไม่")
            : ($"the filters are {string.Join(", ", Filters.All.Keys)}", $"ตัวแปลงที่มีคือ {string.Join(", ", Filters.All.Keys)}"));

    public void LoopNotClosed(Place place, Tag open) => Add(FaultKind.LoopNotClosed, place, open.Written,
        ($"{open.Written} is not closed", $"{open.Written} ไม่ได้ปิด"), ($"write {open.Other} after what it repeats", $"เขียน {open.Other} หลังส่วนที่ทำซ้ำ"));

    public void LoopNotOpened(Place place, Tag close) => Add(FaultKind.LoopNotOpened, place, close.Written,
        ($"{close.Written} closes what was not opened", $"{close.Written} ปิดโดยไม่มีการเปิด"),
        ($"write {close.Other} before what it repeats, or remove it", $"เขียน {close.Other} ไว้ก่อนส่วนที่ทำซ้ำ หรือลบออก"));

    public void CloseMismatch(Place place, Tag close, Tag innermost) => Add(FaultKind.CloseMismatch, place, close.Written,
        ($"{close.Written} stands where {innermost.Written} is still open", $"{close.Written} อยู่ในช่วงที่ {innermost.Written} ยังไม่ปิด"),
        ($"write {innermost.Other} before {close.Written}", $"เขียน {innermost.Other} ก่อน {close.Written}"));

    public void Unbalanced(Place place, Tag open) => Add(FaultKind.UnbalancedLoop, place, open.Written,
        ($"{open.Written} and its end stand in places that cannot repeat together (one inside a table, text box or link, or on a line of another loop)",
         $"{open.Written} กับส่วนปิดอยู่คนละที่จนทำซ้ำด้วยกันไม่ได้ (อยู่ในตาราง กล่องข้อความ ลิงก์ หรือบรรทัดของลูปอื่น)"),
        ("put both in the same table row, or each alone in a paragraph of its own", "วางทั้งคู่ในแถวเดียวกันของตาราง หรือแยกเป็นย่อหน้าของตัวเองทั้งสอง"));

    public void TwoRowLoops(Place place, Tag open) => Add(FaultKind.TwoRowLoops, place, open.Written,
        ($"{open.Written} is the second loop that repeats this table row", $"{open.Written} เป็นลูปที่สองที่ทำซ้ำแถวนี้"),
        ("repeat a row by one list only; put the other inside one cell", "ให้แถวหนึ่งทำซ้ำด้วยรายการเดียว ส่วนอีกรายการวางภายในช่องเดียว"));

    public void TooDeep(Place place, Tag open) => Add(FaultKind.TooLong, place, open.Written,
        (In($"{open.Written} stands inside {Limits.Nesting} others"), In($"{open.Written} ซ้อนอยู่ใน {Limits.Nesting} ชั้น")),
        (In($"at most {Limits.Nesting} loops stand inside each other"), In($"ซ้อนกันได้ไม่เกิน {Limits.Nesting} ชั้น")));

    public void UnknownTag(Place place, Tag tag, (string Missing, IEnumerable<string> Known) field) => Add(FaultKind.UnknownTag, place, tag.Written,
        ($"{tag.Written}: the data has no \"{Short(field.Missing)}\"", $"{tag.Written}: ข้อมูลไม่มี \"{Short(field.Missing)}\""),
        field.Known.Distinct().Order(StringComparer.Ordinal).Take(200).ToList() is var names && names.NearestTo(field.Missing) is { } near
            ? ($"did you mean {Short(near)}?", $"หมายถึง {Short(near)} หรือไม่")
            : ($"the data here has: {Listed(names)}", $"ข้อมูลตรงนี้มี: {Listed(names)}"));

    static string Listed(List<string> names) => names.Count == 0 ? "–" : string.Join(", ", names.Take(30).Select(name => Short(name))) + (names.Count > 30 ? ", …" : "");

    public void WrongValue(Place place, string tag, string value, string expectedEnglish, string expectedThai) => Add(FaultKind.WrongValue, place, tag,
        ($"{tag} got {value}", $"{tag} ได้ค่า {value}"), ($"it takes {expectedEnglish}", $"ต้องเป็น{expectedThai}"));

    public void NoPicture(Place place, Tag tag) => WrongValue(place, tag.Written, "what is no picture",
        In($"a PNG or JPEG of at most {Limits.PictureBytes >> 20} MB as \"data:image/png;base64,…\", or an object with it as \"image\" and with \"widthCm\", \"heightCm\""),
        In($"ภาพ PNG หรือ JPEG ไม่เกิน {Limits.PictureBytes >> 20} MB ในรูป \"data:image/png;base64,…\" หรือออบเจกต์ที่มีภาพนั้นใน \"image\" และมี \"widthCm\", \"heightCm\""));

    public void TooLong(Place place, Tag tag) => Add(FaultKind.TooLong, place, tag.Written,
        ($"{tag.Written} makes the letter too long", $"{tag.Written} ทำให้หนังสือยาวเกินไป"),
        (In($"a letter takes at most {Limits.Repetitions:N0} repetitions and {Limits.Bytes >> 20} MB"), In($"หนังสือหนึ่งฉบับทำซ้ำได้ไม่เกิน {Limits.Repetitions:N0} ครั้ง และไม่เกิน {Limits.Bytes >> 20} MB")));

    static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
