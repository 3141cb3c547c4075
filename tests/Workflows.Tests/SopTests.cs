using CsCheck;
using PaWorkflow.Workflows.Engine;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Workflows.Tests;

/// <summary>SOP-HSS4-S-07 as it is shipped, played by hand and by chance.</summary>
public sealed class SopTests
{
    static readonly ProcessDefinition Sop = Read();

    static ProcessDefinition Read()
    {
        var reading = BpmnFile.Read(Builtin.Read("sop-hss4-s-07"), "sop-hss4-s-07.bpmn");
        Assert.True(reading.Faults.Count == 0, string.Join('\n', reading.Faults));
        return reading.Processes.Single();
    }

    static object Deadline(int day) => new
    {
        due = Player.Morning.AddDays(day),
        reminders = new[] { Player.Morning.AddDays(day - 2), Player.Morning.AddDays(day + 1) },
        escalateAt = Player.Morning.AddDays(day + 2),
    };

    static Variables Launch() => Variables.Of(new
    {
        unit = new { id = "u", name = "ศูนย์" },
        year = 2564,
        plan = new
        {
            briefing = Deadline(10), appoint = Deadline(15), reviewOrder = Deadline(16), signOrder = Deadline(17), guideline = Deadline(20),
            reviewGuideline = Deadline(21),
            signGuideline = Deadline(22), acknowledge = Deadline(27), keying = Deadline(60),
        },
        rounds = new[]
        {
            new { id = "5m", opensAt = Player.Morning.AddDays(90), lastCall = Player.Morning.AddDays(120), monitor = Deadline(95) },
            new { id = "11m", opensAt = Player.Morning.AddDays(270), lastCall = Player.Morning.AddDays(300), monitor = Deadline(275) },
        },
        kpis = new[] { new { code = "1.2.1", name = "a", owner = "o1" }, new { code = "2", name = "b", owner = "o2" } },
        people = new[] { "o1", "o2", "h1" },
    });

    static void Work(Player player)
    {
        while (player.Jobs.FirstOrDefault() is { } job)
        {
            var now = player.Now;
            player.Do(new CompleteJob(job.JobId, job.Topic switch
            {
                "deadlines" => Variables.Of(new { deadlines = new { attach = From(now, 5), director = From(now, 6), recheck = From(now, 7), smart = From(now, 8) } }),
                "letter" when job.ElementId == "return-memo" => Variables.Of(new { rework = true }),
                _ => Variables.Empty,
            }));
        }
    }

    static object From(DateTimeOffset now, int days) => new { due = now.AddDays(days), reminders = new[] { now.AddDays(days - 1) }, escalateAt = now.AddDays(days + 1) };

    [Fact]
    public void The_eight_steps_run_to_their_end_with_each_way_back_taken_once()
    {
        var player = new Player(Sop, Launch());
        void Do(string element, object? variables = null) { Work(player); player.Complete(element, variables); Work(player); }
        Do("hold-briefing");
        foreach (var (ask, review, sign) in new[] { ("appoint", "review-order", "sign-order"), ("set-guideline", "review-guideline", "sign-guideline") })
        {
            Do(ask);
            Do(review, new { decision = "return" });
            Do(ask);
            Do(review, new { decision = "approve" });
            Do(sign, new { decision = "return" });
            Do(ask);
            Do(review, new { decision = "approve" });
            Do(sign, new { decision = "approve" });
        }
        Assert.Equal(["o1", "o2", "h1"], player.Tasks.Where(t => t.ElementId == "acknowledge").Select(t => t.Assignee));
        for (var i = 0; i < 3; i++) Do("acknowledge");
        Do("key-kpi-details");
        player.Do(new CorrelateMessage(player.Messages.Single().SubscriptionId, Variables.Empty));
        Assert.Equal(["round-opens", "year-joins", "year-joins"], player.State.Waiting());
        foreach (var day in new[] { 90, 270 })
        {
            player.Until(Player.Morning.AddDays(day));
            Work(player);
            Do("monitor");
            Assert.Equal(["o1", "o2"], player.Tasks.Select(t => t.Assignee));
            for (var kpi = 0; kpi < 2; kpi++)
            {
                Do("attach-evidence");
                Do("director-check", new { decision = "return", reason = "missing" });
                Do("attach-evidence");
                Do("director-check", new { decision = "approve" });
                Do("strategy-recheck", new { decision = "return", reason = "figures" });
                Do("attach-evidence");
                Do("director-check", new { decision = "approve" });
                Do("strategy-recheck", new { decision = "approve" });
                Do("attach-in-smart");
            }
        }
        Assert.True(player.Ended);
        Assert.Equal(4, player.Count("Completed report-attached"));
        Assert.Equal(8, player.Count("Completed return-memo"));
    }

    [Fact]
    public void A_report_that_never_comes_is_recorded_as_missed_and_the_year_goes_on()
    {
        var player = new Player(Sop, Launch());
        Work(player);
        foreach (var (task, decision) in new[] { ("hold-briefing", ""), ("appoint", ""), ("review-order", "approve"), ("sign-order", "approve"), ("set-guideline", ""), ("review-guideline", "approve"), ("sign-guideline", "approve") })
        {
            player.Complete(task, new { decision });
            Work(player);
        }
        player.Until(Player.Morning.AddDays(90));
        Work(player);
        player.Complete("monitor");
        player.Until(Player.Morning.AddDays(110));
        Work(player);
        player.Until(Player.Morning.AddDays(121));
        Work(player);
        Assert.Equal(1, player.Count("Completed record-missed"));
        Assert.Equal(1, player.Count("Completed close-round"));
        Assert.Equal(2, player.Count("Cancelled attach-evidence"));
        Assert.True(player.Count("Completed attach-evidence-escalated") == 2, "each owner's superior was told");
        Assert.Contains("round-opens", player.State.Waiting());
    }

    [Fact]
    public void The_round_closes_without_the_follow_up_note_and_the_next_one_does_not_wait_for_it()
    {
        var player = new Player(Sop, Launch());
        Work(player);
        foreach (var (task, decision) in new[] { ("hold-briefing", ""), ("appoint", ""), ("review-order", "approve"), ("sign-order", "approve"), ("set-guideline", ""), ("review-guideline", "approve"), ("sign-guideline", "approve") })
        {
            player.Complete(task, new { decision });
            Work(player);
        }
        player.Until(Player.Morning.AddDays(91));
        Work(player);
        for (var kpi = 0; kpi < 2; kpi++)
        {
            foreach (var task in new[] { "attach-evidence", "director-check", "strategy-recheck", "attach-in-smart" })
            {
                player.Complete(task, new { decision = "approve" });
                Work(player);
            }
        }
        Assert.Equal(1, player.Count("Completed close-round"));
        Assert.Contains("monitor", player.State.Waiting());
        player.Until(Player.Morning.AddDays(121));
        Work(player);
        Assert.Equal(1, player.Count("Cancelled monitor"));
        Assert.Contains("round-opens", player.State.Waiting());
    }

    [Fact]
    public void Every_user_task_has_a_post_a_form_a_step_a_due_date_reminders_and_an_escalation()
    {
        foreach (var task in Sop.Nodes.OfType<UserTask>())
        {
            Assert.True(task.Assignee is not null || task.CandidateGroups is not null, task.Id);
            Assert.NotNull(task.FormKey);
            Assert.NotNull(task.DueDate);
            Assert.InRange(int.Parse(task.Properties["step"], System.Globalization.CultureInfo.InvariantCulture), 1, 8);
            Assert.Equal([$"{task.Id}-remind", $"{task.Id}-escalate"], task.Boundaries.Take(2));
        }
    }

    [Fact]
    public void The_standard_minutes_of_the_steps_are_those_of_the_procedure() =>
        Assert.Equal(
            [(1, 360), (2, 60), (3, 30), (4, 1080), (5, 180 + 180), (6, 360), (7, 30), (8, 360)],
            Sop.Nodes.OfType<UserTask>()
                .GroupBy(t => int.Parse(t.Properties["step"], System.Globalization.CultureInfo.InvariantCulture))
                .OrderBy(g => g.Key)
                // Monitoring is done once in each of the two rounds.
                .Select(g => (g.Key, g.Sum(t => int.Parse(t.Properties.GetValueOrDefault("standardMinutes", "0"), System.Globalization.CultureInfo.InvariantCulture)) * (g.Key == 5 ? 2 : 1))));

    /// <summary>Whatever people do, in whatever order and however late: the year ends, with nothing left open and no incident.</summary>
    [Fact]
    public void Every_walk_through_the_year_ends_clean() =>
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var dice = new Random(seed);
            var player = new Player(Sop, Launch());
            for (var step = 0; step < 5_000 && !player.Ended; step++)
            {
                Work(player);
                if (player.Ended) break;
                if (player.Messages.Count > 0 && dice.Next(5) == 0) player.Do(new CorrelateMessage(player.Messages[0].SubscriptionId, Variables.Empty));
                else if (player.Tasks.Count > 0 && dice.Next(4) != 0)
                    player.Complete(player.Tasks[dice.Next(player.Tasks.Count)].ElementId, new { decision = dice.Next(4) == 0 ? "return" : "approve" });
                else if (player.Timers.Count > 0) player.Until(player.Timers.Values.Min(t => t.DueAt));
                Assert.Empty(player.Incidents);
            }
            Assert.True(player.Ended, $"The walk of seed {seed} did not end.");
        }, iter: 30, threads: 1);
}
