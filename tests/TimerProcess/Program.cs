using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Host;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

// Fires all timers of a database that are due at an instant, in a process of its own that a test can kill:
// TimerProcess CONNECTION INSTANT. Says "opened N" at every hundredth task that a timer opened, while the transaction is under way.
var opened = 0;
await using var house = new ServiceCollection().AddLogging(log => log.ClearProviders())
    .AddHouse(Directory.CreateTempSubdirectory("paw-timers-").FullName, DatabaseChoice.Of(args[0]), new StandingClock(args[1]), new MailOptions())
    .AddSingleton<TaskOpened>((_, _) =>
    {
        if (++opened % 100 == 0) Console.Error.WriteLine($"opened {opened.ToString(CultureInfo.InvariantCulture)}.");
        return Task.CompletedTask;
    })
    .BuildServiceProvider();
Console.WriteLine(await house.GetRequiredService<TimerWorker>().Run());

sealed class StandingClock(string instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
