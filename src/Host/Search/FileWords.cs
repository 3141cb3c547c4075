using System.Text;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Search;

/// <summary>The words inside a file, folded as they are kept.</summary>
/// <param name="Cut">There was more than <see cref="FileWords.MaxCharacters"/>, or than was read in the time.</param>
public sealed record ReadWords(string Text, bool Cut);

/// <summary>Reads the text inside the kinds of file that evidence comes in. Files come from anyone: every reader has an end.</summary>
public static class FileWords
{
    /// <summary>Characters of one file that are kept.</summary>
    public const int MaxCharacters = 200_000;

    static readonly Dictionary<string, Action<Stream, WordsTaken>> readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docx"] = OfficeWords.Read, ["xlsx"] = OfficeWords.Read, ["pptx"] = OfficeWords.Read, ["pdf"] = PdfWords.Read, ["txt"] = PlainWords.Read, ["csv"] = PlainWords.Read,
    };

    /// <summary>Null: nothing inside such a file can be read (pictures, old Office files).</summary>
    public static string? ExtensionOf(string fileName) => Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant() is var extension && readers.ContainsKey(extension) ? extension : null;

    /// <param name="cancel">Ends the reading at the next piece; what was read by then is thrown away.</param>
    /// <exception cref="InvalidDataException">The file cannot be read; the message says why.</exception>
    public static ReadWords Read(Stream file, string extension, CancellationToken cancel)
    {
        var taken = new WordsTaken(MaxCharacters, cancel);
        try
        {
            readers[extension](file, taken);
        }
        catch (WordsEnough)
        {
            return new(SearchFold.Of(taken.Text), true);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The readers of other people's formats end in whatever they end in.
            throw new InvalidDataException($"{fault.GetType().Name}: {fault.Message}", fault);
        }
        return new(SearchFold.Of(taken.Text), false);
    }
}

/// <summary>Gathers words until there are enough of them or the time is over.</summary>
sealed class WordsTaken(int most, CancellationToken cancel)
{
    readonly StringBuilder text = new();

    public string Text => text.ToString();

    /// <exception cref="WordsEnough">There is no room for more.</exception>
    public void Add(ReadOnlySpan<char> words)
    {
        cancel.ThrowIfCancellationRequested();
        var room = most - text.Length;
        text.Append(words.Length <= room ? words : words[..room]);
        if (words.Length > room) throw new WordsEnough();
    }

    /// <summary>What follows stands apart from what was before.</summary>
    public void Break() => Add(" ");

    /// <summary>Asks whether the time is over.</summary>
    public void Look() => cancel.ThrowIfCancellationRequested();
}

sealed class WordsEnough : Exception;
