using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The procedure that tells of changed KPI details: everyone acknowledges, and who does not is chased.</summary>
public sealed class KpiChangeTests
{
    [Fact]
    public void It_ends_when_everyone_has_acknowledged_and_chases_only_those_who_have_not()
    {
        var reading = BpmnFile.Read(Builtin.Read("kpi-change"), "kpi-change.bpmn");
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        var begin = new DateTimeOffset(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));
        var player = new Player(reading.Processes.Single(), Variables.Of(new
        {
            people = new[] { "a", "b" },
            acknowledge = new { due = begin.AddDays(5), reminders = new[] { begin.AddDays(3), begin.AddDays(6) }, escalateAt = begin.AddDays(8) },
        }));
        foreach (var topic in new[] { "letter", "circulate-change" })
        {
            var job = player.Jobs.Single();
            Assert.Equal(topic, job.Topic);
            player.Do(new CompleteJob(job.JobId, Variables.Empty));
        }
        Assert.Equal(["a", "b"], player.Tasks.Select(t => t.Assignee).Order());
        player.Do(new CompleteTask(player.Tasks.Single(t => t.Assignee == "a").TaskId, Variables.Empty));
        player.Until(begin.AddDays(9));
        Assert.Equal(["remind", "remind", "escalate"], player.Jobs.Select(j => j.Topic));
        while (player.Jobs.FirstOrDefault() is { } chase) player.Do(new CompleteJob(chase.JobId, Variables.Empty));
        player.Do(new CompleteTask(player.Tasks.Single().TaskId, Variables.Empty));
        Assert.True(player.Ended);
    }
}
