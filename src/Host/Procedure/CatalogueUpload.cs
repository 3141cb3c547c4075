using System.Text;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Procedure;

/// <summary>One thing said of a file that somebody handed in, for a table.</summary>
/// <param name="Sheet">Of a workbook; empty where it concerns the file as a whole, or a text.</param>
/// <param name="Cell">Of a workbook, or the line of a text; empty where it concerns all of the sheet.</param>
/// <param name="Heading">What stands over the cell; empty where there is nothing.</param>
public sealed record FileRemark(string Sheet, string Cell, string Heading, string What, string Remedy)
{
    public static FileRemark Of(WorkbookFault fault) => new(fault.Sheet ?? "", fault.Cell ?? "", fault.Heading ?? "", fault.Wrong.Thai, fault.Right.Thai);

    public static FileRemark Of(CatalogueFault fault) => new("", $"บรรทัด {fault.Line}", fault.Path, fault.Wrong.Thai, fault.Right.Thai);

    /// <summary><c>แผ่นงาน เกณฑ์ เซลล์ F12 (คะแนนเต็ม): what is wrong — what would be right</c></summary>
    public string Line => string.Join(' ', new[] { Sheet.Length > 0 ? $"แผ่นงาน {Sheet}" : "", Sheet.Length > 0 && Cell.Length > 0 ? $"เซลล์ {Cell}" : Cell, Heading.Length > 0 ? $"({Heading})" : "" }.Where(p => p.Length > 0)) is { Length: > 0 } place
        ? $"{place}: {What} — {Remedy}" : $"{What} — {Remedy}";
}

/// <summary>A catalogue's file out of a form, YAML or Excel, read and looked over; nothing is kept of it.</summary>
/// <param name="Yaml">The text, or what the workbook stands for; empty where a workbook has faults.</param>
/// <param name="Catalogue">Null where there are faults.</param>
public sealed record CatalogueUpload(string Name, bool IsWorkbook, string Yaml, Catalogue? Catalogue, IReadOnlyList<FileRemark> Faults, IReadOnlyList<FileRemark> Warnings)
{
    /// <summary>Bytes of a text; the catalogues of the sources have some 30 kB. A workbook has limits of its own.</summary>
    const int MaxText = 1024 * 1024;

    /// <summary>Bytes of the largest file that is looked at.</summary>
    public const long MaxFile = Limits.File;

    public const string Accepted = ".xlsx,.yaml,.yml";

    /// <returns>The reading, or in Thai why the file was not even looked at.</returns>
    public static async Task<(CatalogueUpload? Upload, string? Refusal)> Read(IFormFile? file)
    {
        if (file is not { Length: > 0 }) return (null, "โปรดเลือกแฟ้ม Excel (.xlsx) หรือ YAML");
        if (file.Length > MaxFile) return (null, $"แฟ้มใหญ่เกิน {MaxFile / 1024 / 1024} MB จึงไม่น่าใช่แฟ้มตัวชี้วัด");
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content);
        var name = Path.GetFileName(file.FileName);
        if (IsOfExcel(name, content)) return (Workbook(content, name), null);
        if (content.Length > MaxText) return (null, "แฟ้มใหญ่เกิน 1 MB จึงไม่น่าใช่แฟ้มตัวชี้วัด");
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        return (Text(await reader.ReadToEndAsync(), name), null);
    }

    public static CatalogueUpload Text(string yaml, string name)
    {
        var reading = CatalogueFile.Read(yaml, name);
        return new(name, false, yaml, reading.Catalogue, [.. reading.Faults.Select(FileRemark.Of)], [.. reading.Warnings.Select(FileRemark.Of)]);
    }

    static CatalogueUpload Workbook(byte[] content, string name)
    {
        var import = CatalogueWorkbook.Read(content, name);
        return new(name, true, import.Catalogue is { } read ? CatalogueYaml.Write(read) : "", import.Catalogue, [.. import.Faults.Select(FileRemark.Of)], [.. import.Warnings.Select(FileRemark.Of)]);
    }

    /// <summary>By its first bytes, or by its name where somebody renamed a text.</summary>
    static bool IsOfExcel(string name, byte[] content) => content is [0x50, 0x4B, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] || Path.GetExtension(name).StartsWith(".xls", StringComparison.OrdinalIgnoreCase);
}
