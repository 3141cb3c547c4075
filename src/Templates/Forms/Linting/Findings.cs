using System.Globalization;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>Collects findings; the same one in many places is told once.</summary>
sealed class Findings(string file)
{
    const int WordsAround = 40;

    readonly Dictionary<(FormRule, string), FormFinding> found = [];

    /// <summary>In the order of the document.</summary>
    public IReadOnlyList<FormFinding> Found => [.. found.Values];

    public void Add(FormRule rule, Place place, (string English, string Thai) wrong, (string English, string Thai) right)
    {
        var key = (rule, wrong.English);
        found[key] = found.TryGetValue(key, out var first) ? first with { More = first.More + 1 }
            : new(file, rule, place, new(wrong.English, wrong.Thai), new(right.English, right.Thai));
    }

    public void Add(FormRule rule, FormParagraph at, (string English, string Thai) wrong, (string English, string Thai) right, int offset = 0, int length = 0) =>
        Add(rule, at.Place with { Near = Around(at.Text, offset), Offset = offset, Length = length }, wrong, right);

    static string Around(string text, int offset)
    {
        var from = Math.Min(Math.Max(0, offset), text.Length);
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text[from])) from--;
        return Faults.Short(text[from..].Trim(), WordsAround);
    }

    /// <summary>Twentieths of a point as centimetres: <c>2.5</c>.</summary>
    public static string Centimetres(double twips) => (twips / FormFile.TwipsPerCentimetre).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Half points as points: <c>16</c>.</summary>
    public static string Points(int half) => (half / 2.0).ToString("0.#", CultureInfo.InvariantCulture);
}
