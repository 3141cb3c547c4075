using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Host;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EngineSpeed;

/// <summary>A fresh database with one unit, the doers of the three tasks and the process, and the program's parts over it.</summary>
sealed class Ground : IAsyncDisposable
{
    public const string Unit = "u01";
    public const string Owner = "owner.u01";

    public static string Bpmn { get; } = Text("three-tasks.bpmn");

    Ground(ServiceProvider house) => House = house;

    public ServiceProvider House { get; }
    public ContextFactory Contexts => House.GetRequiredService<ContextFactory>();

    public static async Task<Ground> On(DatabaseChoice choice)
    {
        var house = new ServiceCollection().AddLogging(log => log.ClearProviders())
            .AddHouse(Temporary(), choice, TimeProvider.System, new MailOptions()).BuildServiceProvider();
        await house.GetRequiredService<ContextFactory>().Migrate();
        await house.GetRequiredService<Transaction>().Run(async db =>
        {
            db.Units.Add(new Unit { Id = Unit, Name = "ศูนย์ตัวอย่าง", Department = "กรมตัวอย่าง", LetterPrefix = "สธ ๐๗๑๐" });
            foreach (var (id, post) in new[] { (Owner, ""), ("director.u01", PostIds.Director), ("strategy.u01", PostIds.Strategy) })
            {
                db.Users.Add(new Person { Id = id, UserName = id, NormalizedUserName = id.ToUpperInvariant(), UnitId = Unit, DisplayName = "บุคคล ตัวอย่าง", Email = $"{id}@example.go.th" });
                if (post.Length > 0) db.PostHoldings.Add(new PostHolding { PersonId = id, UnitId = Unit, Post = post });
            }
            await house.GetRequiredService<ProcessDefinitions>().Deploy(db, Bpmn, "three-tasks.bpmn");
        });
        return new(house);
    }

    public static string Temporary() => Directory.CreateTempSubdirectory("paw-bench-").FullName;

    static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Ground).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
