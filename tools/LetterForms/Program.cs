using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PaWorkflow.LetterForms;

// Writes the forms of the letters: dotnet run --project tools/LetterForms [-- DIR], DIR being src/Templates/Letters by default.
// The same code gives the same bytes, so a second run changes nothing.
var folder = args.Length > 0 ? args[0] : Path.Combine("src", "Templates", "Letters");
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"{folder}: no such folder; run this from the repository's root or name the folder.");
    return 2;
}
var faults = 0;
foreach (var (name, form) in AllForms.All)
{
    var bytes = form.ToDocx();
    using (var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false))
    {
        foreach (var fault in new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document))
        {
            faults++;
            await Console.Error.WriteLineAsync($"{name}: {fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}");
        }
    }
    await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), bytes);
}
return faults == 0 ? 0 : 1;
