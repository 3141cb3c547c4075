using System.Text.Json;
using PaWorkflow.Host.Procedure;

namespace PaWorkflow.Host.Api;

/// <summary>Long lists are answered in parts: <c>limit</c> says how many at once, <c>after</c> the id of the last one that the asker has.</summary>
static class Lists
{
    public const int Usual = 50, Most = 200;

    /// <exception cref="Rejected">The number is out of range.</exception>
    public static int Limit(int? asked) => asked switch
    {
        null => Usual,
        >= 1 and <= Most => asked.Value,
        _ => throw Rejected.Invalid("limit", $"ขอได้ครั้งละ 1 ถึง {Most} รายการ"),
    };

    /// <summary>A word of a closed list as answers write it: the first letter small.</summary>
    /// <exception cref="Rejected">There is no such word.</exception>
    public static T? Word<T>(string? given, string field) where T : struct, Enum
    {
        if (given is null) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == given) return value;
        }
        throw Rejected.Invalid(field, $"{field} ต้องเป็น {string.Join(", ", Enum.GetValues<T>().Select(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString())))}");
    }

    /// <summary>What a list says when the id that it is to go on after is none of its own.</summary>
    public static Rejected Unknown() => Rejected.Invalid("after", "ไม่มีรายการนี้ให้ต่อจาก — โปรดใช้ค่า next ของคำตอบก่อนหน้า หรือเว้นไว้เพื่อเริ่มใหม่");
}
