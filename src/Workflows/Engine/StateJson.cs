using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// The state of an instance as JSON, with the number of its format: what an older program has saved is brought up to date
/// step by step when it is read.
/// </summary>
public static class StateJson
{
    /// <summary>From format n + 1 to format n + 2, in their order: the format of today is one more than there are steps.</summary>
    static readonly Func<JsonObject, JsonObject>[] upgrades = [];

    static readonly JsonSerializerOptions options = new(Variables.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Values handed in may be nested as deep as JSON is read anywhere; the state holds them some levels down.
        MaxDepth = 128,
        Converters = { new JsonStringEnumConverter() },
    };

    public static int Format => upgrades.Length + 1;

    public static string Write(InstanceState state) => JsonSerializer.Serialize(new Saved(Format, state), options);

    /// <exception cref="JsonException">The text is no state, or one of a newer program.</exception>
    public static InstanceState Read(string json)
    {
        // Almost always it is today's format, which needs no second reading.
        var saved = JsonSerializer.Deserialize<Saved>(json, options);
        if (saved is { State: { } state } && saved.Format == Format) return state;
        var old = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("The state is no JSON object.");
        var format = (int?)old["format"] ?? throw new JsonException("The state has no format number.");
        if (format > Format || format < 1) throw new JsonException($"The state is of format {format}; this program knows 1 to {Format}.");
        for (; format < Format; format++) old = upgrades[format - 1](old);
        return old["state"].Deserialize<InstanceState>(options) ?? throw new JsonException("There is no state in it.");
    }

    sealed record Saved(int Format, InstanceState State);
}
