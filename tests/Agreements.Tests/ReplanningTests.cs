using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace PaWorkflow.Agreements.Tests;

/// <summary>Deadlines that were counted by one calendar, when another takes its place.</summary>
public sealed class ReplanningTests
{
    static readonly DateTimeOffset launched = Sample.At("2020-11-02 09:00");

    static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    static WorkingCalendar With(params string[] days) => WorkingCalendar.Thai.With(days.Select(d => new SpecialDay(Day(d), "วันหยุดกรณีพิเศษ", true)));

    /// <summary>KPI 2 of the first round, which closes on Friday 19 February.</summary>
    static KpiRoundDeadlines Plan(WorkingCalendar calendar, string at = "2020-12-01 09:00") =>
        DeadlinePlan.ForKpiRound(Sample.Fy2564, Sample.Fy2564.Kpi("2"), "5m", calendar, Sample.At(at), rework: false);

    static Deadline Attach(WorkingCalendar before, WorkingCalendar after, string now, Deadline? stored = null, string at = "2020-12-01 09:00") =>
        new Replanning(before, after, Sample.At(at), Sample.At(now)).Move("attach", stored ?? Plan(before, at).Attach, Plan(before, at).Attach, Plan(after, at).Attach);

    [Fact]
    public void A_special_day_before_the_closing_moves_due_date_reminders_and_escalation()
    {
        var (before, after) = (WorkingCalendar.Thai, With("2021-02-15"));
        var moved = Attach(before, after, "2021-01-04 09:00");
        Assert.Equal(Plan(after).Attach.Due, moved.Due);
        Assert.Equal(Plan(after).Attach.Reminders, moved.Reminders);
        Assert.Equal(Plan(after).Attach.EscalateAt, moved.EscalateAt);
        Assert.NotEqual(Plan(before).Attach.Due, moved.Due);
        Assert.Null(moved.Held);
    }

    [Fact]
    public void A_day_that_lies_behind_the_due_date_moves_what_is_sent_after_it()
    {
        // Due on Thursday 4 February: the reminders after it and the escalation count over Friday.
        var (before, after) = (WorkingCalendar.Thai, With("2021-02-05"));
        var stored = Plan(before).Attach with { Due = Sample.At("2021-02-04 16:30") };
        Assert.Equal(stored.Due, Plan(before).Attach.Due);
        var moved = new Replanning(before, after, Sample.At("2020-12-01 09:00"), Sample.At("2021-02-04 17:00")).Move("attach", stored, Plan(before).Attach, Plan(after).Attach);
        Assert.Equal(stored.Due, moved.Due);
        Assert.Equal(Sample.At("2021-02-09 08:30"), moved.EscalateAt);
        Assert.Equal(stored.Reminders.Where(r => r < Sample.At("2021-02-04 17:00")), moved.Reminders.Where(r => r < Sample.At("2021-02-04 17:00")));
        Assert.Equal([Sample.At("2021-02-08 08:30"), Sample.At("2021-02-09 08:30"), Sample.At("2021-02-10 08:30")], moved.Reminders.Where(r => r > stored.Due));
    }

    [Fact]
    public void What_an_officer_has_set_stays()
    {
        var (before, after) = (WorkingCalendar.Thai, With("2021-02-15"));
        var stored = Plan(before).Attach with { Due = Sample.At("2021-02-10 12:00"), Reminders = [Sample.At("2021-02-10 08:00")], EscalateAt = Sample.At("2021-02-18 08:00") };
        Assert.Equal(stored, Attach(before, after, "2021-01-04 09:00", stored));
    }

    [Fact]
    public void Nothing_moves_to_today_or_into_the_past_and_back_again_it_stands_as_it_stood()
    {
        // Three special days would have it due two days ago; there must be a day left for it.
        var (before, after, now) = (WorkingCalendar.Thai, With("2021-02-10", "2021-02-11", "2021-02-15"), "2021-02-02 09:00");
        var stored = Plan(before).Attach;
        Assert.Equal(Sample.At("2021-02-04 16:30"), stored.Due);
        Assert.Equal(Sample.At("2021-02-01 16:30"), Plan(after).Attach.Due);
        var held = Attach(before, after, now);
        Assert.Equal(Sample.At("2021-02-03 16:30"), held.Due);
        Assert.Equal(new HeldDue(Plan(after).Attach.Due, held.Due), held.Held);
        Assert.Equal(Sample.At("2021-02-04 16:30"), Attach(before, after, "2021-02-03 09:00").Due);
        Assert.Equal(Sample.At("2021-02-04 16:30"), Attach(before, after, "2021-02-04 09:00").Due);
        Assert.Equal(Sample.At("2021-02-05 08:30"), held.EscalateAt);

        var back = Attach(after, before, "2021-02-02 10:00", held);
        Assert.Equal((stored.Due, stored.EscalateAt, (HeldDue?)null), (back.Due, back.EscalateAt, back.Held));
        // An officer has set another date meanwhile.
        var set = held with { Due = Sample.At("2021-02-05 12:00") };
        Assert.Equal(set.Due, Attach(after, before, "2021-02-02 10:00", set).Due);
    }

    [Fact]
    public void A_due_date_on_the_special_day_itself_moves_to_the_next_day_of_work_when_the_day_before_is_over()
    {
        var (before, after) = (WorkingCalendar.Thai, With("2021-02-04"));
        Assert.Equal(Sample.At("2021-02-03 16:30"), Attach(before, after, "2021-02-02 10:00").Due);
        Assert.Equal(Sample.At("2021-02-05 16:30"), Attach(before, after, "2021-02-03 10:00").Due);
        Assert.Equal(Sample.At("2021-02-05 16:30"), Attach(before, after, "2021-02-04 08:00").Due);
    }

    [Fact]
    public void Held_dates_survive_their_JSON_and_others_have_nothing_to_say()
    {
        var held = Attach(WorkingCalendar.Thai, With("2021-02-10", "2021-02-11", "2021-02-15"), "2021-02-02 09:00");
        Assert.Equal(held.Held, JsonSerializer.Deserialize<Deadline>(JsonSerializer.Serialize(held))!.Held);
        Assert.DoesNotContain("Held", JsonSerializer.Serialize(Plan(WorkingCalendar.Thai).Attach), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_days_are_added_the_steps_keep_their_order_and_all_comes_back_when_they_are_taken_away() =>
        Gen.Select(Gen.Int[0, 60].Array[0, 6], Gen.Int[0, 40], Gen.Int[8, 18]).Sample((days, today, hour) =>
        {
            var now = Sample.At("2021-01-05 00:00").AddDays(today).AddHours(hour);
            var (before, after) = (WorkingCalendar.Thai, WorkingCalendar.Thai.With(days.Select(d => new SpecialDay(Day("2021-01-04").AddDays(d), "x", true))));
            var (plan, anew) = (Plan(before), Plan(after));
            var there = new Replanning(before, after, Sample.At("2020-12-01 09:00"), now);
            var back = new Replanning(after, before, Sample.At("2020-12-01 09:00"), now);
            (string Task, Deadline Old, Deadline New)[] steps = [("attach", plan.Attach, anew.Attach), ("director", plan.Director, anew.Director), ("recheck", plan.Recheck, anew.Recheck), ("smart", plan.Smart, anew.Smart)];
            var moved = steps.Select(s => there.Move(s.Task, s.Old, s.Old, s.New)).ToList();
            foreach (var ((task, old, anewOne), one) in steps.Zip(moved))
            {
                if (old.Due <= now) Assert.Equal(old.Due, one.Due);
                else Assert.True(one.Due > now && (one.Due == old.Due || one.Due.Date > now.Date) && after.IsWorkingDay(DateOnly.FromDateTime(one.Due.DateTime)));
                if (one.Due > now) Assert.True(one.EscalateAt > one.Due);
                var again = back.Move(task, one, anewOne, old);
                // What was due today and had to wait is not asked for today again, but on the first day of work after it.
                if (old.Due.Date == now.Date && again.Due != old.Due)
                {
                    Assert.Equal(ThaiTime.At(before.AddWorkingDays(ThaiTime.DateOf(now), 1), ThaiTime.TimeOf(old.Due)), again.Due);
                    continue;
                }
                Assert.Equal(old.Due, again.Due);
                if (old.EscalateAt > now) Assert.Equal(old.EscalateAt, again.EscalateAt);
                Assert.Equal(old.Reminders.Where(r => r > now), again.Reminders.Where(r => r > now));
            }
            var open = moved.Where(m => m.Due > now).Select(m => m.Due).ToList();
            Assert.Equal(open.Order(), open);
        }, iter: 2000);

    [Fact]
    public void An_instant_that_has_passed_is_put_off_to_the_next_day_of_work_at_its_time()
    {
        DateTimeOffset Put(string at, string now) => Replanning.NotPast(Sample.At(at), Sample.At(now), WorkingCalendar.Thai);
        Assert.Equal(Sample.At("2021-02-19 16:30"), Put("2021-02-19 16:30", "2021-02-19 16:29"));
        Assert.Equal(Sample.At("2021-02-22 16:30"), Put("2021-02-19 16:30", "2021-02-19 16:30"));
        Assert.Equal(Sample.At("2021-02-22 08:30"), Put("2021-02-18 08:30", "2021-02-20 07:00"));
        Assert.Equal(launched.Offset, Put("2021-02-18 08:30", "2021-02-20 07:00").Offset);
    }
}
