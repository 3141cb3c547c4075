namespace PaWorkflow.Agreements.Tests;

public class DeadlinePlanTests
{
    static KpiRoundDeadlines Plan(string kpi, string round, string now, bool rework = false) =>
        DeadlinePlan.ForKpiRound(Sample.Fy2564, Sample.Fy2564.Kpi(kpi), round, WorkingCalendar.Thai, Sample.At(now), rework);

    static YearDeadlines Year(string launchedAt) => DeadlinePlan.ForYear(Sample.Fy2564, WorkingCalendar.Thai, Sample.At(launchedAt));

    static Deadline[] Steps(KpiRoundDeadlines plan) => [plan.Attach, plan.Director, plan.Recheck, plan.Smart];

    static Deadline[] Steps(YearDeadlines plan) =>
        [plan.Briefing, plan.Appoint, plan.ReviewOrder, plan.SignOrder, plan.Guideline, plan.ReviewGuideline, plan.SignGuideline, plan.Acknowledge];

    [Fact]
    public void Each_step_of_a_round_is_due_its_working_days_before_the_closing()
    {
        // Closes on Friday the 19th; the 12th was a holiday.
        var plan = Plan("1.2.1", "5m", "2021-01-04 09:00");
        Assert.Equal(
            [Sample.At("2021-02-04 16:30"), Sample.At("2021-02-09 16:30"), Sample.At("2021-02-15 16:30"), Sample.At("2021-02-18 16:30")],
            Steps(plan).Select(d => d.Due));
    }

    [Fact]
    public void A_closing_of_its_own_moves_a_kpis_deadlines() =>
        Assert.Equal(Sample.At("2021-08-13 16:30"), Plan("4", "11m", "2021-01-04 09:00").Smart.Due);

    [Fact]
    public void Reminders_follow_the_rules_and_escalation_comes_after_the_due_day()
    {
        var attach = Plan("1.2.1", "5m", "2021-02-01 09:00").Attach;
        Assert.Equal(
            [Sample.At("2021-02-02 08:30"), Sample.At("2021-02-04 08:30"), Sample.At("2021-02-05 08:30"), Sample.At("2021-02-08 08:30"), Sample.At("2021-02-09 08:30")],
            attach.Reminders);
        Assert.Equal(Sample.At("2021-02-08 08:30"), attach.EscalateAt);
    }

    [Fact]
    public void Evidence_sent_back_is_wanted_within_three_working_days() =>
        Assert.Equal(Sample.At("2021-02-11 16:30"), Plan("1.2.1", "5m", "2021-02-08 14:00", rework: true).Attach.Due);

    [Fact]
    public void Evidence_sent_back_late_is_wanted_before_SMART_closes() =>
        Assert.Equal(Sample.At("2021-02-18 16:30"), Plan("1.2.1", "5m", "2021-02-17 10:00", rework: true).Attach.Due);

    [Fact]
    public void After_the_closing_everything_is_due_on_the_next_working_day() =>
        Assert.All(Steps(Plan("1.2.1", "5m", "2021-02-25 10:00")), d => Assert.Equal(Sample.At("2021-03-01 16:30"), d.Due));

    [Theory, InlineData(false), InlineData(true)]
    public void Whenever_a_round_is_planned_its_deadlines_hold_together(bool rework)
    {
        for (var now = Sample.At("2020-10-01 00:00"); now < Sample.At("2021-09-30 00:00"); now = now.AddHours(17))
        {
            foreach (var kpi in Sample.Fy2564.Kpis)
            {
                foreach (var round in kpi.Rounds.Values)
                {
                    var steps = Steps(DeadlinePlan.ForKpiRound(Sample.Fy2564, kpi, round.Round, WorkingCalendar.Thai, now, rework));
                    Holds(steps, now);
                    var tomorrow = WorkingCalendar.Thai.AddWorkingDays(DateOnly.FromDateTime(now.DateTime), 1);
                    if (Sample.At($"{tomorrow:yyyy-MM-dd} 16:30") < round.ClosesAt.AddDays(-3)) Assert.All(steps, d => Assert.True(d.Due < round.ClosesAt));
                }
            }
        }
    }

    [Fact]
    public void Whenever_a_year_is_launched_its_deadlines_hold_together()
    {
        for (var launch = Sample.At("2020-10-01 00:00"); launch < Sample.At("2021-09-30 00:00"); launch = launch.AddHours(17))
        {
            var year = DeadlinePlan.ForYear(Sample.Fy2564, WorkingCalendar.Thai, launch);
            Holds(Steps(year), launch);
            Holds([year.Keying], launch);
            Holds([year.Monitor("5m")], launch);
            Holds([year.Monitor("11m")], launch);
            Assert.True(year.Acknowledge.Due <= year.Keying.Due);
        }
    }

    static void Holds(Deadline[] steps, DateTimeOffset now)
    {
        Assert.Equal(steps.OrderBy(d => d.Due), steps);
        Assert.All(steps, deadline =>
        {
            Assert.True(deadline.Due > now && deadline.EscalateAt > deadline.Due);
            Assert.All(deadline.Reminders, r => Assert.True(r > now));
            Assert.Equal(deadline.Reminders.Distinct().Order(), deadline.Reminders);
            Assert.All([deadline.Due, deadline.EscalateAt, .. deadline.Reminders], at =>
            {
                Assert.Equal(TimeSpan.FromHours(7), at.Offset);
                Assert.True(WorkingCalendar.Thai.IsWorkingDay(DateOnly.FromDateTime(at.DateTime)));
            });
        });
    }

    [Fact]
    public void A_year_launched_in_November_has_time_for_every_step()
    {
        var year = Year("2020-11-02 09:00");
        Assert.Equal(
            [
                Sample.At("2020-11-16 16:30"), Sample.At("2020-11-25 16:30"), Sample.At("2020-11-27 16:30"), Sample.At("2020-12-01 16:30"),
                Sample.At("2020-12-04 16:30"), Sample.At("2020-12-09 16:30"), Sample.At("2020-12-15 16:30"), Sample.At("2020-12-22 16:30"),
            ],
            Steps(year).Select(d => d.Due));
        Assert.Equal(Sample.At("2021-01-26 16:30"), year.Keying.Due);
        Assert.Equal(Sample.At("2021-01-28 16:30"), year.Monitor("5m").Due);
    }

    [Fact]
    public void A_year_launched_late_shares_out_the_days_to_the_keying()
    {
        var year = Year("2021-01-12 09:00");
        Assert.Equal(year.Keying.Due, year.Acknowledge.Due);
        Assert.Equal(Sample.At("2021-01-26 16:30"), year.Keying.Due);
        Assert.True(year.Briefing.Due < year.Guideline.Due);
    }

    [Fact]
    public void The_day_is_the_Thai_day_whatever_the_offset_of_now()
    {
        var utc = new DateTimeOffset(2021, 2, 24, 18, 0, 0, TimeSpan.Zero); // Thursday, 01:00 in Thailand; Friday is a holiday
        var plan = DeadlinePlan.ForKpiRound(Sample.Fy2564, Sample.Fy2564.Kpi("2"), "5m", WorkingCalendar.Thai, utc, rework: false);
        Assert.Equal(Sample.At("2021-03-01 16:30"), plan.Attach.Due);
    }

    [Fact]
    public void Reminder_rules_list_all_their_faults()
    {
        var yaml = Embedded.Text("Reminders/default.yaml")
            .Replace("dueAt: \"16:30\"", "dueAt: noon", StringComparison.Ordinal)
            .Replace("rework: 3", "rework: 0", StringComparison.Ordinal)
            .Replace("monitor: { lead: 15, before: [5]", "monitor: { leed: 15, before: [5.5]", StringComparison.Ordinal);
        var faults = string.Join('\n', ReminderRules.Read(yaml, "r.yaml").Faults);
        Assert.Contains("'noon' is no time of day", faults, StringComparison.Ordinal);
        Assert.Contains("rework: 0 is no number of days; give working days, 1 … 100", faults, StringComparison.Ordinal);
        Assert.Contains("there is no key 'leed' here; did you mean 'lead'?", faults, StringComparison.Ordinal);
        Assert.Contains("these are no numbers of days", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_may_have_reminder_rules_of_its_own()
    {
        var rules = ReminderRules.Read(Embedded.Text("Reminders/default.yaml").Replace("attach: { lead: 10", "attach: { lead: 12", StringComparison.Ordinal), "r.yaml").Rules;
        var plan = DeadlinePlan.ForKpiRound(Sample.Fy2564, Sample.Fy2564.Kpi("2"), "5m", WorkingCalendar.Thai, Sample.At("2021-01-04 09:00"), false, rules);
        Assert.Equal(Sample.At("2021-02-02 16:30"), plan.Attach.Due);
    }
}
