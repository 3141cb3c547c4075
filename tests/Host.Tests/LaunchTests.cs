using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Pages.Launch;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Tests;

/// <summary>A year is prepared step by step, rehearsed, and started all at once or not at all.</summary>
public sealed class LaunchTests : IAsyncLifetime
{
    const string File = "fy2564-one-stop-service.yaml";
    static readonly Catalogue catalogue = BuiltinCatalogues.Read(File);
    static readonly DateTimeOffset now = new(2020, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));
    static readonly SampleUnit sample = SampleUnit.Numbered(1);

    readonly ServiceProvider services;
    readonly ContextFactory contexts;
    readonly LaunchDesk desk;
    readonly Viewer officer = As("u01"), neighbour = As("u02");

    public LaunchTests()
    {
        var data = Directory.CreateTempSubdirectory("paw-launch-").FullName;
        services = new ServiceCollection().AddLogging(log => log.ClearProviders()).AddHouse(data, DatabaseChoice.EmbeddedIn(data), new VirtualClock(now), new MailOptions()).BuildServiceProvider();
        (contexts, desk) = (services.GetRequiredService<ContextFactory>(), services.GetRequiredService<LaunchDesk>());
    }

    public async ValueTask InitializeAsync()
    {
        await contexts.Migrate(TestContext.Current.CancellationToken);
        await using var db = contexts.Create();
        foreach (var number in new[] { 1, 2 }) SampleUnit.Numbered(number).AddTo(db, null);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    static Viewer As(string unit) => new($"strategy.{unit}", "งานยุทธศาสตร์", unit, new HashSet<string> { PostIds.Strategy });

    static Dictionary<string, string> Holders() => catalogue.Kpis.Select((kpi, n) => (kpi.Code, Person: sample.Owners[n % 6])).ToDictionary(h => h.Code, h => h.Person);

    async Task<LaunchPlan> Kept(Viewer viewer)
    {
        await using var db = contexts.Create();
        return await LaunchDesk.Open(db, viewer);
    }

    async Task<Outcome> Start(Viewer viewer, int year = 2564)
    {
        await using var db = contexts.Create();
        return await desk.Start(db, year, viewer);
    }

    Task<Outcome> Choose(Viewer viewer) => desk.Choose(new() { Yaml = BuiltinCatalogues.Text(File), Name = File, From = "มากับระบบ" }, viewer);

    [Fact]
    public async Task What_is_prepared_is_kept_for_the_unit_alone_and_nothing_is_started_before_it_is_whole()
    {
        Assert.IsType<Outcome.Conflict>(await Start(officer));
        Assert.Equal(Outcome.Ok, await Choose(officer));
        var some = Holders();
        some.Remove("4");
        some["3"] = "owner1.u02";
        Assert.Equal(Outcome.Ok, await desk.Hold(some, officer));
        Assert.Equal(Outcome.Ok, await desk.Date(new Dictionary<string, string> { ["briefing"] = "2020-11-14" }, officer));

        // Somebody of another unit is nobody here; what was typed wrongly stays as it was typed.
        var plan = await Kept(officer);
        Assert.Equal(["1.2.1", "1.2.2", "1.2.3", "2"], plan.Holders.Keys.Order());
        Assert.Equal("2020-11-14", plan.Dates["briefing"]);
        Assert.Equal("", (await Kept(neighbour)).Yaml);

        Assert.Contains("3, 4", Assert.IsType<Outcome.Invalid>(await Start(officer)).Message, StringComparison.Ordinal);
        await desk.Hold(Holders(), officer);
        Assert.Contains("วันที่ภายใน", Assert.IsType<Outcome.Invalid>(await Start(officer)).Message, StringComparison.Ordinal);
        Assert.IsType<Outcome.Conflict>(await Start(officer, 2565));
        Assert.IsType<Outcome.NotFound>(await Start(officer with { Posts = new HashSet<string> { PostIds.Director } }));
        await using var db = contexts.Create();
        Assert.False(await db.Years.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.KpiHolders.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Instances.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_catalogue_of_the_same_year_keeps_holders_and_dates_of_another_year_the_dates_go()
    {
        await Choose(officer);
        await desk.Hold(Holders(), officer);
        await desk.Date(new Dictionary<string, string> { ["briefing"] = "2020-11-12" }, officer);
        await Choose(officer);
        Assert.Equal((6, 1), ((await Kept(officer)).Holders.Count, (await Kept(officer)).Dates.Count));
        var next = NextYear.Of(catalogue, WorkingCalendar.Thai).Catalogue;
        await desk.Choose(new() { Yaml = CatalogueYaml.Write(next), Name = "2565.yaml" }, officer);
        Assert.Equal((6, 0), ((await Kept(officer)).Holders.Count, (await Kept(officer)).Dates.Count));
    }

    [Fact]
    public async Task A_year_starts_once_with_the_days_that_were_set_and_what_was_prepared_is_gone()
    {
        await Choose(officer);
        await desk.Hold(Holders(), officer);
        await desk.Date(new Dictionary<string, string> { ["briefing"] = "2020-11-12", ["attach/5m"] = "2021-02-09" }, officer);
        Assert.Equal(Outcome.Ok, await Start(officer));
        Assert.Equal("", (await Kept(officer)).Yaml);
        Assert.IsType<Outcome.Conflict>(await Start(officer));
        await services.GetRequiredService<Workers>().Run(TestContext.Current.CancellationToken);

        await using var db = contexts.Create();
        var year = await db.Years.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(12, ChosenDates.Read(year.ChosenDates).Steps["briefing"].Day);
        var first = await db.Tasks.SingleAsync(t => t.State == UserTaskState.Open, TestContext.Current.CancellationToken);
        Assert.Equal(("hold-briefing", new DateTimeOffset(2020, 11, 12, 16, 30, 0, TimeSpan.FromHours(7))), (first.ElementId, first.DueAt));

        Assert.Equal(Holders().OrderBy(h => h.Key), (await db.KpiHolders.ToDictionaryAsync(h => h.Kpi, h => h.PersonId, TestContext.Current.CancellationToken)).OrderBy(h => h.Key));
    }

    [Fact]
    public async Task The_rehearsal_is_the_procedure_itself_with_everybody_s_tasks_on_their_days()
    {
        await using var db = contexts.Create();
        var unit = (await db.Units.FindAsync(["u01"], TestContext.Current.CancellationToken))!;
        var members = await db.Users.Select(p => new Member(p.Id, p.DisplayName, p.WorkGroup, p.Posts.Select(h => h.Post).ToList())).ToListAsync(TestContext.Current.CancellationToken);
        members = [.. members.Where(m => m.Id.EndsWith("u01", StringComparison.Ordinal))];
        var procedure = await YearProcedure.Of(db, services.GetRequiredService<ProcessDefinitions>(), "u01");
        var dates = new InternalDates(catalogue, WorkingCalendar.Thai, now);
        var chosen = dates.Choose(new Dictionary<string, DateOnly> { ["attach/5m"] = new(2021, 2, 9) });
        var rehearsal = LaunchRehearsal.Of(procedure, unit, catalogue, Holders(), chosen, members, WorkingCalendar.Thai, now);

        Assert.Empty(rehearsal.Incidents);
        Assert.True(rehearsal.Ended);
        // Nine at the start but for the acknowledgements, a follow-up for each round, four for each KPI and round; six collectors and four heads acknowledge.
        var rounds = catalogue.Kpis.Sum(k => k.Rounds.Count);
        Assert.Equal(8 + 2 + (4 * rounds) + 10, rehearsal.Tasks.Count);
        var plan = DeadlinePlan.ForYear(catalogue, WorkingCalendar.Thai, now);
        Assert.Equal(plan.Briefing.Due, rehearsal.Tasks.Single(t => t.ElementId == "hold-briefing").DueAt);
        foreach (var kpi in catalogue.Kpis)
        {
            foreach (var round in kpi.Rounds.Keys)
            {
                var task = rehearsal.Tasks.Single(t => t.ElementId == "attach-evidence" && t.Kpi == kpi.Code && t.Round == round);
                Assert.Equal(DeadlinePlan.ForKpiRound(catalogue, kpi, round, WorkingCalendar.Thai, task.OpenedAt, rework: false, chosen.RulesOf(round)).Attach.Due, task.DueAt);
                Assert.Equal(members.Single(m => m.Id == Holders()[kpi.Code]).Name, task.Desk);
            }
        }
        // The minutes of the SOP: 360 + 60 + 30 + 1,080, then 180 for each round and 750 for each KPI's.
        Assert.Equal(360 + 60 + 30 + 1080 + (2 * 180) + (750 * rounds), rehearsal.Tasks.Sum(t => t.Minutes));
        Assert.Equal(rehearsal.Tasks.Sum(t => t.Minutes), rehearsal.Loads.Sum(l => l.Minutes));
        Assert.Equal(2, rehearsal.Loads[0].Weeks[0].Capacity / (5 * Procedure.Diagrams.WorkingTime.MinutesOfDay));

        // Twice as many KPIs for one collector are too much in the weeks of the closings, and said so.
        var twice = catalogue with { Kpis = [.. catalogue.Kpis, .. catalogue.Kpis.Select(k => k with { Code = $"9.{k.Code}" })] };
        var one = LaunchRehearsal.Of(procedure, unit, twice, twice.Kpis.ToDictionary(k => k.Code, _ => sample.Owners[0]), ChosenDates.None, members, WorkingCalendar.Thai, now);
        Assert.Contains(one.Overloads, o => o.Load.Desk == "ผู้รับผิดชอบตัวชี้วัดคนที่ 1");
        Assert.Contains(one.Collisions, c => c.Day == new DateOnly(2021, 8, 15));
    }

    [Fact]
    public void Remarks_that_are_alike_stand_together()
    {
        var remarks = CatalogueFile.Read(BuiltinCatalogues.Text(File), File, WorkingCalendar.Thai).Warnings.Select(FileRemark.Of).ToList();
        var groups = RemarkGroups.Of(remarks);
        Assert.Equal(remarks.Count, groups.Sum(g => g.Remarks.Count));
        Assert.True(groups.Count < remarks.Count, $"{groups.Count} groups of {remarks.Count}");
        Assert.Equal(groups.Select(g => g.Name).Distinct().Count(), groups.Count);
    }
}
