using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Procedure.Scores;

/// <summary>Whether the files of a criterion are all that it wants: each kind of file that it names, and one for each month.</summary>
static class WantedFiles
{
    static readonly Dictionary<FileFormat, (string Name, string[] Extensions)> formats = new()
    {
        [FileFormat.Word] = ("Word", [".docx", ".doc"]),
        [FileFormat.Pdf] = ("PDF", [".pdf"]),
        [FileFormat.Excel] = ("Excel", [".xlsx", ".xls", ".csv"]),
        [FileFormat.Picture] = ("รูปภาพ", [".png", ".jpg", ".jpeg"]),
    };

    /// <summary>As people call the kind of file.</summary>
    public static string NameOf(FileFormat format) => formats[format].Name;

    /// <summary>What is still missing, in Thai; it takes no points by itself, but a committee may.</summary>
    public static IEnumerable<string> Missing(Criterion criterion, IReadOnlyList<string> fileNames)
    {
        var extensions = fileNames.Select(Path.GetExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lacking = criterion.Evidence.SelectMany(e => e.Formats).Distinct().Where(f => !formats[f].Extensions.Any(extensions.Contains)).Select(f => formats[f].Name).ToList();
        if (lacking.Count > 0) yield return $"เกณฑ์ข้อ {criterion.Id} ยังขาดไฟล์ {string.Join(" และ ", lacking)}";
        var months = criterion.Evidence.Max(e => e.Monthly?.Months.Count()) ?? 0;
        if (fileNames.Count < months) yield return $"เกณฑ์ข้อ {criterion.Id} ต้องมีหลักฐานทุกเดือน {months} เดือน แต่มี {fileNames.Count} ไฟล์";
    }
}
