using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// Fills a database for measurements: one unit's rows are copied for many others, by one statement for each table. Every word of a row
/// that holds the unit's id holds the copy's in its stead, every generated number is moved on. What workers would take up (timers, jobs,
/// mails) and the chain of the audit are left out: a copy is looked at, not worked on.
/// </summary>
public sealed class UnitCopies(PaContext db, string unitId)
{
    /// <summary>In the order in which rows may refer to each other.</summary>
    static readonly Type[] copied =
    [
        typeof(Unit), typeof(Person), typeof(PostHolding), typeof(AgreementYear), typeof(CatalogueVersion), typeof(KpiHolder), typeof(KpiScore), typeof(RoundTotal),
        typeof(InstanceRow), typeof(UserTask), typeof(HistoryRow), typeof(EvidenceFile), typeof(KpiReport), typeof(CheckDecision), typeof(ScoreOpinion),
        typeof(SmartAttachment), typeof(SmartBundle), typeof(Letter), typeof(Acknowledgement), typeof(Register), typeof(RegisterEntry), typeof(SearchText),
    ];

    long? step;
    readonly bool sqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>The id of a copy: as long as <c>s00001</c>.</summary>
    public static string CopyId(int number) => string.Create(CultureInfo.InvariantCulture, $"s{number:00000}");

    /// <summary>Copies the unit with all that it has for the numbers given, both included.</summary>
    public async Task Copy(int first, int last, CancellationToken cancel)
    {
        step ??= await Step(cancel);
        foreach (var type in copied.Select(Table))
        {
            var columns = type.GetProperties().ToList();
            var values = columns.Select(column => Copied(column, step.Value));
            await Run($"{Numbers(first, last)} INSERT INTO {Name(type)} ({Names(columns)}) SELECT {string.Join(", ", values)} FROM {Name(type)} AS r CROSS JOIN numbers WHERE {OfUnit(type)}", cancel);
            if (!sqlite && Generated(type) is { } key) await Run($"SELECT setval(pg_get_serial_sequence('{Name(type)}', '{key.GetColumnName()}'), (SELECT MAX({Quoted(key.GetColumnName())}) FROM {Name(type)}))", cancel);
        }
    }

    /// <summary>How far each copy's generated numbers lie from those of the one before.</summary>
    async Task<long> Step(CancellationToken cancel)
    {
        long last = 0;
        foreach (var type in copied.Select(Table))
        {
            if (Generated(type) is not { } key) continue;
            var greatest = $"SELECT COALESCE(MAX({Quoted(key.GetColumnName())}), 0) AS \"Value\" FROM {Name(type)}";
            last = Math.Max(last, await db.Database.SqlQueryRaw<long>(greatest).SingleAsync(cancel));
        }
        return last + 1;
    }

    /// <summary>Copies the unit's tasks within the unit, so that its own desks have long lists.</summary>
    public Task Pile(int first, int last, CancellationToken cancel)
    {
        var type = Table(typeof(UserTask));
        var columns = type.GetProperties().ToList();
        var values = columns.Select(column => column.Name == nameof(UserTask.Id) ? $"{Quoted(column.GetColumnName())} || '~' || n" : Quoted(column.GetColumnName()));
        return Run($"{Numbers(first, last)} INSERT INTO {Name(type)} ({Names(columns)}) SELECT {string.Join(", ", values)} FROM {Name(type)} AS r CROSS JOIN numbers WHERE {OfUnit(type)} AND \"Id\" NOT LIKE '%~%'", cancel);
    }

    /// <summary>What the planner knows of the tables is brought up to date.</summary>
    public Task Analyze(CancellationToken cancel) => Run("ANALYZE", cancel);

    async Task Run(string statement, CancellationToken cancel) => await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);

    string Copied(IProperty column, long step)
    {
        var name = $"r.{Quoted(column.GetColumnName())}";
        if (Referred(column) is not null) return $"{name} + {step.ToString(CultureInfo.InvariantCulture)} * n";
        var stored = column.GetTypeMapping().Converter?.ProviderClrType ?? column.ClrType;
        if (stored != typeof(string)) return name;
        var copy = sqlite ? "printf('s%05d', n)" : "'s' || lpad(n::text, 5, '0')";
        // Names to sign in with are kept in capitals as well.
        return $"replace(replace({name}, '{unitId}', {copy}), '{unitId.ToUpperInvariant()}', upper({copy}))";
    }

    /// <summary>The generated number that the column is or refers to.</summary>
    static IProperty? Referred(IProperty column)
    {
        var principal = column.GetContainingForeignKeys().Select(k => k.PrincipalKey.Properties[k.Properties.ToList().IndexOf(column)]).FirstOrDefault() ?? column;
        return Generated((IEntityType)principal.DeclaringType) == principal ? principal : null;
    }

    static IProperty? Generated(IEntityType type) =>
        type.FindPrimaryKey()!.Properties is [var only] && only.ValueGenerated == ValueGenerated.OnAdd && only.ClrType == typeof(long) ? only : null;

    string OfUnit(IEntityType type)
    {
        if (type.FindProperty("UnitId") is not null) return $"r.\"UnitId\" = '{unitId}'";
        if (type.ClrType == typeof(Unit)) return $"r.\"Id\" = '{unitId}'";
        if (type.ClrType == typeof(HistoryRow)) return $"r.\"InstanceId\" IN (SELECT \"Id\" FROM {Name(Table(typeof(InstanceRow)))} WHERE \"UnitId\" = '{unitId}')";
        if (type.ClrType == typeof(Acknowledgement)) return $"r.\"LetterId\" IN (SELECT \"Id\" FROM {Name(Table(typeof(Letter)))} WHERE \"UnitId\" = '{unitId}')";
        throw new InvalidOperationException($"Of what unit is {type.ClrType.Name}?");
    }

    /// <summary>A table <c>numbers</c> with the column <c>n</c>, both ends included.</summary>
    static string Numbers(int first, int last) => string.Create(CultureInfo.InvariantCulture,
        $"WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})");

    IEntityType Table(Type type) => db.Model.FindEntityType(type)!;

    static string Name(IEntityType type) => Quoted(type.GetTableName()!);

    static string Names(IEnumerable<IProperty> columns) => string.Join(", ", columns.Select(c => Quoted(c.GetColumnName())));

    static string Quoted(string name) => $"\"{name}\"";
}
