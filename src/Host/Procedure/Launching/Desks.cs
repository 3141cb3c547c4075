using PaWorkflow.Host.Web;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>Someone of the unit with their posts.</summary>
public sealed record Member(string Id, string Name, string Group, IReadOnlyCollection<string> Posts);

/// <summary>On whose desk a task lies: a person's, or a post's that several share. A post that one person holds is that person's desk.</summary>
public sealed class Desks
{
    readonly Dictionary<string, string> names;
    readonly Dictionary<string, List<Member>> seats;

    /// <summary>How many people share a desk, for those that are shared.</summary>
    public IReadOnlyDictionary<string, int> Shared { get; }

    public Desks(IReadOnlyList<Member> members)
    {
        names = members.ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal);
        seats = ThaiDisplay.Posts.ToDictionary(post => post, post => members.Where(m => m.Posts.Contains(post)).ToList(), StringComparer.Ordinal);
        Shared = seats.Where(s => s.Value.Count > 1).ToDictionary(s => SharedName(s.Key, s.Value.Count), s => s.Value.Count, StringComparer.Ordinal);
    }

    public string NameOf(string? person, string? post) =>
        person is not null ? names.GetValueOrDefault(person, person)
        : post is null ? "ยังไม่กำหนดผู้ทำ"
        : seats.GetValueOrDefault(post) switch
        {
            { Count: 1 } one => one[0].Name,
            { Count: > 1 and var many } => SharedName(post, many),
            _ => $"{ThaiDisplay.PostName(post)} (ว่าง)",
        };

    static string SharedName(string post, int people) => $"{ThaiDisplay.PostName(post)} ({people} คน)";
}
