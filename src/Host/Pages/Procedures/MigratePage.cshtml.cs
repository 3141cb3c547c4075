using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Pages.Procedures;

/// <summary>Running instances move to another version: which step takes the place of which, what would become of each, then all that are ticked at once.</summary>
public sealed class MigratePage(PaContext db, MigrationDesk desk) : UnitPage
{
    /// <summary>A field for each element of the old version: <c>Map[element]</c>.</summary>
    const string Mapped = "Map[";

    public string Id { get; private set; } = "";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionInfo> Versions { get; private set; } = [];

    public IReadOnlyDictionary<(string Process, int Version), int> Running { get; private set; } = new Dictionary<(string, int), int>();
    public VersionInfo InForce { get; private set; } = null!;
    public int From { get; private set; }
    public int To { get; private set; }
    public MigrationPreview? Preview { get; private set; }
    public BpmnOutline Old { get; private set; } = null!;
    public BpmnOutline New { get; private set; } = null!;

    /// <summary>Ids of the instances that are ticked.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    /// <summary>Elements of the old version at which something stands, first; the others are folded away.</summary>
    public IReadOnlyList<FlowNode> Standing { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id, int? from, int? to) => await Load(id, from, to, null) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string id, int from, int to)
    {
        var mapping = Request.Form.Where(f => f.Key.StartsWith(Mapped, StringComparison.Ordinal))
            .ToDictionary(f => f.Key[Mapped.Length..^1], f => f.Value.ToString(), StringComparer.Ordinal);
        if (!await Load(id, from, to, mapping) || Preview is null) return NotFound();
        if (Typed("Step") != "run") return Page();
        Chosen = Request.Form["Instances"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var outcome = await desk.Run(id, from, to, mapping, [.. Chosen], Typed("Reason"), Viewer, Typed("CommandId") is { Length: > 0 } commandId ? commandId : null);
        if (outcome is not Outcome.Done) return Note(outcome) ? Page() : NotFound();
        var moved = Preview.Instances.Where(i => Chosen.Contains(i.Id)).ToList();
        var left = Preview.Instances.Count - moved.Count;
        Say($"ย้ายไปฉบับที่ {to} แล้ว {moved.Count} เรื่อง (ปี {string.Join(", ", moved.Select(m => m.Year).Distinct())}){(left > 0 ? $" ยังอยู่ฉบับที่ {from} อีก {left} เรื่อง" : "")} งาน กำหนดส่ง และผู้รับผิดชอบเดิมยังอยู่ครบ");
        return LocalRedirect(left > 0 ? $"/procedures/{Uri.EscapeDataString(id)}/migrate?from={from}&to={to}" : $"/procedures/{Uri.EscapeDataString(id)}");
    }

    async Task<bool> Load(string id, int? from, int? to, Dictionary<string, string>? mapping)
    {
        if (!InstanceDesk.MayIntervene(Viewer)) return false;
        Id = id;
        Versions = await ProcedureVersions.List(ProcedureVersions.SeenBy(db, Viewer).Where(v => v.ProcessId == id));
        if (Versions.Count == 0) return false;
        Running = await ProcedureVersions.Running(db, Viewer);
        InForce = ProcedureVersions.InForce(Versions);
        To = to ?? InForce.Version;
        From = from ?? Versions.Select(v => v.Version).FirstOrDefault(v => v != To && Running.ContainsKey((id, v)));
        if (From == 0) return true;
        if (From == To) Conflict = "โปรดเลือกสองฉบับที่ต่างกัน";
        else if (await desk.Preview(id, From, To, mapping, Viewer) is { } preview) await Show(preview);
        else return false;
        return true;
    }

    async Task Show(MigrationPreview preview)
    {
        Preview = preview;
        Old = BpmnOutline.Read((await ProcedureVersions.Find(db, Viewer, Id, From))!.Bpmn);
        New = BpmnOutline.Read((await ProcedureVersions.Find(db, Viewer, Id, To))!.Bpmn);
        Chosen = preview.Instances.Where(i => i.CanMove).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var stood = preview.Instances.SelectMany(i => i.Problems.Select(p => p.ElementId).Concat(i.Elements)).ToHashSet(StringComparer.Ordinal);
        Standing = [.. preview.From.Nodes.Where(n => stood.Contains(n.Id))];
    }

    /// <summary>Elements of the new version of the same kind.</summary>
    public IEnumerable<FlowNode> ChoicesFor(FlowNode node) => Preview!.To.Nodes.Where(other => Migration.MayTakePlace(node, other));

    public static string In(MigrationProblem problem) => InterventionWords.Of(problem.Obstacle);

    /// <summary>Reminders are all named alike: what they are about is said with them.</summary>
    public static string NameOf(BpmnOutline outline, FlowNode node)
    {
        var name = outline.Find(node.Id) is null ? node.Name ?? node.Id : outline.NameOf(node.Id);
        return outline.Property(node.Id, "about") is { } about ? $"{name} “{outline.NameOf(about)}”" : name;
    }
}
