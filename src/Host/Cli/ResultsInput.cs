using System.Text;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Cli;

/// <summary>Results that a person names, as JSON or as an Excel workbook.</summary>
static class ResultsInput
{
    /// <exception cref="InputFault">There are faults; each has its path or its cell.</exception>
    public static Agreements.Results Read(FileInfo file, Catalogue catalogue, string round)
    {
        var content = InputFile.Bytes(file);
        if (InputFile.IsWorkbook(file, content)) return Import(file, content, catalogue, round).Results!;
        var reading = ResultsFile.Read(new StreamReader(new MemoryStream(content), Encoding.UTF8).ReadToEnd(), catalogue, round);
        return reading.Results ?? throw new InputFault(reading.Faults.Select(f => $"{file.Name}: {f}"));
    }

    /// <exception cref="InputFault">There are faults, each with its cell.</exception>
    public static ResultsImport Import(FileInfo file, byte[] content, Catalogue catalogue, string round)
    {
        var import = ResultsWorkbook.Read(content, file.Name, catalogue, round);
        if (import.Results is null) throw new InputFault(import.Faults.Select(f => f.ToString()));
        foreach (var warning in import.Warnings) Console.Error.WriteLine(warning);
        return import;
    }
}
