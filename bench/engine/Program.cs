using System.Globalization;
using PaWorkflow.EngineSpeed;
using PaWorkflow.Fixtures;
using PaWorkflow.Storage.Database;

// dotnet run -c Release --project bench/engine                  the engine's steps beside bare rows and beside npm's bpmn-engine
// dotnet run -c Release --project bench/engine -- 9 SQLite      nine rounds instead of five, on one of the databases
// dotnet run -c Release --project bench/engine -- timers        a start of the host with 100,000 pending timers, and with none
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["timers"])
{
    await PendingTimers.Run();
    return;
}
var rounds = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
var peer = await Peer.Prepare();
var server = await PostgresServer.Start(durable: true);
var told = new List<Told>();
foreach (var (name, choice) in new[]
{
    ("SQLite", DatabaseChoice.EmbeddedIn(Ground.Temporary())), ("PostgreSQL", DatabaseChoice.Of(await server.CreateDatabase())),
})
{
    if (args is [_, var only] && only != name) continue;
    await using var ground = await Ground.On(choice);
    told.AddRange(await Comparison.Run(name, ground, peer, rounds));
}
Console.WriteLine();
Console.WriteLine("| database | callers | what | our steps/s | bare rows/s | of the limit | bpmn-engine/s | times |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (var t in told)
    Console.WriteLine($"| {t.Database} | {t.Callers} | {t.What} | {t.Ours:f0} | {t.Bare:f0} | {t.Ratio:p0} | {(t.Peer is { } p ? $"{p:f0} | {t.Ours / p:f1}" : "| ")} |");
Console.WriteLine();
Console.WriteLine("| database | callers | ms a completion | queries (number) | queries | SaveChanges | commit | engine and state JSON | the rest |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (var t in told.Where(t => t.Where is not null)) Console.WriteLine(t.Where);
