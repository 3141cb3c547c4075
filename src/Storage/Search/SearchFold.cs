using System.Text;

namespace PaWorkflow.Storage.Search;

/// <summary>
/// One spelling of what is written in several ways: Thai digits as Arabic ones, the two halves of ำ as one letter, เเ as แ, a tone mark
/// behind its vowel, runs of white space as one space, nothing invisible. What is kept and what is asked for are both folded.
/// </summary>
public static class SearchFold
{
    const char Nikhahit = '\u0E4D';
    const char SaraAa = '\u0E32';
    const char SaraAm = '\u0E33';
    const char SaraE = '\u0E40';
    const char SaraAe = '\u0E41';

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormC)) Add(folded, letter);
        while (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    /// <summary>Half a surrogate pair, as a cut or a poor file leaves it, is no letter: normalizing it would throw.</summary>
    static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static void Add(StringBuilder folded, char letter)
    {
        var last = folded.Length > 0 ? folded[^1] : ' ';
        switch (letter)
        {
            case >= '๐' and <= '๙':
                folded.Append((char)('0' + (letter - '๐')));
                break;
            case SaraAa when last == Nikhahit:
                folded[^1] = SaraAm;
                break;
            // น ํ ้ า, as some PDF programs write น้ำ.
            case SaraAa when IsTone(last) && folded.Length > 1 && folded[^2] == Nikhahit:
                (folded[^2], folded[^1]) = (last, SaraAm);
                break;
            case SaraE when last == SaraE:
                folded[^1] = SaraAe;
                break;
            case >= '\u0E34' and <= '\u0E3A' when IsTone(last):
                folded[^1] = letter;
                folded.Append(last);
                break;
            case var space when char.IsWhiteSpace(space):
                if (last != ' ') folded.Append(' ');
                break;
            case var unseen when char.IsControl(unseen) || char.GetUnicodeCategory(unseen) == System.Globalization.UnicodeCategory.Format || unseen == '\uFFFE' || unseen == '\uFFFF':
                break;
            default:
                folded.Append(letter);
                break;
        }
    }

    static bool IsTone(char letter) => letter is >= '\u0E48' and <= '\u0E4B';
}
