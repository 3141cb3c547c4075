using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Process variables: immutable, JSON values by name (ordinal), in name order.
/// Values are data only; nothing of .NET is reachable from them.
/// </summary>
[JsonConverter(typeof(VariablesConverter))]
public sealed class Variables : IEquatable<Variables>
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly Variables Empty = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    readonly ImmutableSortedDictionary<string, JsonElement> values;

    Variables(ImmutableSortedDictionary<string, JsonElement> values) => this.values = values;

    /// <summary>The properties of an (anonymous) object or dictionary as variables, names in camelCase.</summary>
    public static Variables Of(object source) => Of(JsonSerializer.SerializeToElement(source, Json));

    /// <summary>The members of a JSON object as variables.</summary>
    /// <exception cref="ArgumentException">The element is not an object.</exception>
    public static Variables Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"Variables are a JSON object, not {element.ValueKind}.", nameof(element));
        var builder = Empty.values.ToBuilder();
        foreach (var property in element.EnumerateObject()) builder[property.Name] = property.Value.Clone();
        return new(builder.ToImmutable());
    }

    /// <summary>Reads a JSON object; null or white space is the empty set.</summary>
    public static Variables Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return Empty;
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public IEnumerable<string> Names => values.Keys;
    public IEnumerable<KeyValuePair<string, JsonElement>> Items => values;
    public int Count => values.Count;

    public bool TryGet(string name, out JsonElement value) => values.TryGetValue(name, out value);

    /// <summary>The value as <typeparamref name="T"/>; default when it is absent or null.</summary>
    public T? Get<T>(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.Deserialize<T>(Json) : default;

    /// <summary>The text at a dotted path, e.g. <c>kpi.code</c>; null when there is none.</summary>
    public string? Text(string path)
    {
        var names = path.Split('.');
        if (!values.TryGetValue(names[0], out var value)) return null;
        foreach (var name in names.AsSpan(1))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public Variables With(string name, JsonElement value) => new(values.SetItem(name, value));
    public Variables With(string name, object? value) => With(name, JsonSerializer.SerializeToElement(value, Json));
    public Variables With(Variables other) => other.Count == 0 ? this : new(values.SetItems(other.values));
    public Variables Without(string name) => new(values.Remove(name));

    public bool Equals(Variables? other) =>
        other is not null && values.Count == other.values.Count && values.All(item =>
            other.values.TryGetValue(item.Key, out var value) && JsonElement.DeepEquals(item.Value, value));

    public override bool Equals(object? obj) => Equals(obj as Variables);
    public override int GetHashCode() => values.Count;
    public override string ToString() => JsonSerializer.Serialize(values, Json);

    sealed class VariablesConverter : JsonConverter<Variables>
    {
        public override Variables Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, Variables value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, element) in value.values)
            {
                writer.WritePropertyName(name);
                element.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
    }
}
