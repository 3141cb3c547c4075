using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>The way of a letter: read by the group head, signed, circulated, acknowledged, filed; back to who drafted it in between.</summary>
public sealed class LetterProcessTests
{
    static readonly DateTimeOffset begin = new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));

    static object Plan() => new { due = begin.AddDays(5), reminders = new[] { begin.AddDays(3), begin.AddDays(6) }, escalateAt = begin.AddDays(8) };

    static Player Begin(params string[] people)
    {
        var reading = BpmnFile.Read(Builtin.Read("letter"), "letter.bpmn");
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        return new Player(reading.Processes.Single(), Variables.Of(new { people, drafter = "d", review = Plan(), sign = Plan(), mend = Plan(), acknowledge = Plan() }));
    }

    static void Decide(Player player, string element, string decision) =>
        player.Do(new CompleteTask(player.Tasks.Single(t => t.ElementId == element).TaskId, Variables.Of(new { decision })));

    static void Work(Player player, string topic)
    {
        var job = player.Jobs.Single();
        Assert.Equal(topic, job.Topic);
        player.Do(new CompleteJob(job.JobId, Variables.Empty));
    }

    [Fact]
    public void It_is_read_signed_circulated_acknowledged_and_filed()
    {
        var player = Begin("a", "b");
        Decide(player, "review-letter", "approve");
        Decide(player, "sign-letter", "approve");
        Work(player, "circulate-letter");
        player.Do(new CompleteTask(player.Tasks.Single(t => t.Assignee == "b").TaskId, Variables.Empty));
        player.Until(begin.AddDays(9));
        Assert.Equal(["remind", "remind", "escalate"], player.Jobs.Select(j => j.Topic));
        while (player.Jobs.FirstOrDefault() is { } chase) player.Do(new CompleteJob(chase.JobId, Variables.Empty));
        player.Do(new CompleteTask(player.Tasks.Single().TaskId, Variables.Empty));
        Work(player, "file-letter");
        Assert.True(player.Ended);
    }

    [Fact]
    public void A_letter_to_nobody_of_the_unit_is_filed_when_it_is_signed()
    {
        var player = Begin();
        Decide(player, "review-letter", "approve");
        Decide(player, "sign-letter", "approve");
        Work(player, "file-letter");
        Assert.True(player.Ended);
    }

    [Fact]
    public void What_is_sent_back_goes_to_who_drafted_it_who_mends_or_drops_it()
    {
        var player = Begin();
        Decide(player, "review-letter", "return");
        Assert.Equal("d", player.Tasks.Single().Assignee);
        Decide(player, "mend-letter", "approve");
        Decide(player, "review-letter", "approve");
        Decide(player, "sign-letter", "return");
        Decide(player, "mend-letter", "drop");
        Assert.True(player.Ended);
        Assert.Empty(player.Jobs);
    }
}
