using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>The people of a unit in the order in which papers list them: by post, then by account.</summary>
static class Staff
{
    static readonly string[] order = [PostIds.Director, PostIds.GroupHead, PostIds.Strategy, PostIds.KpiOwner, PostIds.Staff, PostIds.Clerk];

    /// <summary>With their posts.</summary>
    public static async Task<IReadOnlyList<Person>> Of(PaContext db, string unitId)
    {
        var people = await db.Users.Include(p => p.Posts).Where(p => p.UnitId == unitId).ToListAsync();
        // In memory and ordinal: databases sort text each in their own way.
        return [.. people.OrderBy(Rank).ThenBy(p => p.Id.Length).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>Who heads the working group of a person: the KPI's supervisor; else the director.</summary>
    public static Person? Above(IReadOnlyList<Person> staff, Person person) =>
        staff.FirstOrDefault(p => Holds(p, PostIds.GroupHead) && p.WorkGroup == person.WorkGroup && p.WorkGroup.Length > 0) ?? staff.FirstOrDefault(p => Holds(p, PostIds.Director));

    public static bool Holds(Person person, string post) => person.Posts.Any(h => h.UnitId == person.UnitId && h.Post == post);

    static int Rank(Person person) => Array.FindIndex(order, post => Holds(person, post)) is >= 0 and var rank ? rank : order.Length;
}
