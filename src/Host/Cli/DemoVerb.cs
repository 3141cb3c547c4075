using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Host.Cli;

/// <summary>
/// <c>demo</c>: the web host with two sample units on a business clock of their own. In the first the year stands in the
/// middle of its first round, as the staff of the simulation left it; in the second it waits to be launched.
/// </summary>
static class DemoVerb
{
    const string CatalogueName = "fy2564-one-stop-service.yaml";
    public const string Password = "paworkflow-demo";
    const string ClockSetting = "demo.clock";
    const int Seed = 1;

    /// <summary>A Monday in the month in which the first round is reported.</summary>
    static readonly DateTimeOffset firstMorning = new(2021, 2, 8, 9, 0, 0, TimeSpan.FromHours(7));

    public static Command Command()
    {
        var data = ServeVerb.Data(Path.Combine("data", "demo"));
        var urls = ServeVerb.Urls();
        var command = new Command("demo", "Runs the web host with a sample unit and a year under way.") { data, urls };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = await Build(parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(urls), cancel);
            await app.StartAsync(cancel);
            Tell(string.Join(" ", app.Urls));
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }

    public static async Task<WebApplication> Build(string directory, string urls, CancellationToken cancel)
    {
        var address = Loopback(urls);
        var clock = new DemoClock(await Prepare(directory, cancel));
        return await WebHost.Build(directory, address, clock, Info(directory, clock), cancel);
    }

    /// <summary>Builds the sample year on the first start; later ones go on where the last one stood.</summary>
    public static async Task<DateTimeOffset> Prepare(string directory, CancellationToken cancel)
    {
        var yaml = BuiltinCatalogues.Text(CatalogueName);
        var catalogue = BuiltinCatalogues.Read(CatalogueName);
        await using var simulation = await Simulation.Simulation.Open(directory, DatabaseChoice.EmbeddedIn(directory), catalogue, yaml, CatalogueName, Seed, cancel);
        await using (var db = simulation.Contexts.Create())
        {
            if (await db.Settings.FindAsync([ClockSetting], cancel) is { } setting)
                return Later(DateTimeOffset.Parse(setting.Value, System.Globalization.CultureInfo.InvariantCulture), await db.Audit.MaxAsync(e => (DateTimeOffset?)e.At, cancel));
        }
        Console.Error.WriteLine("กำลังเตรียมข้อมูลตัวอย่าง …");
        var password = new PasswordHasher<Person>().HashPassword(null!, Password);
        await simulation.Launch([SampleUnit.Numbered(1)], password);
        await simulation.Year.Run(Progress.Of(catalogue), firstMorning, cancel);
        await using (var db = simulation.Contexts.Create())
        {
            SampleUnit.Numbered(2).AddTo(db, password);
            await db.SaveChangesAsync(cancel);
        }
        await Remember(simulation.Contexts, firstMorning);
        return firstMorning;
    }

    static DemoInfo Info(string directory, DemoClock clock)
    {
        var (first, second) = (SampleUnit.Numbered(1), SampleUnit.Numbered(2));
        void Advance(TimeSpan by)
        {
            clock.Advance(by);
            using var provider = DatabaseChoice.EmbeddedIn(directory).Register(new ServiceCollection()).BuildServiceProvider();
            Remember(provider.GetRequiredService<ContextFactory>(), clock.GetUtcNow()).GetAwaiter().GetResult();
        }
        return new(Advance,
            [.. People(first).Concat(People(second))], Password);
    }

    static IEnumerable<DemoPerson> People(SampleUnit unit)
    {
        yield return new($"strategy{unit.Suffix}", $"งานยุทธศาสตร์และแผนงาน · {unit.Name}");
        yield return new($"owner1{unit.Suffix}", $"ผู้รับผิดชอบตัวชี้วัด 1.2.1 · {unit.Name}");
        yield return new($"director{unit.Suffix}", $"ผู้อำนวยการ · {unit.Name}");
        yield return new($"head-admin{unit.Suffix}", $"หัวหน้ากลุ่ม · {unit.Name}");
    }

    static void Tell(string urls)
    {
        Console.Error.WriteLine($"PaWorkflow ชุดสาธิตพร้อมใช้งาน: {urls}");
        Console.Error.WriteLine($"รหัสผ่านของทุกคน: {Password}");
        foreach (var person in People(SampleUnit.Numbered(1)).Concat(People(SampleUnit.Numbered(2))))
            Console.Error.WriteLine($"  {person.UserName,-16} {person.DisplayName}");
    }

    /// <summary>The passwords of the demonstration are known to everyone: it answers on this machine only.</summary>
    static string Loopback(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback)
                throw new InputFault($"--urls: '{url}' is open to others, and everyone knows the demo's passwords; give a loopback address such as http://127.0.0.1:5000");
        }
        return urls;
    }

    static async Task Remember(ContextFactory contexts, DateTimeOffset now)
    {
        await using var db = contexts.Create();
        var text = now.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        if (await db.Settings.FindAsync(ClockSetting) is { } setting) setting.Value = text;
        else db.Settings.Add(new Setting { Name = ClockSetting, Value = text });
        await db.SaveChangesAsync();
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
