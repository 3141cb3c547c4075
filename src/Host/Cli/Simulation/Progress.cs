using PaWorkflow.Agreements;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>Shows on a terminal how far the year has come; silent where nobody watches.</summary>
static class Progress
{
    public static Action<DateTimeOffset> Of(Catalogue catalogue)
    {
        if (Console.IsErrorRedirected) return _ => { };
        var (start, end) = (catalogue.FiscalYear.Start.DayNumber, catalogue.FiscalYear.End.DayNumber);
        return instant =>
        {
            var day = DateOnly.FromDateTime(instant.UtcDateTime);
            Console.Error.Write($"\r{Math.Clamp((day.DayNumber - start) * 100 / (end - start), 0, 100),3} %  {day:yyyy-MM-dd} ");
        };
    }
}
