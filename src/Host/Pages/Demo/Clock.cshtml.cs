using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Demo;

/// <summary>Moves the demonstration's clock on; outside the demonstration there is no such page.</summary>
public sealed class ClockPage(PaContext db, Wake wake, IServiceProvider services) : UnitPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPost(string by, string? from)
    {
        if (services.GetService<DemoInfo>() is not { } demo) return NotFound();
        var step = by switch
        {
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            "next" => await UntilNextTimer(),
            _ => TimeSpan.Zero,
        };
        demo.Advance(step);
        wake.Workers();
        Say($"เลื่อนเวลาสมมติเป็น {ThaiDisplay.LongDateTime(Now)} แล้ว");
        return LocalRedirect(Url.IsLocalUrl(from) ? from : "/");
    }

    async Task<TimeSpan> UntilNextTimer()
    {
        var now = Now;
        var next = await db.Timers.Where(t => t.DueAt > now).OrderBy(t => t.DueAt).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefaultAsync();
        return next is { } due ? due - now + TimeSpan.FromSeconds(1) : TimeSpan.Zero;
    }
}
