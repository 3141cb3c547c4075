using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// Runs a unit of work in one transaction on a fresh context, and again from the start when it lost a race
/// (row version, deadlock, busy database, unique key drawn twice) — the work must be a function of what it reads.
/// </summary>
public sealed class Transaction(ContextFactory contexts)
{
    /// <summary>How often lost races are run again before the fault goes to the caller.</summary>
    const int MaxAttempts = 12;

    public async Task<T> Run<T>(Func<PaContext, Task<T>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.Create();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var result = await work(db);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return result;
            }
            catch (Exception fault) when (attempt < MaxAttempts && IsLostRace(fault))
            {
                // Races among a handful of callers resolve at once; a growing, uneven pause keeps them from meeting again.
                // It takes real time, whatever clock the business goes by.
                if (attempt > 2) await Task.Delay(TimeSpan.FromMilliseconds(attempt * Random.Shared.Next(2, 12)), TimeProvider.System, cancel);
            }
        }
    }

    public Task Run(Func<PaContext, Task> work, CancellationToken cancel = default) =>
        Run(async db => { await work(db); return true; }, cancel);

    internal static bool IsLostRace(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: DbException inner } => IsLostRace(inner),
        // What a statement of one's own or a query meets comes wrapped: Npgsql's strategy, which tries nothing again itself, says that one might.
        // While saving, the wrapping is double.
        InvalidOperationException { InnerException: DbException or DbUpdateException } => IsLostRace(fault.InnerException),
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6 || sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        PostgresException postgres => postgres.SqlState is
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        SqlException server => server.Number is 1205 or 1222 or 2601 or 2627 or 3960,
        _ => false,
    };
}
