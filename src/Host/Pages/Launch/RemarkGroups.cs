using System.Text.RegularExpressions;
using PaWorkflow.Host.Procedure;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Remarks that say the same of several places: what becomes of it, in the words of the first, and where.</summary>
public sealed record RemarkGroup(string Name, IReadOnlyList<FileRemark> Remarks);

/// <summary>Puts remarks together by what they are; figures and dates in them do not count.</summary>
public static partial class RemarkGroups
{
    /// <summary>The largest group first.</summary>
    public static IReadOnlyList<RemarkGroup> Of(IReadOnlyList<FileRemark> remarks) =>
        [.. remarks.GroupBy(r => Figures().Replace(r.Remedy, "#"), StringComparer.Ordinal)
            .Select(g => new RemarkGroup(g.Select(r => r.Remedy).Distinct().Count() > 1 ? g.Key.Replace("#", "…", StringComparison.Ordinal) : g.First().Remedy, [.. g]))
            .OrderByDescending(g => g.Remarks.Count)];

    [GeneratedRegex(@"\d[\d.,]*( [\p{L}\p{M}.]+ \d{4})?( \d\d\.\d\d น\.)?")]
    private static partial Regex Figures();
}
