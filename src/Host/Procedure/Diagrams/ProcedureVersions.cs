using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Procedure.Diagrams;

/// <summary>A version of a procedure without its file.</summary>
/// <param name="Own">Deployed by the unit for itself; else shipped with the program.</param>
public sealed record VersionInfo(string ProcessId, int Version, bool Own, string Name, DateTimeOffset DeployedAt, string? DeployedBy, string? Note);

/// <summary>The versions that a viewer sees: those shipped for every unit and those of the own unit. Others are not there.</summary>
public static class ProcedureVersions
{
    public static IQueryable<ProcessVersion> SeenBy(PaContext db, Viewer viewer) =>
        db.ProcessVersions.AsNoTracking().Where(v => v.UnitId == null || v.UnitId == viewer.UnitId);

    /// <summary>Newest first.</summary>
    public static Task<List<VersionInfo>> List(IQueryable<ProcessVersion> versions) =>
        versions.OrderBy(v => v.ProcessId).ThenByDescending(v => v.Version)
            .Select(v => new VersionInfo(v.ProcessId, v.Version, v.UnitId != null, v.Name, v.DeployedAt, v.DeployedBy, v.Note)).ToListAsync();

    /// <summary>The one on which new instances of the unit start, by the rule of <see cref="ProcessDefinitions.Current"/>.</summary>
    public static VersionInfo InForce(IEnumerable<VersionInfo> versions) => versions.OrderByDescending(v => v.Own).ThenByDescending(v => v.Version).First();

    /// <summary>The version asked for, else the one in force; null where the viewer sees none.</summary>
    public static async Task<ProcessVersion?> Find(PaContext db, Viewer viewer, string processId, int? version)
    {
        var seen = SeenBy(db, viewer).Where(v => v.ProcessId == processId);
        return version is { } number ? await seen.SingleOrDefaultAsync(v => v.Version == number)
            : await seen.OrderBy(v => v.UnitId == null).ThenByDescending(v => v.Version).FirstOrDefaultAsync();
    }

    /// <summary>How many of the unit's instances run on each version.</summary>
    public static async Task<IReadOnlyDictionary<(string Process, int Version), int>> Running(PaContext db, Viewer viewer) =>
        (await db.Instances.Where(i => i.UnitId == viewer.UnitId && i.Status == InstanceStatus.Active)
            .GroupBy(i => new { i.ProcessId, i.ProcessVersion }).Select(g => new { g.Key.ProcessId, g.Key.ProcessVersion, Count = g.Count() }).ToListAsync())
        .ToDictionary(g => (g.ProcessId, g.ProcessVersion), g => g.Count);
}
