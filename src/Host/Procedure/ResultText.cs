using System.Globalization;
using System.Text.Json.Nodes;

namespace PaWorkflow.Host.Procedure;

/// <summary>A criterion's result in words, for letters and for the figures that are keyed into SMART.</summary>
static class ResultText
{
    public static string Of(JsonNode? result) => result switch
    {
        null => "ยังไม่มีผล",
        JsonObject { Count: 0 } => "ยังไม่มีผล",
        JsonObject given when given["evidence"] is JsonValue evidence && !evidence.GetValue<bool>() => "ไม่มีหลักฐาน",
        JsonObject given when given["done"] is JsonValue done => done.GetValue<bool>() ? "ดำเนินการแล้ว" : "ยังไม่ได้ดำเนินการ",
        JsonObject given when given["value"] is JsonValue value => Number(value),
        JsonObject given when given["numerator"] is JsonValue a && given["denominator"] is JsonValue b => Ratio(a, b),
        JsonObject given when given["items"] is JsonObject items => string.Join(", ", items.Select(i => $"ข้อ {i.Key}: {Item(i.Value)}")),
        JsonObject given when given["parts"] is JsonArray parts => string.Join(", ", parts.Select(Item)),
        _ => Item(result),
    };

    static string Item(JsonNode? item) => item switch
    {
        null => "ไม่มีผล",
        JsonValue value when value.TryGetValue<bool>(out var done) => done ? "ทำแล้ว" : "ยังไม่ทำ",
        JsonValue value when value.TryGetValue<string>(out var text) => text == "NA" ? "ไม่เกี่ยวข้อง" : text,
        JsonValue value => Number(value),
        _ => Of(item),
    };

    static string Ratio(JsonValue a, JsonValue b)
    {
        var (numerator, denominator) = (Decimal(a), Decimal(b));
        var share = denominator == 0 ? "" : $" คิดเป็นร้อยละ {(numerator * 100 / denominator).ToString("0.00", CultureInfo.InvariantCulture)}";
        return $"{Number(a)} จาก {Number(b)}{share}";
    }

    static decimal Decimal(JsonValue value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    static string Number(JsonValue value) => Plain(Decimal(value));

    /// <summary>Without idle zeros.</summary>
    public static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
