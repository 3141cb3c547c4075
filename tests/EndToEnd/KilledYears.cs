using PaWorkflow.Fixtures;

namespace PaWorkflow.EndToEnd;

/// <summary>
/// A simulated year whose process is killed (SIGKILL) at random moments and run on. Twenty times by default;
/// the variable PAWORKFLOW_KILLS sets how often, for a longer campaign.
/// </summary>
public sealed class KilledYears
{
    static readonly int kills = int.Parse(Environment.GetEnvironmentVariable("PAWORKFLOW_KILLS") ?? "20", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public Task On_SQLite_it_ends_as_if_nothing_had_happened() => EndsTheSame(() => Task.FromResult<string?>(null));

    [Fact]
    public Task On_PostgreSQL_it_ends_as_if_nothing_had_happened() => EndsTheSame(async () => await (await PostgresServer.Shared()).CreateDatabase());

    static async Task EndsTheSame(Func<Task<string?>> newDatabase)
    {
        var whole = await Year.Simulate(Path.Combine(Ground.Temporary(), "data"), Path.Combine(Ground.Temporary(), "out"), await newDatabase());

        var seed = Environment.TickCount;
        var dice = new Random(seed);
        var (killed, years) = (0, 0);
        while (killed < kills)
        {
            var (data, target, database) = (Path.Combine(Ground.Temporary(), "data"), Path.Combine(Ground.Temporary(), "out"), await newDatabase());
            years++;
            while (killed < kills)
            {
                await using var host = HostProcess.Start(Year.Arguments(data, target, database));
                // The program needs about a second to start; the year itself takes some seconds more, of which each life gets a part.
                if (!await host.KillAfter(TimeSpan.FromMilliseconds(600 + dice.Next(1400)))) break;
                killed++;
            }
            var pieced = await Year.Simulate(data, target, database);
            Assert.Equal(Year.Told(whole), Year.Told(pieced));
            Assert.Equal((int)whole["mails"]!, Directory.GetFiles(Path.Combine(target, "mails"), "*.eml").Length);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: killed {killed} times in {years} years");
        Assert.True(years < kills, "every kill came too late to mean anything");
    }
}
