using System.Text;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Cli;

/// <summary>A catalogue that a person names, as YAML or as an Excel workbook.</summary>
/// <param name="Yaml">The file's own text, or the text that the workbook stands for.</param>
sealed record CatalogueInput(Catalogue Catalogue, string Yaml, IReadOnlyList<Said> Warnings)
{
    /// <exception cref="InputFault">There are faults; each has its line or its cell.</exception>
    public static CatalogueInput Read(FileInfo file)
    {
        var look = Look(file);
        return look.Catalogue is { } catalogue ? new(catalogue, look.Yaml, look.Warnings) : throw new InputFault(look.Faults.Select(f => f.ToString()));
    }

    /// <exception cref="InputFault">There are faults, or there is no such round.</exception>
    public static CatalogueInput Read(FileInfo file, string round)
    {
        var read = Read(file);
        return read.Catalogue.Rounds.Any(r => r.Id == round) ? read
            : throw new InputFault($"{file.Name}: the catalogue has no round {round}; give one of {string.Join(", ", read.Catalogue.Rounds.Select(r => r.Id))}");
    }

    /// <summary>Reads without refusing: the catalogue is null where there are faults.</summary>
    public static (Catalogue? Catalogue, string Yaml, IReadOnlyList<Said> Faults, IReadOnlyList<Said> Warnings) Look(FileInfo file)
    {
        var content = InputFile.Bytes(file);
        if (InputFile.IsWorkbook(file, content))
        {
            var import = CatalogueWorkbook.Read(content, file.Name);
            return (import.Catalogue, import.Catalogue is { } read ? CatalogueYaml.Write(read) : "", [.. import.Faults.Select(Said.Of)], [.. import.Warnings.Select(Said.Of)]);
        }
        // As a text file is read: by its mark where it has one, else as UTF-8.
        var yaml = new StreamReader(new MemoryStream(content), Encoding.UTF8).ReadToEnd();
        var reading = CatalogueFile.Read(yaml, file.Name);
        return (reading.Catalogue, yaml, [.. reading.Faults.Select(Said.Of)], [.. reading.Warnings.Select(Said.Of)]);
    }

    public void Warn()
    {
        foreach (var warning in Warnings) Console.Error.WriteLine(warning);
    }
}
