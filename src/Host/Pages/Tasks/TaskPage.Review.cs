using Microsoft.AspNetCore.Mvc;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Pages.Tasks;

/// <summary>Steps 7 and 8: what the decisions come to while they are being ticked.</summary>
public sealed partial class TaskPage
{
    /// <summary>The file that the review begins with: the first of a criterion that is not settled yet, else the first.</summary>
    public EvidenceFile? FirstShown => Kpi!.Rule.Criteria.OrderBy(c => Kpi.IsLocked(c.Id)).SelectMany(c => Kpi.Files[c.Id]).FirstOrDefault();

    /// <summary>A script asks for the score alone; without one the page comes again with all that was typed.</summary>
    public async Task<IActionResult> OnPostWeigh(string id)
    {
        if (!await Load(id) || Kpi is null || Row.Form is not ("director-check" or "strategy-recheck") || !MayWork) return NotFound();
        await Weigh();
        // A part with faults in it is put on the page like any other.
        return ForPart ? Partial("Forms/_Expected", this) : Page();
    }

    async Task Weigh()
    {
        var judged = JudgedPoints.Read(Request.Form, Kpi!.Rule.Criteria.Select(c => c.Id), "Points", Fault);
        var by = await expectations.Of(db, Kpi.Round, ReadReturned().Keys.ToHashSet(StringComparer.Ordinal));
        Weighed = by;
        try
        {
            var weighed = Opinions.Weigh(Kpi.Round, Kpi.Rule, by.Answer, judged);
            if (weighed.Own.Count > 0) Weighed = by with { Score = weighed.Score, Explanation = $"{by.Explanation} · ท่านให้คะแนนเองข้อ {string.Join(", ", weighed.Own)}" };
        }
        catch (Rejected refused) when (refused.Outcome is Outcome.Invalid invalid)
        {
            Fault(invalid.Field, invalid.Message);
        }
    }
}
