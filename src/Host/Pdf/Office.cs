namespace PaWorkflow.Host.Pdf;

/// <summary>Where LibreOffice is. Without it everything works but PDF, and the pages say so.</summary>
/// <param name="Program">Path of <c>soffice</c>; null where there is none.</param>
/// <param name="Limit">The longest that one document may take.</param>
public sealed record Office(string? Program, TimeSpan Limit)
{
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    static readonly string[] usualPlaces =
    [
        "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe",
    ];

    /// <summary>Kinds of documents that are made into PDF, by how their file names end, and the filter that writes each.</summary>
    static readonly Dictionary<string, string> filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docx"] = "writer_pdf_Export", ["doc"] = "writer_pdf_Export", ["odt"] = "writer_pdf_Export", ["rtf"] = "writer_pdf_Export",
        ["xlsx"] = "calc_pdf_Export", ["xls"] = "calc_pdf_Export", ["ods"] = "calc_pdf_Export",
    };

    public bool Installed => Program is not null;

    /// <summary>The filter for a kind of document; null where none is made into PDF.</summary>
    public static string? FilterOf(string extension) => filters.GetValueOrDefault(extension);

    /// <param name="named">What the configuration says under <c>Office:Program</c>: a path, or <c>none</c> to go without.</param>
    public static Office Find(string? named, TimeSpan? limit = null) => new(named switch
    {
        "none" => null,
        { Length: > 0 } => named,
        _ => OnPath().Concat(usualPlaces).FirstOrDefault(File.Exists),
    }, limit ?? UsualLimit);

    static IEnumerable<string> OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice"));
}
