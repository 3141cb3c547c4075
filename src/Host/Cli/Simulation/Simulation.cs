using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>The house under a virtual clock, with staff who do their tasks.</summary>
public sealed class Simulation : IAsyncDisposable
{
    readonly ServiceProvider provider;
    readonly Catalogue catalogue;
    readonly string yaml;
    readonly string fileName;

    Simulation(ServiceProvider provider, Catalogue catalogue, string yaml, string fileName) =>
        (this.provider, this.catalogue, this.yaml, this.fileName) = (provider, catalogue, yaml, fileName);

    public IServiceProvider Services => provider;
    public ContextFactory Contexts => provider.GetRequiredService<ContextFactory>();
    public Vault Vault => provider.GetRequiredService<Vault>();
    public SimulatedYear Year => provider.GetRequiredService<SimulatedYear>();
    public VirtualClock Clock => provider.GetRequiredService<VirtualClock>();

    /// <summary>Opens the data directory; the clock stands where an earlier run was cut off, or at the morning of the launch.</summary>
    public static async Task<Simulation> Open(
        string data, DatabaseChoice database, Catalogue catalogue, string yaml, string fileName, int seed, CancellationToken cancel)
    {
        var clock = new VirtualClock(LaunchMorning(catalogue.FiscalYear));
        var services = new ServiceCollection().AddLogging(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            // A command that fails comes back as an exception, which is run again or reported by those who understand it.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical));
        services.AddHouse(data, database, clock, new MailOptions());
        services.AddSingleton(clock).AddSingleton(new Dice(seed)).AddSingleton<Staff>().AddSingleton<Desk>().AddSingleton<SimulatedYear>();
        var provider = services.BuildServiceProvider();
        var contexts = provider.GetRequiredService<ContextFactory>();
        await contexts.Migrate(cancel);
        await using (var db = contexts.Create())
        {
            // A clock of another fiscal year is told by Claim.
            if (await SimulatedYear.StandsAt(db) is { } stand && stand > clock.GetUtcNow()) clock.MoveTo(stand);
        }
        return new(provider, catalogue, yaml, fileName);
    }

    /// <summary>Notes whose year the data directory holds; a directory of another one is refused.</summary>
    /// <exception cref="InputFault">The data belong to another simulation.</exception>
    public async Task Claim(int seed, int units, string catalogueName, string yaml)
    {
        const string Setting = "simulation.of";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(yaml)))[..12];
        var mine = $"seed {seed}, {units} units, {catalogueName} ({hash})";
        await using var db = Contexts.Create();
        if (await db.Settings.FindAsync(Setting) is not { } setting)
        {
            db.Settings.Add(new Setting { Name = Setting, Value = mine });
            await db.SaveChangesAsync();
        }
        else if (setting.Value != mine)
        {
            throw new InputFault($"--data: the directory holds the simulation of {setting.Value}, not of {mine}; give a new directory, or the same figures to go on with it");
        }
    }

    /// <summary>Adds the units that are not there yet and launches the year in each that has not.</summary>
    public async Task Launch(IReadOnlyList<SampleUnit> units, string? passwordHash)
    {
        foreach (var unit in units)
        {
            await using var db = Contexts.Create();
            if (await db.Units.FindAsync(unit.Id) is null)
            {
                unit.AddTo(db, passwordHash);
                await db.SaveChangesAsync();
            }
            if (await db.Years.FindAsync(unit.Id, catalogue.FiscalYear.Number) is not null) continue;
            var holders = catalogue.Kpis.Select((kpi, n) => (kpi.Code, Owner: unit.Owners[n % unit.Owners.Count])).ToDictionary(h => h.Code, h => h.Owner);
            var officer = new Viewer(unit.Strategy, unit.Strategy, unit.Id, new HashSet<string> { PostIds.Strategy });
            var outcome = await provider.GetRequiredService<YearDesk>().Launch(yaml, fileName, holders, officer);
            if (outcome is not Outcome.Done) throw new InvalidOperationException($"The year of {unit.Id} does not start: {outcome}");
        }
    }

    /// <summary>The first working morning of November: the month of the briefing (seed 004).</summary>
    static DateTimeOffset LaunchMorning(FiscalYear year) =>
        new(year.Start.Year, 11, 2, 9, 0, 0, TimeSpan.FromHours(7));

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
