using System.IO.Compression;
using System.Xml;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>
/// Looks over a file before anything is built from it: whether it is a workbook at all, and whether it would harm who opens it.
/// Sizes are counted while unpacking, whatever the archive says of itself; XML is gone through without document types.
/// </summary>
static class PackageGuard
{
    /// <summary>XML of workbooks has some ten levels.</summary>
    const int Deepest = 64;

    static readonly Wording saveAsXlsx = new("open it in Excel and save it as .xlsx (Excel Workbook)", "เปิดด้วย Excel แล้วบันทึกเป็นชนิด .xlsx (Excel Workbook)");
    static readonly Wording notOurs = new("take the form that this system gives out and fill it in", "ใช้แบบฟอร์มที่ดาวน์โหลดจากระบบนี้แล้วกรอกข้อมูลลงไป");

    static readonly XmlReaderSettings strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Limits.Unpacked, CheckCharacters = true };

    /// <summary>What is wrong with the file and what would be right; null where it may be read.</summary>
    public static (Wording Wrong, Wording Right)? Fault(byte[] file)
    {
        if (file.Length == 0) return (new("the file is empty", "แฟ้มว่างเปล่า"), notOurs);
        if (file.Length > Limits.File) return (
            new($"the file has {file.Length / 1024 / 1024} MB, more than {Limits.File / 1024 / 1024} MB", $"แฟ้มใหญ่ {file.Length / 1024 / 1024} MB เกิน {Limits.File / 1024 / 1024} MB"),
            new("take out pictures and worksheets that do not belong to it", "นำรูปภาพและแผ่นงานที่ไม่เกี่ยวข้องออก"));
        if (file is [0xD0, 0xCF, 0x11, 0xE0, ..]) return (
            new("this is an old .xls workbook, or one with a password", "เป็นแฟ้ม .xls รุ่นเก่า หรือแฟ้มที่ตั้งรหัสผ่าน"),
            new("open it in Excel, take the password off and save it as .xlsx", "เปิดด้วย Excel ยกเลิกรหัสผ่าน แล้วบันทึกเป็น .xlsx"));
        if (file is not [0x50, 0x4B, 0x03, 0x04, ..]) return (new("this is no Excel workbook", "ไม่ใช่แฟ้ม Excel"), saveAsXlsx);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return OfKind(archive) ?? OfParts(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return (new("the file is damaged: it does not unpack", "แฟ้มเสียหาย แตกแฟ้มไม่ได้"), saveAsXlsx);
        }
    }

    static (Wording, Wording)? OfKind(ZipArchive archive)
    {
        if (archive.Entries.Count > Limits.Parts) return (
            new($"the file has {archive.Entries.Count} parts, more than {Limits.Parts}", $"แฟ้มมีส่วนประกอบ {archive.Entries.Count} ส่วน เกิน {Limits.Parts} ส่วน"), notOurs);
        var names = archive.Entries.Select(e => e.FullName.Replace('\\', '/').ToUpperInvariant()).ToList();
        if (!names.Contains("[CONTENT_TYPES].XML")) return names.Contains("MIMETYPE")
            ? (new("this is an OpenDocument file", "เป็นแฟ้ม OpenDocument (.ods)"), new("save it as .xlsx", "บันทึกเป็น .xlsx")) : (new("this is no Excel workbook", "ไม่ใช่แฟ้ม Excel"), saveAsXlsx);
        if (names.Exists(n => n.EndsWith("VBAPROJECT.BIN", StringComparison.Ordinal))) return (
            new("the workbook has macros", "แฟ้มมีมาโคร"), new("save it as .xlsx, which has none", "บันทึกเป็น .xlsx ซึ่งไม่มีมาโคร"));
        if (names.Exists(n => n.StartsWith("XL/WORKBOOK.BIN", StringComparison.Ordinal))) return (new("this is a binary workbook (.xlsb)", "เป็นแฟ้ม Excel แบบไบนารี (.xlsb)"), saveAsXlsx);
        if (names.Exists(n => n.StartsWith("XL/EXTERNALLINKS/", StringComparison.Ordinal) || n == "XL/CONNECTIONS.XML")) return (
            new("the workbook takes values from other files or systems", "แฟ้มดึงค่าจากแฟ้มหรือระบบอื่น"),
            new("break the links under Data > Edit Links and Queries & Connections, so that the values stand in the file itself", "ตัดการเชื่อมโยงที่เมนู ข้อมูล > แก้ไขการเชื่อมโยง และ แบบสอบถามและการเชื่อมต่อ ให้ค่าอยู่ในแฟ้มนี้เอง"));
        return names.Contains("XL/WORKBOOK.XML") || names.Exists(n => n.StartsWith("XL/", StringComparison.Ordinal)) ? null : (new("this is no Excel workbook", "ไม่ใช่แฟ้ม Excel"), saveAsXlsx);
    }

    static (Wording, Wording)? OfParts(ZipArchive archive)
    {
        var (left, cells) = (Limits.Unpacked, 0);
        foreach (var entry in archive.Entries)
        {
            using var content = new Counted(entry.Open(), left);
            try
            {
                if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) cells += Cells(content);
                else content.CopyTo(Stream.Null);
            }
            catch (TooMuch)
            {
                return (
                    new($"unpacked the file is larger than {Limits.Unpacked / 1024 / 1024} MB", $"เมื่อแตกแฟ้มแล้วใหญ่เกิน {Limits.Unpacked / 1024 / 1024} MB"),
                    new("take out what does not belong to it: pictures, unused worksheets, formatted empty rows", "นำสิ่งที่ไม่เกี่ยวข้องออก เช่น รูปภาพ แผ่นงานที่ไม่ใช้ และแถวว่างที่จัดรูปแบบไว้"));
            }
            catch (XmlException fault)
            {
                var dtd = fault.Message.Contains("DTD", StringComparison.Ordinal);
                return (dtd ? new("a part of it has a document type, which no workbook has", "ส่วนหนึ่งของแฟ้มประกาศ DTD ซึ่งแฟ้ม Excel ปกติไม่มี")
                    : new($"its part {entry.FullName} is damaged", $"ส่วน {entry.FullName} ของแฟ้มเสียหาย"), saveAsXlsx);
            }
            left -= content.Taken;
            if (cells > Limits.Cells) return (
                new($"the file has more than {Limits.Cells} cells", $"แฟ้มมีเซลล์เกิน {Limits.Cells} เซลล์"),
                new("take out worksheets and rows that do not belong to it", "นำแผ่นงานและแถวที่ไม่เกี่ยวข้องออก"));
        }
        return null;
    }

    /// <summary>Goes through one part.</summary>
    /// <returns>How many cells with a value or a formula it has: those that are only formatted cost nothing later.</returns>
    static int Cells(Stream content)
    {
        using var xml = XmlReader.Create(content, strict);
        var (cells, open) = (0, false);
        while (xml.Read())
        {
            if (xml.Depth > Deepest) throw new XmlException("The elements are nested too deep.");
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "c") open = true;
            else if (open && xml.LocalName is "v" or "f" or "is")
            {
                open = false;
                if (++cells > Limits.Cells) return cells;
            }
        }
        return cells;
    }

    sealed class TooMuch : Exception;

    /// <summary>A stream that ends in <see cref="TooMuch"/> when more than it may hold comes out of it.</summary>
    sealed class Counted(Stream inner, long most) : Stream
    {
        public long Taken { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Counting(inner.Read(buffer, offset, count));
        public override int Read(Span<byte> buffer) => Counting(inner.Read(buffer));

        int Counting(int read)
        {
            Taken += read;
            return Taken > most ? throw new TooMuch() : read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Taken; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
