using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Web;

/// <summary>The signed-in person of this request, with posts as they stand in the database now, not as they stood at sign-in.</summary>
public sealed class ViewerOf(IHttpContextAccessor http, PaContext db)
{
    Viewer? viewer;

    /// <summary>Null when nobody is signed in, or the account is gone.</summary>
    public async Task<Viewer?> Request()
    {
        if (viewer is not null) return viewer;
        if (http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var person = await db.Users.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new { p.Id, p.DisplayName, p.UnitId, p.WorkGroup, Posts = p.Posts.Where(h => h.UnitId == p.UnitId).Select(h => h.Post).ToList() })
            .SingleOrDefaultAsync();
        return viewer = person is null ? null : new Viewer(person.Id, person.DisplayName, person.UnitId, person.Posts.ToHashSet()) { WorkGroup = person.WorkGroup };
    }
}
