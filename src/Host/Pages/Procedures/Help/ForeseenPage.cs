using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures.Help;

/// <summary>A form whose effect is shown before it is confirmed: first what would happen, then the command with the same fields.</summary>
public abstract class ForeseenPage(PaContext db, ProcessDefinitions definitions, InstanceDesk desk) : UnitPage
{
    /// <summary>The button that was pressed: <c>confirm</c>, <c>edit</c>, else the effect is asked for.</summary>
    public const string Step = "Step";

    public InstanceView Instance { get; private set; } = null!;

    /// <summary>What the command would bring about: the page asks for its confirmation.</summary>
    public Foresight? Foresight { get; private set; }

    public string Back => $"/procedures/instances/{Uri.EscapeDataString(Instance.Row.Id)}/help";

    /// <summary>What was typed, in words, for the page that asks for confirmation.</summary>
    public IReadOnlyList<(string Label, string Text)> Said { get; protected set; } = [];

    /// <summary>The fields of the form, to be sent again with the confirmation.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sent => Request.Form.Where(f => f.Key is not (Step or "CommandId" or "__RequestVerificationToken"))
        .SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? "")));

    protected async Task<bool> LoadInstance(string id)
    {
        if (!InstanceDesk.MayRetry(Viewer) || await InstanceView.Load(db, definitions, id, Viewer) is not { } view) return false;
        Instance = view;
        await LoadNames(db);
        return true;
    }

    protected async Task<IActionResult> Take(Command command, string done)
    {
        var (id, reason) = (Instance.Row.Id, Typed("Reason"));
        switch (Typed(Step))
        {
            case "edit":
                return Page();
            case "confirm":
                var outcome = await desk.Give(id, command, reason, Viewer, Typed("CommandId") is { Length: > 0 } commandId ? commandId : null);
                if (outcome is Outcome.Done)
                {
                    Say(done);
                    return LocalRedirect(command is CancelInstance ? $"/procedures/instances/{Uri.EscapeDataString(id)}" : Back);
                }
                return Note(outcome) && await LoadInstance(id) ? Page() : NotFound();
            default:
                (var foreseen, Foresight) = await desk.Foresee(id, command, reason, Viewer);
                return foreseen is Outcome.Done || Note(foreseen) ? Page() : NotFound();
        }
    }
}
