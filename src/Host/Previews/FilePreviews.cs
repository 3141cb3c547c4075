using System.Text;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Previews;

/// <summary>The closed map from kind of file to how its words are read for the page; none: it is shown otherwise, or only downloaded.</summary>
static class FilePreviews
{
    const int MaxRows = 500, MaxColumns = 40, MaxText = 200_000;

    /// <summary>Null: there are no words of it to be had.</summary>
    public static async Task<Preview?> Of(Vault vault, EvidenceFile file)
    {
        if (!vault.Holds(file.Sha256)) return null;
        await using var content = vault.Open(file.Sha256);
        return Path.GetExtension(file.FileName).ToUpperInvariant() switch
        {
            ".DOCX" => WordPreview.Read(content),
            ".XLSX" => await Workbook(content),
            ".TXT" or ".CSV" => await Plain(content),
            _ => null,
        };
    }

    /// <summary>Whether what changed between two files can be told word by word.</summary>
    public static bool CanCompare(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() is ".DOCX" or ".XLSX" or ".TXT" or ".CSV";

    static async Task<Preview?> Workbook(FileStream content)
    {
        if (content.Length > Limits.File) return null;
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return WorkbookText.Read(bytes, MaxRows, MaxColumns, out var cut) is { } sheets
            ? new([.. sheets.Where(s => s.Rows.Count > 0).Select(s => new PreviewTable(s.Name, s.Rows))], cut) : null;
    }

    static async Task<Preview> Plain(FileStream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        var letters = new char[MaxText];
        var read = await reader.ReadBlockAsync(letters);
        return new([.. new string(letters, 0, read).ReplaceLineEndings("\n").Split('\n').Select(line => new PreviewText(line))], Cut: reader.Peek() >= 0);
    }
}
