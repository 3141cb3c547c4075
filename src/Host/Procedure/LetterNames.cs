using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Procedure;

/// <summary>What a letter's file is called when it leaves the house.</summary>
static class LetterNames
{
    const int Longest = 60;

    public static string FileOf(Letter letter, string extension)
    {
        var number = letter.Number is null ? "ร่าง" : letter.Number.Replace('/', '-');
        var subject = letter.Subject.Length > Longest ? letter.Subject[..Longest] : letter.Subject;
        return $"{number} {subject.Replace('/', '-')}.{extension}";
    }
}
