using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where running instances are moved to another version of their procedure: previewed over all of them, then done whole or not at all.</summary>
public sealed class MigrationDesk(Transaction transaction, ContextFactory contexts, ProcessDefinitions definitions, Stepper stepper, AuditTrail audit, Wake wake, TimeProvider clock)
{
    /// <summary>What would become of each live instance of the viewer's unit on a version; null where a version is not there for the viewer.</summary>
    /// <param name="mapping">Element id → element id; null: as proposed by id and name.</param>
    public async Task<MigrationPreview?> Preview(string processId, int from, int to, IReadOnlyDictionary<string, string>? mapping, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return null;
        await using var db = contexts.Create();
        if (!await Seen(db, processId, from, viewer) || !await Seen(db, processId, to, viewer)) return null;
        var (old, other) = (await definitions.Get(db, processId, from), await definitions.Get(db, processId, to));
        var plan = mapping is null ? MigrationPlan.Propose(old, other) : new(mapping.Where(m => m.Value.Length > 0).ToImmutableSortedDictionary(StringComparer.Ordinal));
        var instances = await Live(db, processId, from, viewer).AsNoTracking().OrderBy(i => i.Id).ToListAsync();
        return new(old, other, plan, [.. instances.Select(row =>
        {
            var state = StateJson.Read(row.State);
            var answer = Migration.Apply(old, other, state, plan, clock.GetUtcNow());
            return new InstanceMove(row.Id, row.Year, Names(old, state), answer.Step is { } step ? Names(other, step.State) : [], answer.Problems);
        })]);
    }

    /// <summary>Moves the chosen instances in one transaction; if one of them cannot move by now, none does.</summary>
    public async Task<Outcome> Run(string processId, int from, int to, IReadOnlyDictionary<string, string> mapping, IReadOnlyCollection<string> instances, string reason, Viewer viewer)
    {
        if (!InstanceDesk.MayIntervene(viewer)) return new Outcome.NotFound();
        if (reason.Trim().Length == 0) return new Outcome.Invalid("Reason", "โปรดบอกเหตุผล เพื่อให้ผู้ตรวจสอบอ่านย้อนหลังได้");
        if (instances.Count == 0) return new Outcome.Invalid("Instances", "โปรดเลือกเรื่องที่จะย้ายอย่างน้อยหนึ่งเรื่อง");
        var plan = new MigrationPlan(mapping.Where(m => m.Value.Length > 0).ToImmutableSortedDictionary(StringComparer.Ordinal));
        var outcome = await Rejected.Catch(() => transaction.Run(async db =>
        {
            if (from == to || !await Seen(db, processId, from, viewer) || !await Seen(db, processId, to, viewer)) throw Rejected.NotFound();
            foreach (var id in instances.Order(StringComparer.Ordinal))
            {
                await Stepper.Lock(db, id);
                var row = await Live(db, processId, from, viewer).SingleOrDefaultAsync(i => i.Id == id)
                    ?? throw Rejected.Conflict($"เรื่อง {id} ไม่ได้เดินตามฉบับที่ {from} แล้ว จึงไม่ได้ย้ายเรื่องใดเลย — โปรดดูตัวอย่างใหม่");
                if (await stepper.Migrate(db, row, to, plan, viewer.PersonId) is { Count: > 0 } problems)
                    throw Rejected.Conflict($"เรื่อง {id} ย้ายไม่ได้ที่ “{problems[0].ElementName ?? problems[0].ElementId}” จึงไม่ได้ย้ายเรื่องใดเลย — โปรดดูตัวอย่างใหม่");
            }
            await audit.Append(db, viewer.UnitId, viewer.PersonId, "instances.migrated", $"{processId} {from} → {to}", new { instances, mapping = plan.Mapping, reason = reason.Trim() });
        }));
        if (outcome is Outcome.Done) wake.Workers();
        return outcome;
    }

    static Task<bool> Seen(PaContext db, string processId, int version, Viewer viewer) =>
        db.ProcessVersions.AnyAsync(v => v.ProcessId == processId && v.Version == version && (v.UnitId == null || v.UnitId == viewer.UnitId));

    static IQueryable<InstanceRow> Live(PaContext db, string processId, int version, Viewer viewer) =>
        db.Instances.Where(i => i.UnitId == viewer.UnitId && i.ProcessId == processId && i.ProcessVersion == version && i.Status == InstanceStatus.Active);

    static IReadOnlyList<string> Names(ProcessDefinition definition, InstanceState state) =>
        [.. state.Waiting().Select(id => definition.Node(id).Name ?? id)];
}

/// <param name="Plan">What was asked for, or proposed.</param>
public sealed record MigrationPreview(ProcessDefinition From, ProcessDefinition To, MigrationPlan Plan, IReadOnlyList<InstanceMove> Instances);

/// <param name="Before">Where the instance waits now, by the names of the old version.</param>
/// <param name="After">Where it would wait; empty where it cannot move.</param>
public sealed record InstanceMove(string Id, int Year, IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<MigrationProblem> Problems)
{
    public bool CanMove => Problems.Count == 0;
}
