using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;
using UserTask = PaWorkflow.Storage.Processes.UserTask;

namespace PaWorkflow.Host.Procedure.Interventions;

/// <summary>One instance with all that an officer needs to help it: where its tokens stand, what they see, what holds them up.</summary>
public sealed record InstanceView(
    InstanceRow Row, string ProcedureName, ProcessDefinition Definition, BpmnOutline Outline, InstanceState State,
    IReadOnlyList<TokenView> Tokens, IReadOnlyList<Incident> Incidents, IReadOnlyList<TimerRow> Timers)
{
    /// <summary>Null where the viewer's unit has no such instance.</summary>
    public static async Task<InstanceView?> Load(PaContext db, ProcessDefinitions definitions, string id, Viewer viewer)
    {
        if (await db.Instances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.UnitId == viewer.UnitId) is not { } row) return null;
        var version = await db.ProcessVersions.AsNoTracking().SingleAsync(v => v.ProcessId == row.ProcessId && v.Version == row.ProcessVersion);
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.InstanceId == id && i.ResolvedAt == null).OrderBy(i => i.RaisedAt).ToListAsync();
        var timers = await db.Timers.AsNoTracking().Where(t => t.InstanceId == id).OrderBy(t => t.DueAt).ThenBy(t => t.Id).ToListAsync();
        var view = new InstanceView(row, version.Name, await definitions.Get(db, row.ProcessId, row.ProcessVersion), BpmnOutline.Read(version.Bpmn), StateJson.Read(row.State), [], incidents, timers);
        return row.Status == InstanceStatus.Active ? view with { Tokens = await view.Stand(db) } : view;
    }

    async Task<IReadOnlyList<TokenView>> Stand(PaContext db)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.InstanceId == Row.Id && t.State == UserTaskState.Open).ToDictionaryAsync(t => t.Id);
        var since = (await db.History.AsNoTracking().Where(h => h.InstanceId == Row.Id && h.Event == ElementEvent.Activated).Select(h => new { h.TokenId, h.ElementId, h.At }).ToListAsync())
            .GroupBy(h => (h.TokenId, h.ElementId)).ToDictionary(g => g.Key, g => g.Max(h => h.At));
        var attempts = (await db.Jobs.AsNoTracking().Where(j => j.InstanceId == Row.Id && j.State == JobState.Failed).Select(j => new { j.ElementId, j.Attempts, j.EndedAt }).ToListAsync())
            .GroupBy(j => j.ElementId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(j => j.EndedAt)!.Attempts, StringComparer.Ordinal);
        return [.. State.Tokens.Select(token =>
        {
            var seen = Seen(token.Local ?? token.Scope);
            var task = token.TaskId is { } id ? tasks.GetValueOrDefault(id) : null;
            return new TokenView(token, NameOf(token.ElementId), KindOf(token.ElementId), task, Incidents.FirstOrDefault(i => i.Id == token.IncidentId))
            {
                Kpi = task?.Kpi ?? seen.Text("kpi.code"),
                Round = task?.Round ?? seen.Text("round.id"),
                Since = since.TryGetValue(($"{Row.Id}:{token.Number}", token.ElementId), out var at) ? at : null,
                Due = task?.DueAt ?? Timers.FirstOrDefault(t => t.Id == token.TimerId)?.DueAt,
                From = token is { Stage: Stage.Join, Arrived: { } flow } && Definition.Flows.FirstOrDefault(f => f.Id == flow) is { } way ? NameOf(way.Source) : null,
                Trouble = token.Stage == Stage.Failed ? InterventionWords.Of(token.Trouble, Definition.Node(token.ElementId), attempts.GetValueOrDefault(token.ElementId)) : null,
            };
        })];
    }

    /// <summary>All variables that can be seen from a scope, inner ones over outer ones.</summary>
    public Variables Seen(int scope)
    {
        var own = State.Scopes.First(s => s.Number == scope);
        return own is { Parent: { } parent, Isolated: false } ? Seen(parent).With(own.Locals) : own.Locals;
    }

    /// <summary>The scope and those around it, innermost first.</summary>
    public IEnumerable<Scope> Around(int scope)
    {
        for (var own = State.Scopes.FirstOrDefault(s => s.Number == scope); own is not null; own = State.Scopes.FirstOrDefault(s => s.Number == own.Parent)) yield return own;
    }

    /// <summary>How a part of the work is called: the activity, with the KPI or round of which it is the part.</summary>
    public string NameOf(Scope scope) =>
        scope.ElementId is not { } element ? "ข้อมูลของทั้งเรื่อง"
        : scope.Locals.Text("kpi.code") is { } kpi ? $"{NameOf(element)} — ตัวชี้วัด {kpi}"
        : scope.Locals.Text("round.name") is { } round ? $"{NameOf(element)} — {round}"
        : NameOf(element);

    public string NameOf(string element) =>
        Outline.Find(element) is not null ? Outline.NameOf(element) : Definition.Find(element)?.Name is { Length: > 0 } name ? name : element;

    public string KindOf(string element) => Outline.Find(element) is { } found ? ElementWords.KindOf(found) : "";
}

/// <summary>A token as people see it: at which step something stands.</summary>
/// <param name="Task">What a person has to do there.</param>
/// <param name="Incident">What holds it up.</param>
public sealed record TokenView(Token Token, string Name, string Kind, UserTask? Task, Incident? Incident)
{
    public string? Kpi { get; init; }
    public string? Round { get; init; }

    /// <summary>Null for what was never begun, such as a repeated activity as a whole.</summary>
    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Due { get; init; }

    /// <summary>Of what waits at a join: the step from which it came.</summary>
    public string? From { get; init; }

    public (string What, string Help)? Trouble { get; init; }

    /// <summary>Other tokens stand inside of it: it moves and is skipped with them.</summary>
    public bool Surrounds => !Token.Waits;

    public string State => Standing.StateOf(Token.Stage) ?? "มีงานย่อยกำลังเดินอยู่ข้างใน";
}
