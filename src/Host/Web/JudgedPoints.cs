namespace PaWorkflow.Host.Web;

/// <summary>Points that a person gives instead of those that the rule gives: fields <c>NAME[criterion]</c>, empty where the rule's stand.</summary>
static class JudgedPoints
{
    /// <param name="fault">Is told the field and what is wrong with it.</param>
    public static IReadOnlyDictionary<string, decimal> Read(IFormCollection form, IEnumerable<string> criteria, string name, Action<string, string> fault)
    {
        var points = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var id in criteria)
        {
            var (field, text) = ($"{name}[{id}]", form[$"{name}[{id}]"].ToString().Trim());
            if (text.Length == 0) continue;
            if (CriterionInputs.Number(text) is { } number) points[id] = number;
            else fault(field, $"“{(text.Length <= 20 ? text : text[..20] + "…")}” ไม่ใช่ตัวเลข — กรอกคะแนน เช่น 0.5 หรือเว้นว่างไว้");
        }
        return points;
    }
}
