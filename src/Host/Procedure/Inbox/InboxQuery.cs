using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Procedure.Inbox;

/// <summary>
/// Reads an inbox page by page, each in one query. What is the viewer's is read by each of their hands apart (the own name, each post), so
/// that every part comes from the index in its order and stops at a page, however many tasks there are.
/// </summary>
public static class InboxQuery
{
    public const int PageSize = 50;

    /// <summary>Counts stop here: more is said as "999+".</summary>
    public const int Counted = 1000;

    /// <summary>A page and one row more, by which is known whether there are others.</summary>
    public static Task<List<InboxRow>> Rows(PaContext db, Viewer viewer, InboxFilter filter, InboxCursor? after, DateTimeOffset now)
    {
        if (filter.Show == InboxFilter.Done)
        {
            var done = Narrow(db.Tasks.Where(t => t.CompletedBy == viewer.PersonId && t.UnitId == viewer.UnitId && t.State == UserTaskState.Completed && t.EndedAt != null), filter);
            if (after is { At: var at, Id: var id }) done = done.Where(t => t.EndedAt <= at && (t.EndedAt < at || t.Id.CompareTo(id) < 0));
            return done.OrderByDescending(t => t.EndedAt).ThenByDescending(t => t.Id).Take(PageSize + 1).Select(InboxRow.Of).ToListAsync();
        }
        var (from, until) = (From(filter.Show, now), Until(filter.Show, now));
        var parts = Parts(db, viewer, filter).Select(part => Page(Narrow(part, filter), from, until, after)).ToList();
        return parts.Skip(1).Aggregate(parts[0], (all, part) => all.Concat(part))
            .OrderBy(r => r.OrderAt).ThenBy(r => r.Id).Take(PageSize + 1).ToListAsync();
    }

    static IQueryable<InboxRow> Page(IQueryable<UserTask> part, DateTimeOffset? from, DateTimeOffset? until, InboxCursor? after)
    {
        if (from is { } begin) part = part.Where(t => t.OrderAt >= begin);
        if (until is { } end) part = part.Where(t => t.OrderAt < end);
        if (after is { At: var at, Id: var id }) part = part.Where(t => t.OrderAt >= at && (t.OrderAt > at || t.Id.CompareTo(id) > 0));
        return part.OrderBy(t => t.OrderAt).ThenBy(t => t.Id).Take(PageSize + 1).Select(InboxRow.Of);
    }

    /// <summary>Due not before this instant: what is late has its own pill.</summary>
    static DateTimeOffset? From(string show, DateTimeOffset now) => show == InboxFilter.Soon ? now : null;

    /// <summary>Due before this instant; null: whenever.</summary>
    static DateTimeOffset? Until(string show, DateTimeOffset now) => show switch
    {
        InboxFilter.Late => now,
        InboxFilter.Soon => DayAfter(now, 2),
        InboxFilter.Week => DayAfter(now, 8),
        _ => null,
    };

    /// <summary>The beginning of a day in Bangkok, so many days from today.</summary>
    static DateTimeOffset DayAfter(DateTimeOffset now, int days) => ThaiDisplay.FromBangkok(ThaiDisplay.InBangkok(now).Date.AddDays(days));

    static IQueryable<UserTask> Narrow(IQueryable<UserTask> tasks, InboxFilter filter)
    {
        if (filter.Kpi is { } kpi) tasks = tasks.Where(t => t.Kpi == kpi);
        if (filter.Round is { } round) tasks = tasks.Where(t => t.Round == round);
        if (filter.Form is { } form) tasks = form == FormNames.Plain ? tasks.Where(t => t.Form == null || t.Form == form) : tasks.Where(t => t.Form == form);
        return tasks;
    }

    static List<IQueryable<UserTask>> Parts(PaContext db, Viewer viewer, InboxFilter filter) => filter.Show switch
    {
        InboxFilter.Waiting => Waiting(db, viewer),
        InboxFilter.Everyone => [Others(db, viewer, filter.Holder)],
        _ => Mine(db, viewer),
    };

    /// <summary>What the viewer may do, a part for each hand; the parts have no task in common.</summary>
    static List<IQueryable<UserTask>> Mine(PaContext db, Viewer viewer)
    {
        var open = db.Tasks.Where(t => t.UnitId == viewer.UnitId && t.State == UserTaskState.Open);
        var parts = viewer.Hands.Select(hand => open.Where(t => t.Holder == hand)).ToList();
        if (viewer.SignsOnBehalf)
        {
            var director = UserTask.OfPost(PostIds.Director);
            parts.Add(open.Where(t => t.Holder == director && t.Form == SignatureForm.Key));
        }
        return parts;
    }

    /// <summary>What the viewer has handed in, and what is under way of the KPIs that they own, as far as others have it.</summary>
    static List<IQueryable<UserTask>> Waiting(PaContext db, Viewer viewer)
    {
        var (unit, me, hands) = (viewer.UnitId, viewer.PersonId, viewer.Hands.ToArray());
        var theirs = db.Tasks.Where(t => t.UnitId == unit && t.State == UserTaskState.Open && !hands.Contains(t.Holder));
        var owned = from held in db.KpiHolders
                    where held.PersonId == me && held.UnitId == unit
                    join task in theirs on new { held.Year, held.Kpi } equals new { task.Year, Kpi = task.Kpi! }
                    where task.ReceivedFrom != me
                    select task;
        return [theirs.Where(t => t.ReceivedFrom == me), owned];
    }

    static IQueryable<UserTask> Others(PaContext db, Viewer viewer, string? holder)
    {
        var open = db.Tasks.Where(t => t.UnitId == viewer.UnitId && t.State == UserTaskState.Open);
        if (holder is not null) open = open.Where(t => t.Holder == holder);
        return viewer.SeesWholeUnit ? open : open.Where(t => db.Users.Any(p => p.Id == t.Holder && p.WorkGroup == viewer.HeadsGroup));
    }

    /// <summary>What is the viewer's, as far as counts and the choices of the filters need it, the most pressing first.</summary>
    public static Task<List<InboxMark>> Overview(PaContext db, Viewer viewer)
    {
        var parts = Mine(db, viewer).Select(part => part.OrderBy(t => t.OrderAt).ThenBy(t => t.Id).Take(Counted)
            .Select(t => new InboxMark { Id = t.Id, OrderAt = t.OrderAt, HeldSince = t.HeldSince, Kpi = t.Kpi, Round = t.Round, Form = t.Form })).ToList();
        return parts.Skip(1).Aggregate(parts[0], (all, part) => all.Concat(part)).OrderBy(m => m.OrderAt).ThenBy(m => m.Id).Take(Counted).ToListAsync();
    }

    /// <summary>The same from the index alone, for who asks again and again.</summary>
    public static Task<List<InboxMark>> Pulse(PaContext db, Viewer viewer)
    {
        var parts = Mine(db, viewer).Select(part => part.OrderBy(t => t.OrderAt).ThenBy(t => t.Id).Take(Counted)
            .Select(t => new InboxMark { Id = t.Id, OrderAt = t.OrderAt, HeldSince = t.HeldSince })).ToList();
        return parts.Skip(1).Aggregate(parts[0], (all, part) => all.Concat(part)).OrderBy(m => m.OrderAt).ThenBy(m => m.Id).Take(Counted).ToListAsync();
    }

    /// <summary>How many of the viewer's tasks a pill of the inbox would show.</summary>
    public static int CountOf(IEnumerable<InboxMark> marks, string show, DateTimeOffset now)
    {
        var (from, until) = (From(show, now), Until(show, now));
        return marks.Count(m => (from is not { } begin || m.OrderAt >= begin) && (until is not { } end || m.OrderAt < end));
    }
}

/// <summary>A task of the viewer's as far as it is counted.</summary>
public sealed class InboxMark
{
    public required string Id { get; init; }
    public DateTimeOffset OrderAt { get; init; }
    public DateTimeOffset HeldSince { get; init; }
    public string? Kpi { get; init; }
    public string? Round { get; init; }
    public string? Form { get; init; }

    public bool Fits(InboxFilter filter) =>
        (filter.Kpi is null || Kpi == filter.Kpi) && (filter.Round is null || Round == filter.Round) && (filter.Form is null || (Form ?? FormNames.Plain) == filter.Form);
}
