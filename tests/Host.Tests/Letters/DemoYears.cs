using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Tests.Letters;

/// <summary>A simulated year of FY 2564 in which units 1 and 2 have come to an instant, and unit 3 has only just begun.</summary>
public sealed class DemoYear : IAsyncDisposable
{
    readonly Simulation simulation;
    readonly string folder;

    DemoYear(Simulation simulation, string folder, int year) => (this.simulation, this.folder, Year) = (simulation, folder, year);

    public int Year { get; }

    public const string Unit = "u01";

    public TimeProvider Clock => simulation.Clock;

    public LetterAsks Asks => simulation.Services.GetRequiredService<LetterAsks>();

    public PaContext Context() => simulation.Contexts.Create();

    public static async Task<DemoYear> Run(string catalogueName, DateTimeOffset? until, bool threeUnits)
    {
        var (catalogue, yaml) = (BuiltinCatalogues.Read(catalogueName), BuiltinCatalogues.Text(catalogueName));
        var folder = Directory.CreateTempSubdirectory("paw-letters-").FullName;
        var simulation = await Simulation.Open(folder, DatabaseChoice.EmbeddedIn(folder), catalogue, yaml, catalogueName, seed: 1, CancellationToken.None);
        await simulation.Launch([.. Enumerable.Range(1, threeUnits ? 2 : 1).Select(SampleUnit.Numbered)], passwordHash: null);
        await simulation.Year.Run(_ => { }, until);
        if (threeUnits) await simulation.Launch([SampleUnit.Numbered(3)], passwordHash: null);
        return new(simulation, folder, catalogue.FiscalYear.Number);
    }

    /// <param name="at">When it is written; null: when the year stands.</param>
    public async Task<LetterDraft> Write(string kind, object? facts = null, Dictionary<string, string>? said = null, DateTimeOffset? at = null, string unit = Unit)
    {
        TimeProvider clock = at is { } instant ? new VirtualClock(instant) : Clock;
        var services = simulation.Services;
        var catalogues = services.GetRequiredService<Catalogues>();
        var writer = new LetterWriter(catalogues, services.GetRequiredService<Expectations>(), services.GetRequiredService<Standings>(), new LetterAsks(catalogues, clock), clock);
        await using var db = Context();
        return await writer.Write(db, new(kind, unit, Year, facts is null ? Variables.Empty : Variables.Of(facts), said ?? []));
    }

    public async ValueTask DisposeAsync()
    {
        await simulation.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>FY 2564 over, FY 2564 on a morning of February, and FY 2566 over: run once for all tests.</summary>
public sealed class DemoYears : IAsyncLifetime
{
    /// <summary>Evidence is being gathered for round 1; SMART closes on 19 February 16:30.</summary>
    public static DateTimeOffset Midway { get; } = new(2021, 2, 2, 9, 0, 0, TimeSpan.FromHours(7));

    public DemoYear Over { get; private set; } = null!;
    public DemoYear Half { get; private set; } = null!;
    public DemoYear Next { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Over = await DemoYear.Run("fy2564-one-stop-service.yaml", until: null, threeUnits: true);
        Half = await DemoYear.Run("fy2564-one-stop-service.yaml", Midway, threeUnits: false);
        Next = await DemoYear.Run("fy2566-potential-base.yaml", until: null, threeUnits: false);
    }

    public async ValueTask DisposeAsync()
    {
        await Over.DisposeAsync();
        await Half.DisposeAsync();
        await Next.DisposeAsync();
    }
}
