using System.IO.Compression;
using System.Text;

namespace PaWorkflow.Host.Procedure;

/// <summary>Which kinds of file may be evidence, and whether the bytes are what the name says.</summary>
static class FileKinds
{
    const int MaxEntries = 10_000;

    /// <summary>An office file unpacks to at most this many bytes, or to this many times its size.</summary>
    const long MaxUnpacked = 1L << 30;
    const int MaxRatio = 200;

    sealed record Kind(string ContentType, byte[] Start, bool Office = false);

    static readonly byte[] zip = [0x50, 0x4B, 3, 4];
    static readonly byte[] compound = [0xD0, 0xCF, 0x11, 0xE0];
    static readonly byte[] jpeg = [0xFF, 0xD8, 0xFF];

    static readonly Dictionary<string, Kind> kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("application/pdf", "%PDF-"u8.ToArray()),
        [".png"] = new("image/png", [0x89, .. "PNG"u8]),
        [".jpg"] = new("image/jpeg", jpeg),
        [".jpeg"] = new("image/jpeg", jpeg),
        [".docx"] = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", zip, Office: true),
        [".xlsx"] = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", zip, Office: true),
        [".pptx"] = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", zip, Office: true),
        [".doc"] = new("application/msword", compound),
        [".xls"] = new("application/vnd.ms-excel", compound),
        [".ppt"] = new("application/vnd.ms-powerpoint", compound),
        [".txt"] = new("text/plain", []),
        [".csv"] = new("text/csv", []),
    };

    /// <summary>For the file chooser of a form.</summary>
    public static string Accepted => string.Join(',', kinds.Keys);

    public static string ContentTypeOf(string name) =>
        kinds.TryGetValue(Path.GetExtension(name), out var kind) ? kind.ContentType : "application/octet-stream";

    /// <summary>What name and size alone tell, before a byte has come.</summary>
    public static string? Fault(string name, long length)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension is ".docm" or ".xlsm" or ".pptm")
            return $"ไฟล์ “{name}” มีมาโคร — โปรดบันทึกเป็น {extension[..^1]}x แล้วแนบใหม่";
        if (!kinds.ContainsKey(extension))
            return $"ไฟล์ “{name}” เป็นชนิดที่ไม่รับ — รับ PDF, Word, Excel, PowerPoint, รูปภาพ (PNG, JPEG) และข้อความ";
        return length == 0 ? $"ไฟล์ “{name}” ว่างเปล่า — โปรดตรวจไฟล์แล้วแนบใหม่" : null;
    }

    /// <summary>What is wrong with the file and what would be right, in Thai; null when it may be kept.</summary>
    public static string? Fault(string name, Stream content)
    {
        if (Fault(name, content.Length) is { } fault) return fault;
        var extension = Path.GetExtension(name).ToLowerInvariant();
        var kind = kinds[extension];
        var start = new byte[Math.Max(kind.Start.Length, 1)];
        content.Position = 0;
        content.ReadAtLeast(start, kind.Start.Length, throwOnEndOfStream: false);
        if (!start.AsSpan(0, kind.Start.Length).SequenceEqual(kind.Start))
            return $"เนื้อไฟล์ “{name}” ไม่ใช่ {extension} ตามนามสกุล — โปรดเปิดไฟล์แล้วบันทึกใหม่ให้ตรงชนิด";
        return kind.Office ? PackageFault(name, content) : null;
    }

    static string? PackageFault(string name, Stream content)
    {
        content.Position = 0;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            if (archive.Entries.Count > MaxEntries) return $"ไฟล์ “{name}” มีส่วนย่อยมากผิดปกติ จึงไม่รับ";
            if (archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return $"ไฟล์ “{name}” มีมาโคร — โปรดบันทึกเป็นชนิดที่ไม่มีมาโครแล้วแนบใหม่";
            var unpacked = archive.Entries.Sum(e => e.Length);
            if (unpacked > MaxUnpacked || unpacked / Math.Max(content.Length, 1) > MaxRatio)
                return $"ไฟล์ “{name}” ขยายแล้วใหญ่ผิดปกติ จึงไม่รับ";
            return archive.GetEntry("[Content_Types].xml") is null ? $"ไฟล์ “{name}” ไม่ใช่ไฟล์ Office ที่สมบูรณ์ — โปรดเปิดแล้วบันทึกใหม่" : null;
        }
        catch (InvalidDataException)
        {
            return $"ไฟล์ “{name}” เสียหายหรือถูกตัดกลางทาง — โปรดแนบใหม่";
        }
    }
}
