using System.Text.Json;

namespace PaWorkflow.Templates.Engine;

/// <summary>The data that tags see: the innermost section's item first, then outwards.</summary>
sealed record Scope(JsonElement Item, Scope? Outer)
{
    /// <summary>False where the data has no such field; then <paramref name="missing"/> is the name that is not there, and <paramref name="known"/> those that are.</summary>
    public bool TryFind(Tag tag, out JsonElement value, out string missing, out IEnumerable<string> known)
    {
        (value, missing, known) = (Item, "", []);
        if (tag.Path.Length == 0) return true;
        var scope = this;
        while (!Has(scope.Item, tag.Path[0], out value))
        {
            if (scope.Outer is null)
            {
                (missing, known) = (tag.Path[0], Names());
                return false;
            }
            scope = scope.Outer;
        }
        foreach (var name in tag.Path.Skip(1))
        {
            if (value.ValueKind == JsonValueKind.Null) return true;
            var holder = value;
            if (Has(holder, name, out value)) continue;
            (missing, known) = (name, NamesOf(holder));
            return false;
        }
        return true;
    }

    static bool Has(JsonElement holder, string name, out JsonElement value)
    {
        value = default;
        return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out value);
    }

    IEnumerable<string> Names() => NamesOf(Item).Concat(Outer?.Names() ?? []);

    static IEnumerable<string> NamesOf(JsonElement holder) => holder.ValueKind == JsonValueKind.Object ? holder.EnumerateObject().Select(field => field.Name) : [];

    /// <summary>What a section over this value shows: one scope for each repetition, none where the value is empty.</summary>
    public IEnumerable<Scope> Into(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(item => new Scope(item, this)),
        JsonValueKind.Object => [new Scope(value, this)],
        JsonValueKind.True => [this],
        JsonValueKind.String => value.GetString()!.Length > 0 ? [new Scope(value, this)] : [],
        JsonValueKind.Number => value.TryGetDecimal(out var number) && number == 0 ? [] : [new Scope(value, this)],
        _ => [],
    };
}
