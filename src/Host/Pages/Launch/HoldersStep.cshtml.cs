using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Pages.Launch;

/// <summary>Step 3: who collects which KPI; last year's collector is proposed, and a whole group can be given to one person at once.</summary>
public sealed class HoldersStepPage(PaContext db, ProcessDefinitions definitions, LaunchDesk desk) : LaunchStep(db, definitions)
{
    public override string Here => HoldersPath;
    public override bool HasForm => true;

    /// <summary>Person id and year by KPI code.</summary>
    public IReadOnlyDictionary<string, (string Person, int Year)> Proposed { get; private set; } = new Dictionary<string, (string, int)>();

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } elsewhere) return elsewhere;
        Proposed = await ProposedHolders.Of(Db, Catalogue!, Viewer);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } elsewhere) return elsewhere;
        Proposed = await ProposedHolders.Of(Db, Catalogue!, Viewer);
        var people = Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var (fills, all) = (Typed("Fill"), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var kpi in Catalogue!.Kpis)
        {
            var person = fills == $"{kpi.Group}" ? Typed($"Fill[{kpi.Group}]") : Typed(FieldOf(kpi));
            if (people.Contains(person)) all[kpi.Code] = person;
            else if (fills.Length == 0 && !Leaves) Fault(FieldOf(kpi), $"โปรดเลือกผู้จัดเก็บตัวชี้วัด {kpi.Code}");
        }
        if (fills.Length > 0 && !people.Contains(Typed($"Fill[{fills}]"))) Fault($"Fill[{fills}]", "โปรดเลือกผู้ที่จะจัดเก็บทั้งกลุ่ม");
        else if (await desk.Hold(all, Viewer) is not Outcome.Done) return NotFound();
        if (!ModelState.IsValid) return AskAgain();
        return fills.Length > 0 ? LocalRedirect($"{HoldersPath}#group-{fills}") : Go(DatesPath);
    }

    public static string FieldOf(Kpi kpi) => $"Holders[{kpi.Code}]";

    /// <summary>What was typed, else what is kept, else last year's.</summary>
    public string Chosen(Kpi kpi) => Typed(FieldOf(kpi), Plan.Holders.GetValueOrDefault(kpi.Code) ?? (Plan.Holders.Count == 0 && Proposed.TryGetValue(kpi.Code, out var last) ? last.Person : ""));

    public string GroupName(KpiGroup group) => group == KpiGroup.Performance ? "องค์ประกอบที่ 1 ประสิทธิผลการดำเนินงาน" : "องค์ประกอบที่ 2 ศักยภาพในการดำเนินงาน";

    /// <summary>Collectors first, then the others, each by their working group.</summary>
    public IEnumerable<(string Name, IEnumerable<Member> Members)> Choices =>
        Members.GroupBy(m => (Collects: m.Posts.Contains(PostIds.KpiOwner), m.Group)).OrderBy(g => !g.Key.Collects).ThenBy(g => g.Key.Group, StringComparer.Ordinal)
            .Select(g => ($"{(g.Key.Collects ? "ผู้จัดเก็บตัวชี้วัด" : "คนอื่น ๆ")}{(g.Key.Group.Length > 0 ? $" · {g.Key.Group}" : "")}", g.AsEnumerable()));
}
