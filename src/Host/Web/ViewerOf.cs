using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Web;

/// <summary>The signed-in person of this request, with posts as they stand in the database now, not as they stood at sign-in.</summary>
public sealed class ViewerOf(IHttpContextAccessor http, PaContext db, TimeProvider clock)
{
    Viewer? viewer;

    /// <summary>Null when nobody is signed in, or the account is gone.</summary>
    public async Task<Viewer?> Request()
    {
        if (viewer is not null) return viewer;
        if (http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var today = ThaiDisplay.Today(clock);
        var person = await db.Users.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new
            {
                p.Id,
                p.DisplayName,
                p.UnitId,
                p.WorkGroup,
                Posts = p.Posts.Where(h => h.UnitId == p.UnitId).Select(h => h.Post).ToList(),
                Acting = db.ActingSignatories.Where(a => a.PersonId == p.Id && a.UnitId == p.UnitId && a.From <= today && a.Until >= today).OrderBy(a => a.Rank).ThenBy(a => a.Id).Select(a => a.Kind).ToList(),
            })
            .SingleOrDefaultAsync();
        if (person is null) return null;
        var posts = person.Posts.ToHashSet();
        var acting = posts.Contains(PostIds.Director) ? null : ActingSignatories.KindOf(person.Acting);
        if (acting == ActingKind.InPlace) posts.Add(PostIds.Director);
        return viewer = new Viewer(person.Id, person.DisplayName, person.UnitId, posts) { WorkGroup = person.WorkGroup, Acting = acting };
    }
}
