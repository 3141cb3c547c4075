using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Years;
using PaWorkflow.Templates;
using PaWorkflow.Templates.ThaiText;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Letters.Writing;

/// <summary>One paper in the making: what every kind starts from.</summary>
/// <param name="Facts">The job's variables.</param>
/// <param name="Said">What a person answered, or the record proposed.</param>
/// <param name="Now">When it is written.</param>
sealed record Commission(PaContext Db, Unit Unit, AgreementYear Year, Catalogue Catalogue, Letterhead Head, Variables Facts, Answers Said, DateTimeOffset Now)
{
    static readonly TimeSpan thai = TimeSpan.FromHours(7);

    public DateOnly Today => DateOf(Now);

    /// <summary>Letters write numbers in Thai digits, in names as well.</summary>
    public string UnitName => NameOf(Unit);

    public string DirectorPost => $"ผู้อำนวยการ{UnitName}";

    /// <summary>The KPI and round that the paper is about.</summary>
    /// <exception cref="InvalidOperationException">Neither the job nor a person named them: a fault of the procedure's file.</exception>
    public KpiRound KpiRound => new(Unit.Id, Year.Year, Named("kpi", "kpi.code"), Named("round", "round.id"));

    /// <summary>What a person chose, or the job's variable says.</summary>
    /// <exception cref="InvalidOperationException">Neither does: a fault of the procedure's file.</exception>
    public string Named(string field, string variable) => Said.TextOrNull(field) ?? Facts.Text(variable)
        ?? throw new InvalidOperationException($"Nobody says for which '{variable}' the letter is.");

    public static string NameOf(Unit unit) => ThaiDigits.Of(unit.Name);

    public static string NameOf(Person person) => ThaiDigits.Of(person.DisplayName);

    /// <summary>The working group, where the name does not say it already ("head of group …").</summary>
    public static string? GroupOf(Person person) =>
        person.WorkGroup.Length > 0 && !person.DisplayName.Contains(person.WorkGroup, StringComparison.Ordinal) ? person.WorkGroup : null;

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(thai).DateTime);

    /// <summary>Thai local time in whole minutes, as papers print it.</summary>
    public static DateTime LocalOf(DateTimeOffset instant)
    {
        var local = instant.ToOffset(thai).DateTime;
        return new(local.Ticks - local.Ticks % TimeSpan.TicksPerMinute);
    }
}
