using System.Text.Json;

namespace PaWorkflow.Templates.Engine;

/// <summary>The data that tags see: the innermost section's item first, then outwards.</summary>
sealed class Scope
{
    readonly JsonElement item;
    readonly Scope? outer, holder;
    readonly string[] path;

    Scope(JsonElement item, Scope? outer, Scope? holder, string[] path) => (this.item, this.outer, this.holder, this.path) = (item, outer, holder, path);

    public Scope(JsonElement data) : this(data, null, null, []) { }

    /// <summary>Where a tag's value was found: the value, and the scope that holds it.</summary>
    public readonly record struct Found(JsonElement Value, Scope Holder);

    /// <summary>False where the data has no such field.</summary>
    public bool TryFind(Tag tag, out Found found)
    {
        found = new(item, this);
        if (tag.Path.Length == 0) return true;
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (!Has(scope.item, tag.Path[0], out var value)) continue;
            found = new(value, scope);
            return Follow(tag.Path, ref found);
        }
        return false;
    }

    // The first step was taken. Behind an empty value everything is empty.
    static bool Follow(string[] path, ref Found found)
    {
        for (var step = 1; step < path.Length && found.Value.ValueKind != JsonValueKind.Null; step++)
        {
            if (!Has(found.Value, path[step], out var value)) return false;
            found = found with { Value = value };
        }
        return true;
    }

    static bool Has(JsonElement holder, string name, out JsonElement value)
    {
        value = default;
        return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out value);
    }

    /// <summary>What a section over a value shows: null where the value is empty, else a scope for each repetition. A list repeats, an object becomes the scope, anything else keeps it.</summary>
    public IEnumerable<Scope>? Into(Tag tag, Found found) => found.Value.ValueKind switch
    {
        JsonValueKind.Array => found.Value.GetArrayLength() == 0 ? null : found.Value.EnumerateArray().Select(inner => new Scope(inner, this, found.Holder, tag.Path)),
        JsonValueKind.Object => [new Scope(found.Value, this, found.Holder, tag.Path)],
        JsonValueKind.True => [this],
        JsonValueKind.String => found.Value.ValueEquals("") ? null : [this],
        JsonValueKind.Number => found.Value.TryGetDouble(out var number) && number == 0 ? null : [this],
        _ => null,
    };

    /// <summary>Whether a like of this item has the field: another one of its list, or of a list like it. What a like has is known, and only empty here.</summary>
    public bool IsKnown(Tag tag)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.Likes().Any(like => Reaches(like, tag.Path, 0))) return true;
        }
        return false;
    }

    IEnumerable<JsonElement> Likes() => holder is null ? [item] : holder.Likes().SelectMany(like => All(like, path, 0));

    static IEnumerable<JsonElement> All(JsonElement from, string[] path, int step)
    {
        if (from.ValueKind == JsonValueKind.Array) return from.EnumerateArray().SelectMany(inner => All(inner, path, step));
        if (step == path.Length) return [from];
        return Has(from, path[step], out var value) ? All(value, path, step + 1) : [];
    }

    static bool Reaches(JsonElement from, string[] path, int step) =>
        step == path.Length || step > 0 && from.ValueKind == JsonValueKind.Null || Has(from, path[step], out var value) && Reaches(value, path, step + 1);

    /// <summary>The name of the tag's path that is not there, and those that are.</summary>
    public (string Missing, IEnumerable<string> Known) Missing(Tag tag)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (!Has(scope.item, tag.Path[0], out var value)) continue;
            var step = 1;
            while (step < tag.Path.Length && Has(value, tag.Path[step], out var inner)) (value, step) = (inner, step + 1);
            return (tag.Path[Math.Min(step, tag.Path.Length - 1)], NamesOf(value));
        }
        return (tag.Path[0], Names());
    }

    IEnumerable<string> Names()
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            foreach (var name in NamesOf(scope.item)) yield return name;
        }
    }

    static IEnumerable<string> NamesOf(JsonElement from) => from.ValueKind == JsonValueKind.Object ? from.EnumerateObject().Select(field => field.Name) : [];
}
