using System.CommandLine;

namespace PaWorkflow.Host.Cli;

/// <summary>Writes the files that a person asks for.</summary>
static class OutputFile
{
    /// <summary>An option <c>--out</c> that takes files of some kinds only.</summary>
    /// <param name="endings">With the dot.</param>
    public static Option<FileInfo> Option(string description, params string[] endings)
    {
        var option = new Option<FileInfo>("--out") { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !endings.Contains(Path.GetExtension(token.Value), StringComparer.OrdinalIgnoreCase)) result.AddError($"--out takes a file that ends in {string.Join(" or ", endings)}.");
        });
        return option;
    }

    public static bool IsWorkbook(FileInfo file) => file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    public static void Write(FileInfo file, byte[] content)
    {
        Directory.CreateDirectory(file.DirectoryName!);
        File.WriteAllBytes(file.FullName, content);
    }

    public static void Write(FileInfo file, string content)
    {
        Directory.CreateDirectory(file.DirectoryName!);
        File.WriteAllText(file.FullName, content);
    }
}
