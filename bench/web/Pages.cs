namespace PaWorkflow.WebSpeed;

/// <summary>The pages that must stay quick whatever the database holds.</summary>
static class Pages
{
    public static IReadOnlyList<(string Name, string Path)> All { get; } =
    [
        ("inbox", "/"), ("inbox, everyone's", "/?show=everyone"), ("inbox, done", "/?show=done"), ("live counts", "/inbox/pulse"),
        ("board", "/years/2564"), ("reports", "/years/2564/reports"), ("evidence of a KPI", "/years/2564/kpis/1.2.1"),
        ("search, many hits", "/search?q=หลักฐาน"), ("search, a KPI", "/search?q=1.2.1"), ("search, no hit", "/search?q=ไม่มีคำนี้แน่นอน"),
    ];
}
