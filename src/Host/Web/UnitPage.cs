using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Web;

/// <summary>A page for a signed-in person of a unit: who looks, what time it is, what was typed and what is wrong with it.</summary>
public abstract class UnitPage : PageModel
{
    /// <summary>Set before any handler runs.</summary>
    public Viewer Viewer { get; private set; } = null!;

    /// <summary>Names by person id, for those pages that have asked for them.</summary>
    public IReadOnlyDictionary<string, string> Names { get; protected set; } = new Dictionary<string, string>();

    /// <summary>A conflict in words: nothing was changed.</summary>
    public string? Conflict { get; protected set; }

    /// <summary>In Bangkok.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ThaiDisplay.InBangkok(Now));

    public DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>A part of the page is asked for by a script, not the whole page by the browser.</summary>
    protected bool ForPart => Request.Headers.ContainsKey("HX-Request");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await HttpContext.RequestServices.GetRequiredService<ViewerOf>().Request() is not { } viewer)
        {
            context.Result = new ChallengeResult();
            return;
        }
        Viewer = viewer;
        await next();
    }

    public string NameOf(string? person) => person switch
    {
        null or "" => "",
        "system" => "ระบบ",
        _ => Names.GetValueOrDefault(person, person),
    };

    /// <summary>What was typed into a field, or else what is stored.</summary>
    public string Typed(string field, string stored = "") =>
        Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : stored;

    /// <summary>The id that the posted form carries, by which it is taken once; null: none.</summary>
    protected string? Command => Typed("CommandId") is { Length: > 0 } id ? id : null;

    /// <summary>The class that marks a field with a fault.</summary>
    public string Mark(string field) => FaultOf(field) is null ? "" : "is-invalid";

    public string? FaultOf(string field) =>
        ModelState.TryGetValue(field, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    /// <summary>Notes for the next page that something was done.</summary>
    protected void Say(string message) => TempData["Done"] = message;

    protected void Fault(string field, string message) => ModelState.AddModelError(field, message);

    /// <summary>Notes a refusal for the page that is shown again, with the fitting status.</summary>
    /// <returns>False: there is no such thing for this person.</returns>
    protected bool Note(Outcome refused)
    {
        switch (refused)
        {
            case Outcome.Invalid { Faults: { Count: > 0 } faults }:
                foreach (var fault in faults) Fault(fault.Field, fault.Message);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return true;
            case Outcome.Invalid invalid:
                Fault(invalid.Field, invalid.Message);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return true;
            case Outcome.Conflict conflict:
                Conflict = conflict.Message;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return true;
            default:
                return false;
        }
    }

    protected IActionResult AskAgain()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected async Task LoadNames(PaContext db) =>
        Names = await db.Users.AsNoTracking().Where(p => p.UnitId == Viewer.UnitId).ToDictionaryAsync(p => p.Id, p => p.DisplayName);
}
