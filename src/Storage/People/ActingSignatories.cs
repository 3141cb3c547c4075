using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.People;

/// <summary>Who stands in for a unit's director on a day.</summary>
public static class ActingSignatories
{
    /// <summary>In the order of their rank.</summary>
    public static IQueryable<ActingSignatory> ActingOn(this PaContext db, string unitId, DateOnly day) =>
        db.ActingSignatories.Where(a => a.UnitId == unitId && a.From <= day && a.Until >= day).OrderBy(a => a.Rank).ThenBy(a => a.Id);

    /// <summary>How a person stands in; <see cref="ActingKind.InPlace"/> comes first. Null: not at all.</summary>
    /// <param name="kinds">Of one person on one day, in the order of their rank.</param>
    public static ActingKind? KindOf(IReadOnlyList<ActingKind> kinds) => kinds.Contains(ActingKind.InPlace) ? ActingKind.InPlace : kinds.Count > 0 ? kinds[0] : null;
}
