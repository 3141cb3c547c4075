using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Storage.Tests;

public abstract partial class StorageContract
{
    static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    static CalendarDay OwnDay(string unit, string date, CalendarDayKind kind = CalendarDayKind.Holiday) =>
        new() { UnitId = unit, Date = Day(date), Name = "วันหยุดกรณีพิเศษ", Kind = kind, Source = "หนังสือเวียน", By = "officer", At = new(2021, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)) };

    [Fact]
    public async Task A_unit_goes_by_the_shipped_days_the_houses_and_its_own_and_its_own_word_is_the_last()
    {
        await using (var empty = Contexts.Create()) Assert.Same(WorkingCalendar.Thai, await empty.CalendarOf("u01"));
        await Transaction.Run(db =>
        {
            db.CalendarDays.AddRange(
                OwnDay("u01", "2021-02-15"), OwnDay("u01", "2021-02-26", CalendarDayKind.WorkingDay), OwnDay("u01", "2021-03-01", CalendarDayKind.WorkingDay),
                OwnDay(CalendarDay.House, "2021-03-01"), OwnDay(CalendarDay.House, "2021-03-02"), OwnDay("u02", "2021-03-03"));
            return Task.CompletedTask;
        });
        await using var db = Contexts.Create();
        Assert.Equal([Day("2021-03-01"), Day("2021-03-02"), Day("2021-02-15"), Day("2021-02-26"), Day("2021-03-01")], (await db.CalendarDaysOf("u01")).Select(d => d.Date));
        var (one, other) = (await db.CalendarOf("u01"), await db.CalendarOf("u02"));
        Assert.Equal([false, true, true, false, true], Days(one));
        Assert.Equal([true, false, false, false, false], Days(other));
        static IEnumerable<bool> Days(WorkingCalendar calendar) =>
            new[] { "2021-02-15", "2021-02-26", "2021-03-01", "2021-03-02", "2021-03-03" }.Select(d => calendar.IsWorkingDay(Day(d)));

        // Another host takes a day away: the next look sees it.
        await Transaction.Run(later => later.CalendarDays.Where(d => d.UnitId == CalendarDay.House && d.Date == Day("2021-03-02")).ExecuteDeleteAsync());
        Assert.True((await db.CalendarOf("u02")).IsWorkingDay(Day("2021-03-02")));
    }

    [Fact]
    public async Task A_unit_says_one_thing_of_a_date()
    {
        await Transaction.Run(db => { db.CalendarDays.Add(OwnDay("u01", "2021-02-15")); return Task.CompletedTask; });
        await using var db = Contexts.Create();
        db.CalendarDays.Add(OwnDay("u01", "2021-02-15", CalendarDayKind.WorkingDay));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_started_process_counts_by_the_units_own_days()
    {
        await Transaction.Run(db =>
        {
            db.CalendarDays.Add(OwnDay("u01", "2021-02-15"));
            return Task.CompletedTask;
        });
        var id = await Transaction.Run(db => Stepper.StartNext(db, "two-desks", "u01", null, Variables.Empty, null, "actor"));
        await using var db = Contexts.Create();
        var row = await db.Instances.SingleAsync(i => i.Id == id, TestContext.Current.CancellationToken);
        Assert.Contains("2021-02-15", StateJson.Read(row.State).Variables.Get<string[]>("holidays")!);
    }

    [Fact]
    public async Task Due_dates_and_timers_are_set_anew_in_one_step()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        var due = new DateTimeOffset(2021, 3, 1, 16, 30, 0, TimeSpan.FromHours(7));
        Assert.Null(await Transaction.Run(db => Stepper.Take(db, "i1", new Together([new SetVariables(Variables.Of(new { x = 1 })), new Reschedule(task.Id, [due])]), "actor")));
        Assert.Equal(due.ToUniversalTime(), (await OpenTask("i1")).DueAt);
        Assert.Contains("nothing", await Transaction.Run(db => Stepper.Take(db, "i1", new Together([new Reschedule(task.Id, []), new Reschedule("nothing", [due])]), "actor")), StringComparison.Ordinal);
        Assert.Equal(due.ToUniversalTime(), (await OpenTask("i1")).DueAt);
        Assert.Null(await Transaction.Run(db => Stepper.Take(db, "i1", new Reschedule(task.Id, []), "actor")));
        Assert.Null((await OpenTask("i1")).DueAt);
    }
}
