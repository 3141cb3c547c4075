using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PaWorkflow.Templates;

/// <summary>A letter's record as the data of its template: camelCase names, ISO dates, empty fields as null.</summary>
static class LetterData
{
    static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static JsonElement Of<T>(T letter) => JsonSerializer.SerializeToElement(letter, options);

    /// <summary>The Thai name of a round: <c>5m</c> or <c>11m</c>.</summary>
    public static string RoundName(string round) => round switch
    {
        "5m" => "รอบ ๕ เดือน",
        "11m" => "รอบ ๑๑ เดือน",
        _ => throw new ArgumentException($"Round \"{round}\" is unknown; write 5m or 11m.", nameof(round)),
    };
}
