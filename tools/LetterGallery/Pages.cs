using System.Diagnostics;
using System.Globalization;

namespace PaWorkflow.LetterGallery;

/// <param name="Files">Names of the pictures, in page order.</param>
sealed record Drawn(string Kind, IReadOnlyList<string> Files);

/// <summary>Pages as small grey pictures: .docx to PDF by LibreOffice, PDF to grey points by poppler.</summary>
static class Pages
{
    /// <summary>Of each letter; more says nothing new about a form.</summary>
    const int Most = 3;

    const int DotsPerInch = 100;

    /// <exception cref="InvalidOperationException">A program is missing or failed; the message says what it said.</exception>
    public static async Task<IReadOnlyList<Drawn>> Draw(IReadOnlyList<Paper> papers, string work, string folder)
    {
        foreach (var old in Directory.GetFiles(folder, "*.png")) File.Delete(old);
        foreach (var paper in papers) await File.WriteAllBytesAsync(Path.Combine(work, paper.Kind + ".docx"), StandIn.Sized(paper.Docx));
        // One call: LibreOffice takes longer to start than to convert.
        await Run("soffice", [$"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf", "--outdir", work, .. papers.Select(paper => Path.Combine(work, paper.Kind + ".docx"))]);
        var drawn = new List<Drawn>();
        foreach (var paper in papers)
        {
            await Run("pdftoppm", ["-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-gray", "-l", Most.ToString(CultureInfo.InvariantCulture),
                Path.Combine(work, paper.Kind + ".pdf"), Path.Combine(work, paper.Kind)]);
            // poppler pads the page number where there are ten pages or more.
            var pages = Directory.GetFiles(work, paper.Kind + "-*.pgm").Where(file => int.TryParse(Path.GetFileNameWithoutExtension(file)[(paper.Kind.Length + 1)..], out _)).Order(StringComparer.Ordinal).ToList();
            var names = pages.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $"{paper.Kind}-{n + 1}.png")).ToList();
            foreach (var (page, name) in pages.Zip(names)) await File.WriteAllBytesAsync(Path.Combine(folder, name), GreyPng.Of(await File.ReadAllBytesAsync(page)));
            drawn.Add(new(paper.Kind, names));
        }
        return drawn;
    }

    static async Task Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await said} {await complained}");
    }
}
