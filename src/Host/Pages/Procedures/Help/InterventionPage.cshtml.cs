using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Interventions;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Pages.Procedures.Help;

/// <summary>One command to a procedure that stands: try again, skip, move or cancel, with its reason.</summary>
public sealed class InterventionPage(PaContext db, ProcessDefinitions definitions, InstanceDesk desk) : ForeseenPage(db, definitions, desk)
{
    /// <summary>Results that can be typed in besides those that the gateway asks for.</summary>
    public const int ExtraResults = 2;

    public string What { get; private set; } = "";

    /// <summary>Where the work stands; null where the whole instance is meant, or the step has passed.</summary>
    public TokenView? Token { get; private set; }

    public IReadOnlyList<StepResult> Results { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id, string what, int? token) => await Load(id, what, token) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string id, string what, int? token)
    {
        if (!await Load(id, what, token)) return NotFound();
        if (Token is null && what != "cancel") return Page();
        switch (what)
        {
            case "retry":
                return await Take(new RetryIncident(Token!.Incident?.Id ?? ""), $"สั่งให้ลอง “{Token.Name}” อีกครั้งแล้ว");
            case "skip":
                if (ResultsTyped() is not { } results) return AskAgain();
                return await Take(new SkipToken(Token!.Token.Number, results), $"ข้าม “{Token.Name}” แล้ว");
            case "move":
                var target = Typed("Target");
                Said = [("ย้ายไป", target.Length > 0 ? Instance.NameOf(target) : "")];
                return await Take(new MoveToken(Token!.Token.Number, target), $"ย้ายจาก “{Token.Name}” แล้ว");
            default:
                return await Take(new CancelInstance(Typed("Reason").Trim()), "ยกเลิกทั้งเรื่องแล้ว");
        }
    }

    /// <summary>Reminders and gateways are often named alike or not at all: what they are about, or their kind, is said with them.</summary>
    public string TargetName(string element)
    {
        var (name, kind) = (Instance.NameOf(element), Instance.KindOf(element));
        if (element == Token!.Token.ElementId) return $"{name} (เริ่มขั้นตอนนี้ใหม่)";
        return Instance.Outline.Property(element, "about") is { } about ? $"{name} “{Instance.NameOf(about)}”" : kind.Length == 0 || kind == name ? name : $"{name} · {kind}";
    }

    async Task<bool> Load(string id, string what, int? token)
    {
        if (what != "retry" && !InstanceDesk.MayIntervene(Viewer)) return false;
        if (!await LoadInstance(id)) return false;
        What = what;
        if (what == "cancel")
        {
            if (Instance.Row.Status != InstanceStatus.Active) Conflict = "เรื่องนี้สิ้นสุดแล้ว จึงไม่มีสิ่งใดให้ยกเลิก";
            return token is null;
        }
        Token = Instance.Tokens.FirstOrDefault(t => t.Token.Number == token && (what != "retry" || t.Incident is not null));
        if (Token is null) Conflict = "ขั้นตอนนี้ผ่านไปแล้ว โปรดดูตำแหน่งงานล่าสุดอีกครั้ง";
        else if (what == "skip") Results = StepResult.Of(Instance.Definition, Token.Token.ElementId);
        return true;
    }

    /// <summary>Null where something typed is wrong; the page says what.</summary>
    Variables? ResultsTyped()
    {
        var results = Variables.Empty;
        var said = new List<(string, string)>();
        if (int.TryParse(Typed("Result"), out var chosen) && chosen >= 0 && chosen < Results.Count)
        {
            results = Results[chosen].Variables;
            said.Add(("ผลของขั้นตอนนี้", Results[chosen].Name));
        }
        else if (Results.Count > 0)
        {
            Fault("Result", "โปรดเลือกผลของขั้นตอนนี้ เพื่อให้ระบบรู้ว่าต้องไปทางใด");
        }
        for (var i = 0; i < ExtraResults; i++)
        {
            if (Typed($"Name{i}").Trim() is not { Length: > 0 } name) continue;
            var typed = new TypedValue(Typed($"Kind{i}", TypedValue.Plain), Typed($"Value{i}"));
            var (value, fault) = typed.Read();
            if (!HandedVariables.IsName(name)) Fault($"Name{i}", "ชื่อข้อมูลใช้ตัวอักษร ตัวเลข หรือ _ ไม่เว้นวรรค และไม่ขึ้นต้นด้วยตัวเลข");
            else if (fault is not null) Fault($"Value{i}", fault);
            else
            {
                results = results.With(name, value!.Value);
                said.Add((name, typed.Short));
            }
        }
        Said = said;
        return ModelState.IsValid ? results : null;
    }
}
