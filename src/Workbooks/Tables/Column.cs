using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>What a column of a form holds; decides how its cells look and how they are read.</summary>
enum Holds
{
    Text,

    /// <summary>A code or a number that names something: <c>1.2.1</c>, <c>2.10</c>. Text, so that Excel makes no date or figure of it.</summary>
    Code,
    Number,
    Date,

    /// <summary>A date, or a date with a time of day.</summary>
    Closing,

    /// <summary>A date with a time of day.</summary>
    Instant,
    Month,
    Choice,

    /// <summary>A number shown to four places; only given out.</summary>
    Score,

    /// <summary>A number from 0 to 1, shown as percent; only given out.</summary>
    Share,
}

/// <summary>A column of a form, or a line of its head.</summary>
/// <param name="heading">In Thai, as it stands over the column; it is found by this again.</param>
/// <param name="width">In letters.</param>
/// <param name="note">In Thai: what goes there.</param>
sealed class Column(string heading, Holds holds, double width, string note)
{
    public string Heading => heading;
    public Holds Holds => holds;
    public double Width => width;
    public string Note => note;

    /// <summary>The form is none without it.</summary>
    public bool Required { get; init; }

    public Share Share { get; init; }

    public Choices? Choices { get; init; }

    /// <summary>The worksheet in whose first column the values to choose from stand.</summary>
    public string? ChoicesFrom { get; init; }

    /// <summary>What is to be given where it is empty or wrong.</summary>
    public required Wording Right { get; init; }
}

/// <summary>Words to choose from, each for a word of the catalogue's format.</summary>
/// <param name="Words">The word on the form, in Thai, and the word that it stands for.</param>
sealed record Choices(params IReadOnlyList<(string Word, string Value)> Words)
{
    /// <summary>Other ways in which people write it; compared without blanks and case.</summary>
    public IReadOnlyList<(string Word, string Value)> Also { get; init; } = [];

    /// <summary>The word that a text stands for; null where it is none of them.</summary>
    public string? ValueOf(string text)
    {
        var key = Bare(text);
        foreach (var (word, value) in Words)
        {
            if (Bare(word) == key || value == key) return value;
        }
        return Also.FirstOrDefault(a => Bare(a.Word) == key).Value;
    }

    public string WordOf(string value) => Words.First(w => w.Value == value).Word;

    static string Bare(string text) => ThaiText.Key(text).Replace(" ", "", StringComparison.Ordinal);
}
