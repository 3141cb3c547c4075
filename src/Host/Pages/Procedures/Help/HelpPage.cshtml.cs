using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures.Help;

/// <summary>Every place where the work of an instance stands, what holds it up, and what an officer can do about it.</summary>
public sealed class HelpPage(PaContext db, ProcessDefinitions definitions) : UnitPage
{
    public InstanceView Instance { get; private set; } = null!;
    public bool MayIntervene => InstanceDesk.MayIntervene(Viewer);
    public IEnumerable<TokenView> Held => Instance.Tokens.Where(t => t.Token.Stage == Stage.Failed).OrderBy(t => t.Incident?.RaisedAt);
    public IEnumerable<TokenView> Waiting => Instance.Tokens.Where(t => t.Token.Waits && t.Token.Stage != Stage.Failed).OrderBy(t => t.Due ?? DateTimeOffset.MaxValue).ThenBy(t => t.Since);
    public IReadOnlyList<TokenView> Surrounding => [.. Instance.Tokens.Where(t => t.Surrounds)];
    public string Here => $"/procedures/instances/{Uri.EscapeDataString(Instance.Row.Id)}/help";
    public bool Runs => Instance.Row.Status == InstanceStatus.Active;

    public async Task<IActionResult> OnGet(string id)
    {
        if (!InstanceDesk.MayRetry(Viewer) || await InstanceView.Load(db, definitions, id, Viewer) is not { } view) return NotFound();
        Instance = view;
        await LoadNames(db);
        return Page();
    }

    public string WhoOf(TokenView token) => token.Task is not { } task ? "" : task.Assignee is { } person ? NameOf(person) : ThaiDisplay.PostName(task.Post ?? "");

    public static string AboutOf(TokenView token) =>
        (token.Kpi, token.Round) switch
        {
            ({ } kpi, { } round) => $"ตัวชี้วัด {kpi} {ThaiDisplay.RoundName(round)}",
            ({ } kpi, null) => $"ตัวชี้วัด {kpi}",
            (null, { } round) => ThaiDisplay.RoundName(round),
            _ => "",
        };
}
