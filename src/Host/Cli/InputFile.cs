namespace PaWorkflow.Host.Cli;

/// <summary>Reads the files that a person names, and says plainly when there is none to read.</summary>
static class InputFile
{
    /// <exception cref="InputFault">It is not there, is a directory, or may not be read.</exception>
    public static string Text(FileInfo file) => Read(file, File.ReadAllText);

    /// <exception cref="InputFault">It is not there, is a directory, or may not be read.</exception>
    public static byte[] Bytes(FileInfo file) => Read(file, File.ReadAllBytes);

    /// <summary>By its first bytes, or where they say nothing by its name.</summary>
    public static bool IsWorkbook(FileInfo file, byte[] content) =>
        content is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] || file.Extension.ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS" or ".XLSB";

    static T Read<T>(FileInfo file, Func<string, T> read)
    {
        if (Directory.Exists(file.FullName)) throw new InputFault($"{file.FullName}: this is a directory; give a file");
        if (!file.Exists) throw new InputFault($"{file.FullName}: there is no such file; check the path, relative ones start at {Environment.CurrentDirectory}");
        try
        {
            return read(file.FullName);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputFault($"{file.FullName}: it may not be read; check its permissions");
        }
    }
}
