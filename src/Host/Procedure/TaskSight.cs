using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure;

/// <summary>Who sees a task: who may do it, who did it, who sees the whole unit, and who sees its KPI.</summary>
static class TaskSight
{
    /// <summary>Null: there is no such task for the viewer.</summary>
    public static async Task<UserTask?> SeenTask(this PaContext db, Viewer viewer, string id) =>
        await viewer.TasksSeen(db).AsNoTracking().SingleOrDefaultAsync(t => t.Id == id);
}
