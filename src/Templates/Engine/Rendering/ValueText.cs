using System.Text.Json;

namespace PaWorkflow.Templates.Engine;

/// <summary>The text that a value tag prints.</summary>
static class ValueText
{
    /// <summary>Empty for an empty value; where the value does not fit, a fault is added and the text is empty too.</summary>
    public static string Of(Tag tag, Place place, JsonElement value, Faults faults)
    {
        var text = Plain(tag, place, value, faults);
        foreach (var name in tag.Filters)
        {
            if (string.IsNullOrEmpty(text))
            {
                if (name == Filters.Dots) text = Filters.Blank;
                continue;
            }
            var filter = Filters.All[name];
            if (filter.Apply(text) is { } applied)
            {
                text = applied;
                continue;
            }
            faults.WrongValue(place, tag.Written, $"\"{Faults.Short(text)}\"", filter.Expects.English, filter.Expects.Thai);
            return "";
        }
        return text;
    }

    static string Plain(Tag tag, Place place, JsonElement value, Faults faults)
    {
        if (tag.Filters is [Filters.List, ..] && value.ValueKind == JsonValueKind.Array) return InOneLine([.. value.EnumerateArray().Select(item => Plain(tag, place, item, faults))]);
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: return "";
            case JsonValueKind.String: return value.GetString()!;
            case JsonValueKind.Array:
                faults.WrongValue(place, tag.Written, "a list", "a text or number; write {#…}…{/} around it to repeat, or |list to print it in one line", "ข้อความหรือตัวเลข ใช้ {#…}…{/} ครอบเพื่อทำซ้ำ หรือ |list เพื่อพิมพ์ในบรรทัดเดียว");
                return "";
            case JsonValueKind.Object:
                faults.WrongValue(place, tag.Written, "an object", "a text or number; name a field of it after a dot", "ข้อความหรือตัวเลข ระบุชื่อช่องข้อมูลต่อท้ายจุด");
                return "";
            default: return value.GetRawText();
        }
    }

    // ก, ก และ ข, ก ข และ ค
    static string InOneLine(string[] texts) => texts.Length < 2 ? string.Concat(texts) : $"{string.Join(' ', texts[..^1])} และ {texts[^1]}";
}
