namespace PaWorkflow.Fixtures;

/// <summary>LibreOffice without a window.</summary>
public static class LibreOffice
{
    public static bool Installed => File.Exists("/usr/bin/soffice");

    /// <summary>Converts documents to PDF, each beside its source's name in the folder.</summary>
    /// <returns>The PDF files that came out.</returns>
    public static async Task<IReadOnlyList<string>> ToPdf(IEnumerable<string> documents, string folder)
    {
        // A profile of its own: two runs at once would otherwise share one and the second would do nothing.
        var profile = Directory.CreateTempSubdirectory("paw-office-").FullName;
        await Shell.Run("/usr/bin/soffice",
            [$"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, .. documents]);
        Directory.Delete(profile, recursive: true);
        return [.. Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal)];
    }

    /// <summary>Opens a workbook and saves it as it would for a person, under the same name in another folder.</summary>
    /// <returns>The file that came out.</returns>
    public static async Task<string> SaveAgain(string workbook, string folder)
    {
        var profile = Directory.CreateTempSubdirectory("paw-office-").FullName;
        await Shell.Run("/usr/bin/soffice",
            [$"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, workbook]);
        Directory.Delete(profile, recursive: true);
        return Path.Combine(folder, Path.GetFileName(workbook));
    }
}
