using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PaWorkflow.Agreements;
using OpenXmlCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using OpenXmlSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace PaWorkflow.Workbooks;

/// <summary>Reads a workbook's cells: the values as they were saved, nothing is worked out and nothing is fetched.</summary>
static partial class WorkbookReader
{
    /// <param name="fileName">For the fault's first word; nothing is read from there.</param>
    /// <returns>The workbook, or the one fault for which it is refused.</returns>
    public static (Workbook? Workbook, WorkbookFault? Fault) Read(byte[] file, string fileName)
    {
        if (PackageGuard.Fault(file) is { } fault) return (null, new(fileName, null, null, null, fault.Wrong, fault.Right));
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
            return (new Loading(document).Workbook(), null);
        }
        // What the library answers to parts that are missing, of the wrong kind or against the schema.
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or XmlException or FormatException or InvalidOperationException
            or ArgumentException or InvalidDataException or IOException or KeyNotFoundException or NullReferenceException or InvalidCastException)
        {
            return (null, new(fileName, null, null, null, new("the file is damaged: it is no whole workbook", "แฟ้มเสียหาย อ่านเป็นแฟ้ม Excel ไม่ได้"),
                new("open it in Excel and save it as .xlsx again", "เปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่อีกครั้ง")));
        }
        catch (TooManyCells)
        {
            return (null, new(fileName, null, null, null, new($"the file has more than {Limits.Cells} cells or {Limits.Sheets} worksheets", $"แฟ้มมีเซลล์เกิน {Limits.Cells} เซลล์ หรือแผ่นงานเกิน {Limits.Sheets} แผ่น"),
                new("take out worksheets, rows and merged areas that do not belong to it", "นำแผ่นงาน แถว และพื้นที่ที่ผสานเซลล์ซึ่งไม่เกี่ยวข้องออก")));
        }
    }

    sealed class TooManyCells : Exception;

    sealed class Loading(SpreadsheetDocument document)
    {
        readonly WorkbookPart book = document.WorkbookPart ?? throw new InvalidDataException("There is no workbook.");
        readonly List<string> shared = [];
        NumberFormats formats = null!;

        /// <summary>Days between the two beginnings of time that workbooks know: 1900 and, of old Macintoshes, 1904.</summary>
        double dateShift;

        int cells;

        public Workbook Workbook()
        {
            formats = new(book.WorkbookStylesPart);
            dateShift = book.Workbook?.WorkbookProperties?.Date1904?.Value == true ? 1462 : 0;
            ReadShared();
            var sheets = new List<Sheet>();
            foreach (var entry in book.Workbook?.Sheets?.Elements<OpenXmlSheet>() ?? [])
            {
                // A chart sheet has no cells.
                if (entry.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part) continue;
                if (sheets.Count == Limits.Sheets) throw new TooManyCells();
                sheets.Add(ReadSheet(entry.Name?.Value ?? "", part));
            }
            return new(sheets);
        }

        void ReadShared()
        {
            if (book.SharedStringTablePart is not { } part) return;
            using var xml = OpenXmlReader.Create(part);
            while (xml.Read())
            {
                if (xml.ElementType == typeof(SharedStringItem) && xml.IsStartElement && xml.LoadCurrentElement() is SharedStringItem item) shared.Add(TextOf(item));
            }
        }

        Sheet ReadSheet(string name, WorksheetPart part)
        {
            var (found, hidden, merges) = (new Dictionary<(int Row, int Column), Cell>(), new HashSet<int>(), new List<string>());
            var (row, column) = (0, 0);
            using var xml = OpenXmlReader.Create(part);
            while (xml.Read())
            {
                if (!xml.IsStartElement) continue;
                if (xml.ElementType == typeof(Row))
                {
                    var given = Attribute(xml, "r");
                    row = given is null ? row + 1 : int.Parse(given, CultureInfo.InvariantCulture);
                    column = 0;
                    if (Attribute(xml, "hidden") is "1" or "true") hidden.Add(row);
                }
                else if (xml.ElementType == typeof(OpenXmlCell) && xml.LoadCurrentElement() is OpenXmlCell element)
                {
                    // Cells may go without their name: then each follows the one before.
                    var place = Workbooks.Sheet.TryPlace(element.CellReference?.Value, out var named) ? named : (Row: row, Column: column + 1);
                    column = place.Column;
                    if (CellOf(element) is { IsEmpty: false } cell)
                    {
                        Count(1);
                        found[place] = cell;
                    }
                }
                else if (xml.ElementType == typeof(MergeCell) && Attribute(xml, "ref") is { } area) merges.Add(area);
            }
            var used = found.Keys.Select(k => k.Row).ToHashSet();
            return new(name, found, [.. hidden.Where(used.Contains).Order()]) { Merged = MergedInto(merges, found) };
        }

        /// <summary>Downwards only: a text that is merged over several columns stands in the first of them.</summary>
        Dictionary<(int, int), (int, int)> MergedInto(List<string> areas, Dictionary<(int Row, int Column), Cell> found)
        {
            var merged = new Dictionary<(int, int), (int, int)>();
            var last = found.Count == 0 ? 0 : found.Keys.Max(k => k.Row);
            foreach (var area in areas)
            {
                if (area.Split(':') is not [var from, var to] || !Workbooks.Sheet.TryPlace(from, out var first) || !Workbooks.Sheet.TryPlace(to, out var end)) continue;
                for (var row = first.Row + 1; row <= Math.Min(end.Row, last); row++)
                {
                    Count(1);
                    merged[(row, first.Column)] = first;
                }
            }
            return merged;
        }

        void Count(int more)
        {
            if ((cells += more) > Limits.Cells) throw new TooManyCells();
        }

        Cell CellOf(OpenXmlCell element)
        {
            var value = element.CellValue?.Text;
            if (element.CellFormula is { } formula && string.IsNullOrEmpty(value) && element.InlineString is null)
                return element.DataType?.InnerText == "str" ? default : new(CellKind.Uncalculated, formula.Text ?? "");
            switch (element.DataType?.InnerText)
            {
                case "s": return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? Workbooks.Cell.Of(shared[index]) : default;
                case "str": return Workbooks.Cell.Of(Unescaped(value ?? ""));
                case "inlineStr": return Workbooks.Cell.Of(element.InlineString is { } text ? TextOf(text) : Unescaped(value ?? ""));
                case "b": return new(CellKind.Truth, Number: value is "1" or "true" ? 1 : 0);
                case "e": return new(CellKind.Error, value ?? "#");
                case "d": return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(CellKind.Number, Number: at.ToOADate(), IsDate: true) : Workbooks.Cell.Of(value ?? "");
            }
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Workbooks.Cell.Of(value ?? "");
            var (percent, date) = formats.OfStyle(element.StyleIndex?.Value);
            return new(CellKind.Number, Number: date ? number + dateShift : number, IsPercent: percent, IsDate: date);
        }

        /// <summary>Its runs one after the other; what tells how to pronounce them is none of it.</summary>
        static string TextOf(OpenXmlElement rich)
        {
            var text = new StringBuilder();
            foreach (var child in rich.ChildElements)
            {
                if (child is Text plain) text.Append(plain.Text);
                else if (child is Run run) foreach (var part in run.Elements<Text>()) text.Append(part.Text);
            }
            return Unescaped(text.Length > Limits.Text ? text.ToString(0, Limits.Text) : text.ToString());
        }

        static string? Attribute(OpenXmlReader xml, string name)
        {
            foreach (var attribute in xml.Attributes)
            {
                if (attribute.LocalName == name && attribute.NamespaceUri.Length == 0) return attribute.Value;
            }
            return null;
        }
    }

    /// <summary>Letters that XML cannot hold stand as <c>_x000D_</c>.</summary>
    internal static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape.Replace(text, m => ((char)ushort.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape { get; }
}
