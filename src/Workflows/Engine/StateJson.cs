using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaWorkflow.Workflows.Engine;

/// <summary>The state of an instance as JSON.</summary>
public static class StateJson
{
    static readonly JsonSerializerOptions Options = new(Variables.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(InstanceState state) => JsonSerializer.Serialize(state, Options);

    /// <exception cref="JsonException">The text is no state.</exception>
    public static InstanceState Read(string json) =>
        JsonSerializer.Deserialize<InstanceState>(json, Options) ?? throw new JsonException("The state is null.");
}
