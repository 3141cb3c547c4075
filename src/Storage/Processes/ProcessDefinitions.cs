using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Storage.Processes;

/// <summary>Deploys process definitions and hands them out, each version read once.</summary>
public sealed class ProcessDefinitions(TimeProvider clock)
{
    readonly ConcurrentDictionary<(string Sha256, string ProcessId), ProcessDefinition> read = new();

    /// <summary>Adds every executable process of a file as its next version, unless its newest version is this very file.</summary>
    /// <exception cref="BpmnRefused">The file is not sound.</exception>
    public async Task<IReadOnlyList<ProcessVersion>> Deploy(PaContext db, string bpmn, string fileName)
    {
        var reading = BpmnFile.Read(bpmn, fileName);
        if (reading.Faults.Count > 0) throw new BpmnRefused(reading.Faults);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bpmn)));
        var deployed = new List<ProcessVersion>();
        foreach (var process in reading.Processes)
        {
            var newest = await Newest(db, process.Id);
            if (newest?.Sha256 != sha256)
            {
                newest = new()
                {
                    ProcessId = process.Id,
                    Version = (newest?.Version ?? 0) + 1,
                    Name = process.Name ?? process.Id,
                    Bpmn = bpmn,
                    Sha256 = sha256,
                    DeployedAt = clock.GetUtcNow(),
                };
                db.ProcessVersions.Add(newest);
            }
            deployed.Add(newest);
        }
        return deployed;
    }

    /// <summary>The version on which new instances start.</summary>
    /// <exception cref="InvalidOperationException">The process was never deployed.</exception>
    internal static async Task<ProcessVersion> Current(PaContext db, string processId) =>
        await Newest(db, processId) ?? throw new InvalidOperationException($"The process '{processId}' is not deployed.");

    internal async Task<ProcessDefinition> Get(PaContext db, string processId, int version)
    {
        var row = (await db.ProcessVersions.FindAsync(processId, version))!;
        return read.GetOrAdd((row.Sha256, processId), _ =>
            BpmnFile.Read(row.Bpmn, $"{processId}.bpmn").Processes.FirstOrDefault(p => p.Id == processId)
                ?? throw new InvalidOperationException($"Version {version} of '{processId}' does not read any more."));
    }

    static async Task<ProcessVersion?> Newest(PaContext db, string processId) =>
        db.ProcessVersions.Local.Where(v => v.ProcessId == processId).MaxBy(v => v.Version)
            ?? await db.ProcessVersions.Where(v => v.ProcessId == processId).OrderByDescending(v => v.Version).FirstOrDefaultAsync();
}

/// <summary>A BPMN file was not deployed.</summary>
public sealed class BpmnRefused(IReadOnlyList<BpmnFault> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<BpmnFault> Faults { get; } = faults;
}
