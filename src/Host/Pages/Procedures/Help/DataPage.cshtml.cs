using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures.Help;

/// <summary>The variables of an instance, or of the part of it in which a token runs: read as a list, mended one by one.</summary>
public sealed class DataPage(PaContext db, ProcessDefinitions definitions, InstanceDesk desk) : ForeseenPage(db, definitions, desk)
{
    /// <summary>The part whose variables are shown; null where it has ended by now.</summary>
    public Scope? Scope { get; private set; }

    /// <summary>The parts around it, whose variables it sees as well.</summary>
    public IReadOnlyList<Scope> Around { get; private set; } = [];

    public IReadOnlyList<(string Name, TypedValue Value)> Variables { get; private set; } = [];

    /// <summary>The variable in the form; null where only the list is shown; empty for a new one.</summary>
    public string? Edited { get; private set; }

    /// <summary>What stands in the form.</summary>
    public TypedValue Value => new(Typed("Kind", Stored?.Kind ?? TypedValue.Plain), Typed("Value", Stored?.Text ?? ""));

    TypedValue? Stored => Variables.Where(v => v.Name == Edited).Select(v => v.Value).FirstOrDefault();

    public async Task<IActionResult> OnGet(string id, int scope, string? edit, bool add = false)
    {
        if (!await Load(id, scope)) return NotFound();
        Edited = add ? "" : Variables.Any(v => v.Name == edit) ? edit : null;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id, int scope, string? edit)
    {
        if (!await Load(id, scope)) return NotFound();
        if (Scope is null) return Page();
        Edited = edit ?? "";
        var name = Edited.Length > 0 ? Edited : Typed("Name").Trim();
        if (!HandedVariables.IsName(name)) Fault("Name", "ชื่อข้อมูลใช้ตัวอักษร ตัวเลข หรือ _ ไม่เว้นวรรค และไม่ขึ้นต้นด้วยตัวเลข");
        else if (Edited.Length == 0 && Variables.Any(v => v.Name == name)) Fault("Name", "มีข้อมูลชื่อนี้อยู่แล้ว — ให้แก้ไขจากรายการแทน");
        var (value, fault) = Value.Read();
        if (fault is not null) Fault("Value", fault);
        if (!ModelState.IsValid) return AskAgain();
        Said = [($"{name} เดิม", Stored?.Short ?? "(ยังไม่มี)"), ($"{name} ใหม่", Value.Short)];
        return await Take(new SetVariables(Workflows.Engine.Variables.Empty.With(name, value!.Value), scope), $"แก้ไขข้อมูล “{name}” แล้ว");
    }

    async Task<bool> Load(string id, int scope)
    {
        if (!InstanceDesk.MayIntervene(Viewer) || !await LoadInstance(id)) return false;
        Around = [.. Instance.Around(scope)];
        if (Instance.Row.Status == InstanceStatus.Active && Around is [var own, ..])
        {
            Scope = own;
            Around = [.. Around.Skip(1)];
            Variables = [.. own.Locals.Items.Select(v => (v.Key, TypedValue.Of(v.Value)))];
        }
        else
        {
            Conflict = "ส่วนนี้ของงานจบไปแล้ว จึงไม่มีข้อมูลให้แก้";
        }
        return true;
    }
}
