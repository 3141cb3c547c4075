using System.Globalization;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.WebSpeed;

// dotnet run -c Release --project bench/web                        1,000 tasks beside 1,000,000 with 200,000 files, on both databases
// dotnet run -c Release --project bench/web -- 100000 20000        another size
// dotnet run -c Release --project bench/web -- 100000 20000 SQLite one of the databases
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (tasks, files) = args is [var t, var f, ..] ? (int.Parse(t, CultureInfo.InvariantCulture), int.Parse(f, CultureInfo.InvariantCulture)) : (1_000_000, 200_000);
var server = new Lazy<Task<PostgresServer>>(() => PostgresServer.Start(durable: true));
foreach (var database in new[] { "SQLite", "PostgreSQL" })
{
    if (args is [_, _, var only] && only != database) continue;
    await using var small = await Ground.Of(1_000, 200, await Connection(database));
    await using var large = await Ground.Of(tasks, files, await Connection(database));
    using var here = await Guest.SignIn(small.Address, "strategy.u01", DemoVerb.Password);
    using var there = await Guest.SignIn(large.Address, "strategy.u01", DemoVerb.Password);

    Console.WriteLine();
    Console.WriteLine($"| {database} | ms with 1,000 tasks | ms with {tasks:n0} tasks | ratio |");
    Console.WriteLine("|---|---|---|---|");
    foreach (var (name, path) in Pages.All)
    {
        // One after the other and again, so that what else the machine does falls on both.
        await here.Milliseconds(path, 20);
        await there.Milliseconds(path, 20);
        var (one, other) = (new List<double>(), new List<double>());
        for (var round = 0; round < 7; round++)
        {
            one.Add(await here.Milliseconds(path, 15));
            other.Add(await there.Milliseconds(path, 15));
        }
        Console.WriteLine($"| {name} | {Middle(one):f1} | {Middle(other):f1} | {Middle(other) / Middle(one):f2} |");
    }

    Console.WriteLine();
    Console.WriteLine($"| {database}, {tasks:n0} tasks | callers | empty page/s | inbox/s | share |");
    Console.WriteLine("|---|---|---|---|---|");
    foreach (var callers in new[] { 1, 8 })
    {
        var (empty, inbox) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            empty.Add(await there.PerSecond("/empty", callers, TimeSpan.FromSeconds(3)));
            inbox.Add(await there.PerSecond("/", callers, TimeSpan.FromSeconds(3)));
        }
        Console.WriteLine($"| | {callers} | {Middle(empty):f0} | {Middle(inbox):f0} | {Middle(inbox) / Middle(empty):p0} |");
    }
}

async Task<string?> Connection(string database) => database == "SQLite" ? null : await (await server.Value).CreateDatabase();

static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
