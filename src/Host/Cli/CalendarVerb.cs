using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using Variables = PaWorkflow.Workflows.Engine.Variables;

namespace PaWorkflow.Host.Cli;

/// <summary>
/// <c>calendar</c>: days off of all units of the house, by whoever runs it. Without <c>--apply</c> it tells which deadlines would move;
/// with it they move in one step and each person concerned is told. A unit's own days are its page's affair.
/// </summary>
static class CalendarVerb
{
    static readonly Option<DirectoryInfo> data = ServeVerb.Data("data");
    static readonly Option<bool> apply = new("--apply") { Description = "Makes the change; without it nothing is changed." };
    static readonly Option<bool> json = new("--json") { Description = "What moves on standard output as JSON." };
    static readonly Option<string> source = new("--source") { Description = "By what the day was announced.", DefaultValueFactory = _ => "" };

    static readonly JsonSerializerOptions written = new(Variables.Json) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Command() => new("calendar", "Days off of all units: shows which deadlines move, and moves them.") { Import(), Add(), Work(), Remove() };

    static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "A calendar (.ics) with events of whole days." };
        return Verb(new("import", "Takes over the holidays of a calendar file.") { file }, (parsed, db) =>
        {
            var info = parsed.GetRequiredValue(file);
            var reading = IcsFile.Read(InputFile.Bytes(info), info.Name);
            if (reading.Faults.Count > 0) throw new InputFault(reading.Faults.Select(f => f.ToString()));
            return OfFile(reading, info.Name, db);
        });
    }

    static async Task<CalendarChange> OfFile(IcsReading reading, string name, PaContext db)
    {
        var change = CalendarChange.Of(reading, name, await db.CalendarDaysOf(CalendarDay.House), CalendarDay.House, out _);
        return change.Set.Count > 0 ? change : throw new InputFault($"{name}: the calendar has all of its days already");
    }

    static Command Add()
    {
        var (date, name) = (Day(), new Argument<string>("name") { Description = "Of the holiday, in Thai." });
        return Verb(new("add", "Adds a holiday.") { date, name, source }, (parsed, _) => Task.FromResult(CalendarChange.Holiday(parsed.GetRequiredValue(date), parsed.GetRequiredValue(name), parsed.GetRequiredValue(source))));
    }

    static Command Work()
    {
        var (date, why) = (Day(), new Argument<string>("why") { Description = "Why there is work, in Thai." });
        return Verb(new("work", "Has a holiday worked.") { date, why, source }, (parsed, _) => Task.FromResult(CalendarChange.Work(parsed.GetRequiredValue(date), parsed.GetRequiredValue(why), parsed.GetRequiredValue(source))));
    }

    static Command Remove()
    {
        var date = Day();
        return Verb(new("remove", "Takes back a day that was added here.") { date }, (parsed, _) => Task.FromResult(CalendarChange.Back(parsed.GetRequiredValue(date))));
    }

    static Argument<DateOnly> Day() => new("date")
    {
        Description = "Such as 2026-12-30.",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)) return date;
            result.AddError($"'{result.Tokens[0].Value}' is no date; give one such as 2026-12-30.");
            return default;
        },
    };

    static Command Verb(Command command, Func<ParseResult, PaContext, Task<CalendarChange>> change)
    {
        foreach (var option in new Option[] { data, apply, json }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var provider = await House(parsed.GetRequiredValue(data).FullName, cancel);
            var units = await Run(provider, parsed, change);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(units.Select(u => new { unit = u.Dates.UnitId, u.Preview.Days, u.Preview.Moves, u.Preview.Closings }), written));
            else foreach (var unit in units) Say(unit);
            Console.Error.WriteLine(parsed.GetValue(apply) ? "Done: all of it in one step; each person concerned is told." : "Nothing is changed; add --apply to make the change.");
            return CommandLine.Done;
        });
        return command;
    }

    static async Task<IReadOnlyList<UnitChange>> Run(ServiceProvider provider, ParseResult parsed, Func<ParseResult, PaContext, Task<CalendarChange>> change)
    {
        const string Operator = "system";
        var (work, occasion) = (provider.GetRequiredService<CalendarWork>(), Guid.NewGuid().ToString("N"));
        IReadOnlyList<UnitChange> units = [];
        var outcome = await Rejected.Catch(async () =>
        {
            if (!parsed.GetValue(apply))
            {
                await using var db = provider.GetRequiredService<ContextFactory>().Create();
                units = await work.Foresee(db, await change(parsed, db), CalendarDay.House, Operator);
                return;
            }
            units = await provider.GetRequiredService<Transaction>().Run(async db =>
            {
                await CalendarWork.Hold(db, CalendarDay.House);
                var asked = await change(parsed, db);
                var found = await work.Foresee(db, asked, CalendarDay.House, Operator);
                await work.Make(db, asked, CalendarDay.House, found, occasion, Operator);
                return found;
            });
        });
        return outcome switch
        {
            Outcome.Done => units,
            Outcome.Invalid invalid => throw new InputFault(invalid.Message),
            Outcome.Conflict conflict => throw new InputFault(conflict.Message),
            _ => throw new InvalidOperationException($"{outcome}"),
        };
    }

    static async Task<ServiceProvider> House(string directory, CancellationToken cancel)
    {
        var absent = new InputFault($"--data: there is no house in {directory}; give the directory with which 'serve' runs");
        if (!Directory.Exists(directory)) throw absent;
        var choice = WebHost.DatabaseOf(WebHost.Settings(new ConfigurationBuilder(), directory).Build(), directory);
        var services = new ServiceCollection().AddLogging(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical));
        services.AddHouse(directory, choice, TimeProvider.System, new MailOptions());
        var provider = services.BuildServiceProvider();
        await using var db = provider.GetRequiredService<ContextFactory>().Create();
        if (!await db.Database.CanConnectAsync(cancel)) throw absent;
        return provider;
    }

    static void Say(UnitChange unit)
    {
        Console.WriteLine(unit.Dates.UnitId);
        foreach (var day in unit.Preview.Days) Console.WriteLine($"  {DayWords.Of(day)}");
        foreach (var closing in unit.Preview.Closings) Console.WriteLine($"  ! {DayWords.Of(closing)}: {ThaiDisplay.LongDateTime(closing.ClosesAt)} ตรงกับวันหยุด");
        foreach (var move in unit.Preview.Moves) Console.WriteLine($"  {DayWords.Of(move)}: {ThaiDisplay.ShortDateTime(move.From)} → {(move.To is { } to ? ThaiDisplay.ShortDateTime(to) : "ไม่มีแล้ว")}");
    }
}
