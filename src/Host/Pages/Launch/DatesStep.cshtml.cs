using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Step 4: the internal dates as they are proposed, and those that the unit sets itself.</summary>
public sealed class DatesStepPage(PaContext db, ProcessDefinitions definitions, LaunchDesk desk) : LaunchStep(db, definitions)
{
    public override string Here => DatesPath;
    public override bool HasForm => true;

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } elsewhere) return elsewhere;
        // What has become wrong since, by a new holiday or with time, is shown at once.
        foreach (var fault in DateFaults) Fault(FieldOf(fault.Key), $"{fault.Wrong.Thai} — {fault.Right.Thai}");
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } elsewhere) return elsewhere;
        var proposes = Typed("Propose").Length > 0;
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var date in Dates!.All)
        {
            // What was left as the form proposed it stays a proposal, which moves on with the day of the launch.
            if (!proposes && Typed(FieldOf(date.Key)).Trim() is { Length: > 0 } text && text != Typed($"Was[{date.Key}]")) typed[date.Key] = text;
        }
        if (await desk.Date(typed, Viewer) is not Outcome.Done) return NotFound();
        if (proposes) return LocalRedirect(DatesPath);
        if (Leaves) return Go(RehearsalPath);
        foreach (var fault in LaunchDesk.Read(Dates, typed).Faults) Fault(FieldOf(fault.Key), $"{fault.Wrong.Thai} — {fault.Right.Thai}");
        return ModelState.IsValid ? Go(RehearsalPath) : AskAgain();
    }

    public static string FieldOf(string key) => $"Days[{key}]";

    /// <summary>As the browser's control wants it.</summary>
    public string Shown(InternalDate date) => Typed(FieldOf(date.Key), Plan.Dates.GetValueOrDefault(date.Key) ?? Typing.Shown(date.Proposed));

    public bool IsSet(InternalDate date) => Plan.Dates.ContainsKey(date.Key);

    /// <summary>When the department closes what these dates are counted back from.</summary>
    public DateTimeOffset ClosingOf(string? round) => round is null ? Catalogue!.SmartKeyingClosesAt : Catalogue!.Round(round).ClosesAt;
}
