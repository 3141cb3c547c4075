using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EndToEnd;

/// <summary>A day off for all units of the house: one step for all of them, and the verb <c>calendar</c> from outside.</summary>
public sealed class HouseCalendarTests
{
    const string Name = "fy2564-one-stop-service.yaml";
    static readonly DateTimeOffset until = new(2021, 2, 3, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly DateOnly day = new(2021, 2, 10);

    static Task<Simulation> Open(string data, DatabaseChoice? database = null) =>
        Simulation.Open(data, database ?? DatabaseChoice.EmbeddedIn(data), BuiltinCatalogues.Read(Name), BuiltinCatalogues.Text(Name), Name, seed: 1, TestContext.Current.CancellationToken);

    [Fact]
    public Task All_units_move_in_one_step_but_for_one_that_works_on_that_day() => MovesAll(null);

    [Fact]
    public async Task On_PostgreSQL_it_is_the_same() => await MovesAll(DatabaseChoice.Of(await (await PostgresServer.Shared()).CreateDatabase()));

    static async Task MovesAll(DatabaseChoice? database)
    {
        await using var simulation = await Open(Ground.Temporary(), database);
        await simulation.Launch([SampleUnit.Numbered(1), SampleUnit.Numbered(2), SampleUnit.Numbered(3)], passwordHash: null);
        await simulation.Year.Run(_ => { }, until, TestContext.Current.CancellationToken);
        var (transaction, work) = (simulation.Services.GetRequiredService<Transaction>(), simulation.Services.GetRequiredService<CalendarWork>());
        await transaction.Run(db =>
        {
            db.CalendarDays.Add(new CalendarDay { UnitId = "u03", Date = day, Name = "เปิดทำการ", Kind = CalendarDayKind.WorkingDay, Source = "", By = "strategy.u03", At = until });
            return Task.CompletedTask;
        });
        async Task<Dictionary<string, DateTimeOffset>> Due(string unit)
        {
            await using var db = simulation.Contexts.Create();
            return await db.Tasks.Where(t => t.UnitId == unit && t.State == UserTaskState.Open && t.DueAt != null).ToDictionaryAsync(t => t.Id, t => t.DueAt!.Value);
        }
        var before = new[] { await Due("u01"), await Due("u02"), await Due("u03") };

        await transaction.Run(async db =>
        {
            await CalendarWork.Hold(db, CalendarDay.House);
            var change = CalendarChange.Holiday(day, "วันหยุดกรณีพิเศษ", "มติคณะรัฐมนตรี");
            await work.Make(db, change, CalendarDay.House, await work.Foresee(db, change, CalendarDay.House, "system"), "test", "system");
        });

        await using var db = simulation.Contexts.Create();
        foreach (var (unit, n) in new[] { "u01", "u02" }.Select((u, n) => (u, n)))
        {
            Assert.NotEqual(before[n], await Due(unit));
            var mails = await db.Mails.Where(m => m.UnitId == unit && m.Kind == MailKind.Notice && m.Occasion.StartsWith("calendar:test:")).ToListAsync();
            Assert.NotEmpty(mails);
            Assert.Equal(mails.Count, mails.Select(m => m.PersonId).Distinct().Count());
            Assert.Empty(await AuditTrail.Verify(db, unit));
        }
        Assert.Equal(before[2], await Due("u03"));
        Assert.False(await db.Mails.AnyAsync(m => m.UnitId == "u03" && m.Occasion.StartsWith("calendar:")));
        Assert.Equal(["u01", "u02", "u03"], await db.Audit.Where(a => a.Action == "calendar.changed").Select(a => a.UnitId).Order().ToListAsync());
        // The rest of the year runs by the new calendar.
        await simulation.Year.Run(_ => { }, until.AddDays(40), TestContext.Current.CancellationToken);
        Assert.Equal(0, await db.Incidents.CountAsync());
    }

    [Fact]
    public async Task The_verb_shows_first_and_changes_only_when_told()
    {
        var data = Ground.Temporary();
        await using (var simulation = await Open(data)) await simulation.Launch([SampleUnit.Numbered(1), SampleUnit.Numbered(2)], passwordHash: null);
        async Task<List<CalendarDay>> Days()
        {
            await using var provider = DatabaseChoice.EmbeddedIn(data).Register(new ServiceCollection()).BuildServiceProvider();
            await using var db = provider.GetRequiredService<ContextFactory>().Create();
            return await db.CalendarDays.ToListAsync();
        }

        var shown = await HostProcess.Run("calendar", "add", "2027-03-03", "วันหยุดกรณีพิเศษ", "--source", "มติคณะรัฐมนตรี", "--data", data);
        Assert.Equal(0, shown.Code);
        Assert.Contains("u02", shown.Out, StringComparison.Ordinal);
        Assert.Contains("พุธที่ 3 มีนาคม 2570 เป็นวันหยุด", shown.Out, StringComparison.Ordinal);
        Assert.Empty(await Days());
        var made = await HostProcess.Run("calendar", "add", "2027-03-03", "วันหยุดกรณีพิเศษ", "--data", data, "--apply", "--json");
        Assert.True(made.Code == 0, made.Error);
        Assert.Equal("u01", System.Text.Json.JsonElement.Parse(made.Out)[0].GetProperty("unit").GetString());
        Assert.Equal((CalendarDay.House, new DateOnly(2027, 3, 3), CalendarDayKind.Holiday), (await Days()).Select(d => (d.UnitId, d.Date, d.Kind)).Single());

        var twice = await HostProcess.Run("calendar", "add", "2027-03-03", "วันหยุดกรณีพิเศษ", "--data", data, "--apply");
        Assert.Equal(1, twice.Code);
        Assert.Contains("เป็นวันหยุดอยู่แล้ว", twice.Error, StringComparison.Ordinal);
        var file = Path.Combine(data, "days.ics");
        await File.WriteAllTextAsync(file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20270304T010203\nEND:VEVENT\nEND:VCALENDAR\n");
        var wrong = await HostProcess.Run("calendar", "import", file, "--data", data, "--apply");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("days.ics:2: “x”: it is a part of a day", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await HostProcess.Run("calendar", "remove", "3 March", "--data", data)).Code);
        Assert.Equal(1, (await HostProcess.Run("calendar", "remove", "2027-03-03", "--data", Path.Combine(data, "nowhere"))).Code);
        Assert.Equal(0, (await HostProcess.Run("calendar", "remove", "2027-03-03", "--data", data, "--apply")).Code);
        Assert.Empty(await Days());
    }
}
