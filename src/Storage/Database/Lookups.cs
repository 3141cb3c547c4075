using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// The reads of every step, compiled once: else EF Core finds each anew by its expression tree, at more cost than the row.
/// (Statements in SQL, as the servers need to hold a row, cannot be compiled.)
/// </summary>
sealed class Lookups
{
    /// <summary>A compiled query belongs to the model with which it was first run.</summary>
    static readonly ConditionalWeakTable<IModel, Lookups> known = [];

    public static Lookups Of(PaContext db) => known.GetValue(db.Model, _ => new());

    public Func<PaContext, string, Task<InstanceRow?>> Instance { get; } =
        EF.CompileAsyncQuery((PaContext db, string id) => db.Instances.SingleOrDefault(i => i.Id == id));

    public Func<PaContext, string, Task<UserTask?>> Task { get; } =
        EF.CompileAsyncQuery((PaContext db, string id) => db.Tasks.SingleOrDefault(t => t.Id == id));

    public Func<PaContext, string, Task<AuditHead?>> AuditHead { get; } =
        EF.CompileAsyncQuery((PaContext db, string unit) => db.AuditHeads.SingleOrDefault(h => h.UnitId == unit));

    public Func<PaContext, string, IAsyncEnumerable<CalendarDay>> CalendarDays { get; } =
        EF.CompileAsyncQuery((PaContext db, string unit) =>
            db.CalendarDays.AsNoTracking().Where(d => d.UnitId == unit || d.UnitId == CalendarDay.House).OrderBy(d => d.UnitId).ThenBy(d => d.Date).AsQueryable());

    public Func<PaContext, string, string, IAsyncEnumerable<Person>> Holders { get; } =
        EF.CompileAsyncQuery((PaContext db, string unit, string post) =>
            db.Users.Where(p => p.UnitId == unit && p.Posts.Any(h => h.UnitId == unit && h.Post == post)).OrderBy(p => p.Id).AsQueryable());

    public Func<PaContext, string, IAsyncEnumerable<WebhookAsking>> Webhooks { get; } =
        EF.CompileAsyncQuery((PaContext db, string unit) => db.Webhooks.Where(w => w.UnitId == unit && w.Active).OrderBy(w => w.Id).Select(w => new WebhookAsking(w.Id, w.Events)).AsQueryable());
}
