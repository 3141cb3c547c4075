using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaWorkflow.Agreements;

/// <summary>Members of a JSON object by kind; a member of the wrong kind is a fault and reads as if it were not there.</summary>
static class JsonFields
{
    public static bool? Flag(JsonObject from, string name, ResultPlace place)
    {
        if (from[name] is not { } node) return null;
        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return node.GetValue<bool>();
        place.At(name, name).Fault($"{Kind(node)} is no truth value", "give true or false");
        return null;
    }

    public static decimal? Number(JsonObject from, string name, ResultPlace place) =>
        from[name] is { } node ? Number(node, place.At(name, name)) : null;

    public static decimal? Number(JsonNode node, ResultPlace place)
    {
        if (node.GetValueKind() == JsonValueKind.Number
            && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= 1_000_000_000) return number;
        place.Fault($"{Kind(node)} is no number that can be scored", "give a number such as 86.4, up to 1,000,000,000");
        return null;
    }

    /// <summary>An instant with its offset; one without is Thai time.</summary>
    public static DateTimeOffset? Instant(JsonObject from, string name, ResultPlace place)
    {
        if (from[name] is not { } node) return null;
        if (node.GetValueKind() == JsonValueKind.String)
        {
            var text = node.GetValue<string>();
            var read = ThaiTime.TryInstant(text, out var instant)
                || (text.Contains('T', StringComparison.Ordinal)
                    && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant));
            // A year of the Buddhist Era would make every report centuries late.
            if (read && instant.Year is > 1999 and < 2200) return instant;
        }
        place.At(name, name).Fault($"{Kind(node)} is no instant of our time", "give one of the Common Era such as \"2021-02-19T16:00:00+07:00\"");
        return null;
    }

    public static void KnownOnly(JsonObject from, IReadOnlyList<string> known, ResultPlace place)
    {
        foreach (var (name, _) in from)
        {
            if (!known.Contains(name)) place.At(name, name).Fault("there is no such member", Near.Hint(name, known));
        }
    }

    /// <summary>The node in a few characters, for a message.</summary>
    public static string Kind(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ when node.ToJsonString() is { Length: <= 40 } text => text,
        _ => "a long text",
    };
}
