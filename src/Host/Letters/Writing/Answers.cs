using System.Globalization;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>What was answered to the asks of a kind; checked already.</summary>
sealed class Answers(IReadOnlyDictionary<string, string> said)
{
    public const string DateForm = "yyyy-MM-dd";
    public const string TimeForm = "HH:mm";

    /// <summary>Without spaces around it; empty where nothing was said.</summary>
    public string Text(string name) => said.GetValueOrDefault(name, "").Trim();

    public string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>The lines that hold something.</summary>
    public IReadOnlyList<string> Lines(string name) => Lines(said.GetValueOrDefault(name, ""), skipEmpty: true);

    public DateOnly Date(string name) => DateOnly.ParseExact(Text(name), DateForm, CultureInfo.InvariantCulture);

    public TimeOnly Time(string name) => TimeOnly.ParseExact(Text(name), TimeForm, CultureInfo.InvariantCulture);

    /// <summary>Groups of lines with empty lines between them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Blocks(string name)
    {
        var blocks = new List<List<string>> { new() };
        foreach (var line in Lines(said.GetValueOrDefault(name, ""), skipEmpty: false))
        {
            if (line.Length > 0) blocks[^1].Add(line);
            else if (blocks[^1].Count > 0) blocks.Add([]);
        }
        return [.. blocks.Where(block => block.Count > 0)];
    }

    static List<string> Lines(string text, bool skipEmpty) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => !skipEmpty || line.Length > 0)];
}
