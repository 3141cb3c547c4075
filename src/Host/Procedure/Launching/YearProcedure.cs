using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>The procedure by which a unit's next year would run.</summary>
static class YearProcedure
{
    /// <summary>The unit's own version, else the shipped file as it is now: the launch deploys that before it starts.</summary>
    public static async Task<ProcessDefinition> Of(PaContext db, ProcessDefinitions definitions, string unitId)
    {
        var own = await db.ProcessVersions.AsNoTracking().Where(v => v.ProcessId == YearDesk.ProcessId && v.UnitId == unitId)
            .OrderByDescending(v => v.Version).Select(v => (int?)v.Version).FirstOrDefaultAsync();
        return own is { } version ? await definitions.Get(db, YearDesk.ProcessId, version) : shipped.Value;
    }

    static readonly Lazy<ProcessDefinition> shipped = new(() => BpmnFile.Read(Builtin.Read(YearDesk.ProcessId), YearDesk.ProcessId).Processes[0]);
}
