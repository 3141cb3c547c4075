using System.Text.Json;

namespace PaWorkflow.Templates;

/// <summary>A tag that a kind of letter has data for.</summary>
/// <param name="Tag">As it is written, e.g. <c>{head.unitName}</c>, or <c>{#missing}…{/missing}</c> around what repeats.</param>
/// <param name="Within">The list in which it stands; null outside of lists.</param>
/// <param name="Example">From the sample; of a list how many items it has, as a number.</param>
/// <param name="IsList">Repeats what stands between its tags.</param>
public sealed record OfferedTag(string Tag, string? Within, string Example, bool IsList)
{
    const int Longest = 80;

    /// <summary>All tags of data of this shape, in its order.</summary>
    public static IReadOnlyList<OfferedTag> Of(JsonElement sample) => [.. Fields(sample, "", null)];

    static IEnumerable<OfferedTag> Fields(JsonElement holder, string path, string? within)
    {
        foreach (var field in holder.EnumerateObject())
        {
            var name = path + field.Name;
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var inner in Fields(field.Value, $"{name}.", within)) yield return inner;
                    break;
                case JsonValueKind.Array:
                    yield return new($"{{#{name}}}…{{/{name}}}", within, field.Value.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture), IsList: true);
                    if (field.Value.GetArrayLength() == 0) break;
                    // Items may leave fields empty: the fullest one shows the most.
                    var item = field.Value.EnumerateArray().MaxBy(Filled);
                    var inside = item.ValueKind == JsonValueKind.Object ? Fields(item, "", name) : [new("{.}", name, Shown(item), IsList: false)];
                    foreach (var inner in inside) yield return inner;
                    break;
                default:
                    yield return new($"{{{name}}}", within, Shown(field.Value), IsList: false);
                    break;
            }
        }
    }

    static int Filled(JsonElement item) => item.ValueKind == JsonValueKind.Object ? item.EnumerateObject().Count(field => field.Value.ValueKind != JsonValueKind.Null) : 0;

    static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "" : Engine.Faults.Short(value.ToString(), Longest);
}
