using PaWorkflow.Host.Search;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Pages.Search;

/// <summary>Everything that the viewer may see with the words in it, a few of each kind; one kind by itself page by page.</summary>
public sealed class SearchPage(PaContext db) : UnitPage
{
    const int ShownOfEach = 5;
    const int ShownOfOne = 20;

    public sealed record Group(SearchKind Kind, string Name, string Icon, IReadOnlyList<Hit> Hits, bool More);

    public string Asked { get; private set; } = "";
    public SearchTerms Terms { get; private set; } = SearchTerms.Of("");
    public SearchKind? Only { get; private set; }
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>The address of the next page of one kind; null: there is none.</summary>
    public string? Next { get; private set; }
    public bool IsFurther { get; private set; }

    /// <summary>The words are too short to look for inside files.</summary>
    public bool TooShortForFiles => !Terms.None && Terms.Long.Count == 0;

    public async Task OnGet(string? q, string? kind, long? before)
    {
        Asked = (q ?? "").Trim();
        if (Asked.Length > SearchTerms.MaxLength) Asked = Asked[..SearchTerms.MaxLength];
        Terms = SearchTerms.Of(Asked);
        if (Terms.None) return;
        Only = Enum.TryParse<SearchKind>(kind, out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
        IsFurther = before is not null;
        var hits = new Hits(db, Viewer, Terms);
        var groups = new List<Group>();
        foreach (var (of, name, icon) in Kinds.Where(k => Only is null || k.Kind == Only))
        {
            var most = Only is null ? ShownOfEach : ShownOfOne;
            var found = await hits.Of(of, Only is null ? null : before, most + 1);
            if (found.Count == 0) continue;
            var more = found.Count > most;
            if (more) found.RemoveRange(most, found.Count - most);
            groups.Add(new(of, name, icon, found, more && Only is null));
            if (more && Only is not null) Next = $"{AddressOf(of)}&before={found[^1].Row}";
        }
        Groups = groups;
    }

    public string AddressOf(SearchKind kind) => $"/search?q={Uri.EscapeDataString(Asked)}&kind={kind}";

    public static IReadOnlyList<(SearchKind Kind, string Name, string Icon)> Kinds { get; } =
    [
        (SearchKind.Task, "งาน", "inbox"), (SearchKind.Kpi, "ตัวชี้วัด", "target"), (SearchKind.Note, "ข้อความในงาน", "message"), (SearchKind.Letter, "หนังสือ", "file-text"),
        (SearchKind.File, "ชื่อไฟล์หลักฐาน", "paperclip"), (SearchKind.FileText, "ข้อความในไฟล์หลักฐาน", "files"),
    ];
}
