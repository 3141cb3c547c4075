using Microsoft.AspNetCore.Authorization;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Api;

/// <summary>What the posts of a viewer have to allow. Whoever lacks it is told so (403); what belongs to another unit is not there (404).</summary>
sealed record Right(Func<Viewer, bool> Allows) : IAuthorizationRequirement
{
    /// <summary>Whoever belongs to a unit; what they see and may do in particular says the desk.</summary>
    public static readonly Right Member = new(_ => true);

    public static readonly Right SeeUnit = new(viewer => viewer.SeesWholeUnit);
    public static readonly Right Retry = new(InstanceDesk.MayRetry);
    public static readonly Right Intervene = new(InstanceDesk.MayIntervene);
    public static readonly Right Deploy = new(ProcedureDesk.MayDeploy);
    public static readonly Right Launch = new(viewer => viewer.MayLaunch);
    public static readonly Right ChangeCalendar = new(CalendarDesk.MayChange);
    public static readonly Right SeeRegisters = new(LetterDesk.SeesRegisters);
    public static readonly Right KeepRegisters = new(LetterDesk.KeepsRegisters);
    public static readonly Right Administer = new(viewer => viewer.Holds(PostIds.Administrator));
    public static readonly Right NameActing = new(ActingDesk.MayName);
    public static readonly Right SeeActing = new(viewer => viewer.SeesWholeUnit || ActingDesk.MayName(viewer));
}

sealed class RightHandler(ViewerOf request) : AuthorizationHandler<Right>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Right requirement)
    {
        if (await request.Request() is { } viewer && requirement.Allows(viewer)) context.Succeed(requirement);
    }
}

static class RightExtensions
{
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, Right right) =>
        route.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(right)).Fails(StatusCodes.Status403Forbidden);
}

/// <summary>Who asks, and the id that the sender gave the command (<c>Idempotency-Key</c>): sent again, it is answered and changes nothing.</summary>
sealed record Caller(Viewer Viewer, string? CommandId)
{
    public static async ValueTask<Caller> BindAsync(HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        // The routes' rights have seen the viewer already.
        return new((await context.RequestServices.GetRequiredService<ViewerOf>().Request())!, key.Length > 0 ? key : null);
    }
}
