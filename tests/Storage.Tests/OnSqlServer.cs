using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Tests;

/// <summary>Runs where the environment variable PAWORKFLOW_SQLSERVER names a server (a connection string without a database).</summary>
public sealed class OnSqlServer : StorageContract
{
    protected override Task<DatabaseChoice> NewDatabase()
    {
        var server = Environment.GetEnvironmentVariable("PAWORKFLOW_SQLSERVER");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "PAWORKFLOW_SQLSERVER names no SQL Server; the script and the queries are checked by SqlServerScript instead.");
        return Task.FromResult(DatabaseChoice.Of($"{server};Initial Catalog=paw_{Guid.NewGuid():N}"));
    }
}
