using System.Text.Json;
using System.Text.RegularExpressions;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>Variables that a person or a program hands in: within bounds, so that the state that takes them up can be read again.</summary>
public static partial class HandedVariables
{
    const int MaxText = 1_000_000;
    const int MaxDepth = 32;
    public const int MaxName = 100;

    /// <param name="handed">A JSON object; null and nothing at all are no variables.</param>
    /// <exception cref="Rejected">It is no object, too large, or a name is none that scripts could use.</exception>
    internal static Variables Read(JsonElement? handed)
    {
        if (handed is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } element) return Variables.Empty;
        if (element.ValueKind != JsonValueKind.Object) throw Rejected.Invalid("Variables", "ข้อมูลต้องเป็นวัตถุ JSON เช่น {\"decision\": \"approve\"}");
        var variables = Variables.Of(element);
        Check(variables);
        return variables;
    }

    /// <exception cref="Rejected">See <see cref="Read"/>.</exception>
    internal static void Check(Variables variables)
    {
        if (variables.ToString().Length > MaxText) throw Rejected.Invalid("Variables", $"ข้อมูลยาวเกิน {MaxText:#,0} ตัวอักษร");
        foreach (var (name, value) in variables.Items)
        {
            if (!IsName(name)) throw Rejected.Invalid("Variables", $"ชื่อข้อมูล “{name}” ใช้ไม่ได้ — ใช้ตัวอักษร ตัวเลข หรือ _ ไม่เว้นวรรค ไม่ขึ้นต้นด้วยตัวเลข และไม่เกิน {MaxName} ตัว");
            if (!IsShallow(value, MaxDepth)) throw Rejected.Invalid("Variables", $"ข้อมูล “{name}” ซ้อนกันลึกเกิน {MaxDepth} ชั้น");
        }
    }

    public static bool IsName(string name) => name.Length <= MaxName && name != "__proto__" && NamePattern().IsMatch(name);

    static bool IsShallow(JsonElement value, int levels) => value.ValueKind switch
    {
        JsonValueKind.Object => levels > 0 && value.EnumerateObject().All(p => IsShallow(p.Value, levels - 1)),
        JsonValueKind.Array => levels > 0 && value.EnumerateArray().All(item => IsShallow(item, levels - 1)),
        _ => true,
    };

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Mn}\p{Nd}_$]*$")]
    private static partial Regex NamePattern();
}
