using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Storage.Processes;

/// <summary>Deploys process definitions and hands them out, each version read once.</summary>
public sealed class ProcessDefinitions(TimeProvider clock)
{
    readonly ConcurrentDictionary<(string ProcessId, int Version), ProcessDefinition> kept = new();

    /// <summary>Adds every executable process of a file as its next version, unless the newest one of the same deployer is this very file.</summary>
    /// <remarks>Processes of other files that it calls are bound to the versions of this moment; deploy the caller again to have it call newer ones.</remarks>
    /// <param name="by">Null: the program deploys what it is shipped with, for every unit.</param>
    /// <exception cref="BpmnRefused">The file is not sound.</exception>
    public async Task<IReadOnlyList<ProcessVersion>> Deploy(PaContext db, string bpmn, string fileName, Deployer? by = null)
    {
        var (reading, calls) = await Read(db, bpmn, fileName, by?.UnitId);
        if (reading.Faults.Count > 0) throw new BpmnRefused(reading.Faults);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bpmn)));
        var bound = JsonSerializer.Serialize(calls);
        var deployed = new List<ProcessVersion>();
        foreach (var process in reading.Processes)
        {
            var versions = await db.ProcessVersions.Where(v => v.ProcessId == process.Id).OrderBy(v => v.Version)
                .Select(v => new { v.Version, v.UnitId, v.Sha256, v.Calls }).ToListAsync();
            var newest = versions.LastOrDefault(v => v.UnitId == by?.UnitId);
            if (newest?.Sha256 == sha256 && newest.Calls == bound)
            {
                deployed.Add((await db.ProcessVersions.FindAsync(process.Id, newest.Version))!);
                continue;
            }
            var version = new ProcessVersion
            {
                ProcessId = process.Id,
                Version = (versions.LastOrDefault()?.Version ?? 0) + 1,
                UnitId = by?.UnitId,
                Name = process.Name ?? process.Id,
                Bpmn = bpmn,
                Sha256 = sha256,
                Calls = bound,
                DeployedAt = clock.GetUtcNow(),
                DeployedBy = by?.PersonId,
                Note = by?.Note,
            };
            db.ProcessVersions.Add(version);
            deployed.Add(version);
            if (by is not null) await Subscribe(db, process, by.UnitId, fileName);
        }
        return deployed;
    }

    /// <summary>Reads and checks a file that may call what is deployed for the unit.</summary>
    /// <returns>The reading, and the versions of other files' processes that it calls.</returns>
    public async Task<(BpmnReading Reading, SortedDictionary<string, int> Calls)> Read(PaContext db, string bpmn, string fileName, string? unitId)
    {
        var calls = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var called = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        foreach (var id in BpmnFile.CallsElsewhere(bpmn))
        {
            if (await Current(db, id, unitId) is not { } there) continue;
            calls[id] = there;
            called[id] = await Get(db, id, there);
        }
        return (BpmnFile.Read(bpmn, fileName, called), calls);
    }

    /// <summary>From now on the newest version alone is started by messages, signals and times.</summary>
    async Task Subscribe(PaContext db, ProcessDefinition process, string unitId, string fileName)
    {
        var before = await db.StartSubscriptions.Where(s => s.UnitId == unitId && s.ProcessId == process.Id).ToListAsync();
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in process.In(null).OfType<StartEvent>())
        {
            if (start.Event is not (MessageEvent or SignalEvent or TimerEvent)) continue;
            (DateTimeOffset DueAt, string Schedule)? due = null;
            try
            {
                if (start.Event is TimerEvent && (due = StartTimer.First(start, clock.GetUtcNow())) is null) continue;
            }
            catch (ArgumentException fault)
            {
                throw new BpmnRefused([new(fileName, start.Line, start.Id, new($"the time cannot be told: {fault.Message}", $"คำนวณเวลาไม่ได้: {fault.Message}"), new("a process begins at a time that stands in the file", "โปรดระบุเวลาเริ่มกระบวนการเป็นค่าคงที่ในไฟล์"))]);
            }
            wanted.Add(start.Id);
            var kind = start.Event switch { MessageEvent => StartKind.Message, SignalEvent => StartKind.Signal, _ => StartKind.Timer };
            var row = before.Find(s => s.ElementId == start.Id);
            if (row is null) db.StartSubscriptions.Add(row = new StartSubscription { UnitId = unitId, ProcessId = process.Id, ElementId = start.Id, Kind = kind });
            (row.Kind, row.Name) = (kind, start.Event switch { MessageEvent message => message.Name, SignalEvent signal => signal.Name, _ => null });
            (row.DueAt, row.Schedule) = (due?.DueAt, due?.Schedule);
        }
        db.StartSubscriptions.RemoveRange(before.Where(s => !wanted.Contains(s.ElementId)));
    }

    /// <summary>The version on which a unit's new instances start: its own newest one, else the newest that is shipped.</summary>
    /// <param name="unitId">Null: of what is shipped alone.</param>
    public static async Task<int?> Current(PaContext db, string processId, string? unitId) =>
        db.ProcessVersions.Local.Where(v => v.ProcessId == processId && (v.UnitId == unitId || v.UnitId is null))
            .OrderBy(v => v.UnitId is null).ThenByDescending(v => v.Version).FirstOrDefault(v => db.Entry(v).State == EntityState.Added)?.Version
        ?? await db.ProcessVersions.Where(v => v.ProcessId == processId && (v.UnitId == unitId || v.UnitId == null))
            .OrderBy(v => v.UnitId == null).ThenByDescending(v => v.Version).Select(v => (int?)v.Version).FirstOrDefaultAsync();

    /// <summary>The definition of a version, with the processes of other files that it calls.</summary>
    public async Task<ProcessDefinition> Get(PaContext db, string processId, int version)
    {
        // A version never changes once it is committed; one that this transaction has added may yet be taken back.
        if (db.Tracked<ProcessVersion>(processId, version) is { } deployed) return await Read(db, deployed);
        if (kept.TryGetValue((processId, version), out var definition)) return definition;
        var row = await db.ProcessVersions.AsNoTracking().SingleAsync(v => v.ProcessId == processId && v.Version == version);
        return kept[(processId, version)] = await Read(db, row);
    }

    async Task<ProcessDefinition> Read(PaContext db, ProcessVersion version)
    {
        var called = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        foreach (var (id, bound) in JsonSerializer.Deserialize<Dictionary<string, int>>(version.Calls)!) called[id] = await Get(db, id, bound);
        return BpmnFile.Read(version.Bpmn, $"{version.ProcessId}.bpmn", called).Processes.FirstOrDefault(p => p.Id == version.ProcessId)
            ?? throw new InvalidOperationException($"Version {version.Version} of '{version.ProcessId}' does not read any more.");
    }
}

/// <summary>Who deploys a file, and why.</summary>
public sealed record Deployer(string UnitId, string PersonId, string? Note);

/// <summary>A BPMN file was not deployed.</summary>
public sealed class BpmnRefused(IReadOnlyList<BpmnFault> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<BpmnFault> Faults { get; } = faults;
}
