using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The second procedure that is shipped (seed 001): other steps, other days, the same engine.</summary>
public sealed class DohTests
{
    static readonly string[] preparation = ["review", "clients", "directory", "measures", "topics"];

    static Player Started()
    {
        var reading = BpmnFile.Read(Builtin.Read("doh-3-11"), "doh-3-11.bpmn");
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        return new Player(reading.Processes.Single(), Variables.Of(new { year = 2564, holidays = new[] { "2020-11-05" } }));
    }

    [Fact]
    public void Each_step_has_its_working_days()
    {
        var player = Started();
        // Five working days from Monday 2 November, Thursday the 5th being free.
        Assert.Equal(new DateTimeOffset(2020, 11, 10, 16, 30, 0, TimeSpan.FromHours(7)), player.Tasks.Single().DueAt);
    }

    [Fact]
    public void A_plan_that_is_not_approved_is_made_anew_and_each_month_is_reported_by_the_10th()
    {
        var player = Started();
        foreach (var step in preparation) player.Complete(step);
        player.Complete("plan").Complete("plan-check", new { decision = "return" });
        player.Complete("plan").Complete("plan-check", new { decision = "approve" }).Complete("plan-approval", new { decision = "return" });
        player.Complete("plan").Complete("plan-check", new { decision = "approve" }).Complete("plan-approval", new { decision = "approve" });
        var reported = new List<string>();
        for (var half = 0; half < 2; half++)
        {
            player.Until(player.Now.AddDays(half == 0 ? 0 : 200));
            player.Complete("carry-out").Complete("monitor");
            while (player.State.Tokens.Any(t => t.ElementId == "reports"))
            {
                player.Until(player.Now.AddDays(31));
                if (player.Tasks.FirstOrDefault(t => t.ElementId == "report") is not { } report) continue;
                reported.Add($"{report.DueAt:yyyy-MM-dd}");
                player.Complete("report");
                while (player.Jobs.FirstOrDefault() is { } reminder) player.Do(new CompleteJob(reminder.JobId, Variables.Empty));
            }
        }
        Assert.True(player.Ended);
        Assert.Equal(
            ["2020-11-10", "2020-12-10", "2021-01-10", "2021-02-10", "2021-03-10", "2021-04-10", "2021-05-10", "2021-06-10", "2021-07-10", "2021-08-10"],
            reported);
    }
}
