using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Storage.Processes;

/// <summary>Deploys process definitions and hands them out, each version read once.</summary>
public sealed class ProcessDefinitions(TimeProvider clock)
{
    readonly ConcurrentDictionary<(string Sha256, string ProcessId), ProcessDefinition> read = new();
    readonly ConcurrentDictionary<(string ProcessId, int Version), ProcessDefinition> kept = new();
    readonly ConditionalWeakTable<IDbContextTransaction, Dictionary<(string ProcessId, string UnitId), int?>> current = [];

    /// <summary>Adds every executable process of a file as its next version, unless the newest one of the same deployer is this very file.</summary>
    /// <param name="by">Null: the program deploys what it is shipped with, for every unit.</param>
    /// <exception cref="BpmnRefused">The file is not sound.</exception>
    public async Task<IReadOnlyList<ProcessVersion>> Deploy(PaContext db, string bpmn, string fileName, Deployer? by = null)
    {
        var reading = BpmnFile.Read(bpmn, fileName);
        if (reading.Faults.Count > 0) throw new BpmnRefused(reading.Faults);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bpmn)));
        var deployed = new List<ProcessVersion>();
        foreach (var process in reading.Processes)
        {
            var versions = await db.ProcessVersions.Where(v => v.ProcessId == process.Id).OrderBy(v => v.Version)
                .Select(v => new { v.Version, v.UnitId, v.Sha256 }).ToListAsync();
            var newest = versions.LastOrDefault(v => v.UnitId == by?.UnitId);
            if (newest?.Sha256 == sha256)
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
                Calls = "{}",
                DeployedAt = clock.GetUtcNow(),
                DeployedBy = by?.PersonId,
                Note = by?.Note,
            };
            db.ProcessVersions.Add(version);
            deployed.Add(version);
        }
        if (db.Database.CurrentTransaction is { } transaction) current.Remove(transaction);
        return deployed;
    }

    /// <summary>
    /// The version on which a unit's new instances start: its own newest one, else the newest that is shipped. Asked for once in a
    /// transaction, which may start many.
    /// </summary>
    public async Task<int?> Current(PaContext db, string processId, string unitId)
    {
        if (db.Database.CurrentTransaction is not { } transaction) return await Newest(db, processId, unitId);
        var asked = current.GetOrCreateValue(transaction);
        if (!asked.TryGetValue((processId, unitId), out var version)) asked[(processId, unitId)] = version = await Newest(db, processId, unitId);
        return version;
    }

    static async Task<int?> Newest(PaContext db, string processId, string unitId) =>
        db.ProcessVersions.Local.Where(v => v.ProcessId == processId && (v.UnitId == unitId || v.UnitId is null))
            .OrderBy(v => v.UnitId is null).ThenByDescending(v => v.Version).FirstOrDefault(v => db.Entry(v).State == EntityState.Added)?.Version
        ?? await db.ProcessVersions.Where(v => v.ProcessId == processId && (v.UnitId == unitId || v.UnitId == null))
            .OrderBy(v => v.UnitId == null).ThenByDescending(v => v.Version).Select(v => (int?)v.Version).FirstOrDefaultAsync();

    internal async Task<ProcessDefinition> Get(PaContext db, string processId, int version)
    {
        // A version never changes once it is committed; one that this transaction has added may yet be taken back.
        if (db.Tracked<ProcessVersion>(processId, version) is { } deployed) return Read(deployed);
        if (kept.TryGetValue((processId, version), out var definition)) return definition;
        var row = await db.ProcessVersions.AsNoTracking().SingleAsync(v => v.ProcessId == processId && v.Version == version);
        return kept[(processId, version)] = Read(row);
    }

    ProcessDefinition Read(ProcessVersion row) => read.GetOrAdd((row.Sha256, row.ProcessId), _ =>
        BpmnFile.Read(row.Bpmn, $"{row.ProcessId}.bpmn").Processes.FirstOrDefault(p => p.Id == row.ProcessId)
            ?? throw new InvalidOperationException($"Version {row.Version} of '{row.ProcessId}' does not read any more."));
}

/// <summary>Who deploys a file, and why.</summary>
public sealed record Deployer(string UnitId, string PersonId, string? Note);

/// <summary>A BPMN file was not deployed.</summary>
public sealed class BpmnRefused(IReadOnlyList<BpmnFault> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<BpmnFault> Faults { get; } = faults;
}
