using PaWorkflow.LetterGallery;

// Writes every kind of letter from a demonstration year and draws its pages: dotnet run --project tools/LetterGallery [-- DIR], DIR being docs/letters by default.
// LibreOffice (soffice) and poppler (pdftoppm) draw; the seed is fixed, so the letters say the same each time.
var folder = args.Length > 0 ? args[0] : Path.Combine("docs", "letters");
if (args.Length == 0 && !Directory.Exists("docs"))
{
    await Console.Error.WriteLineAsync("There is no docs here; run this from the repository's root or name a folder.");
    return 2;
}
Directory.CreateDirectory(folder);
var work = Directory.CreateTempSubdirectory("paw-gallery-").FullName;
try
{
    var papers = await DemoPapers.Write(Path.Combine(work, "data"));
    var faults = papers.SelectMany(paper => Validity.Faults(paper.Kind, paper.Docx)).ToList();
    foreach (var fault in faults) await Console.Error.WriteLineAsync(fault);
    var pictures = await Pages.Draw(papers, work, folder);
    await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), Readme.Of(pictures));
    await Console.Error.WriteLineAsync($"{papers.Count} kinds, {pictures.Sum(p => p.Files.Count)} pictures: {folder}");
    return faults.Count == 0 ? 0 : 1;
}
finally
{
    Directory.Delete(work, recursive: true);
}
