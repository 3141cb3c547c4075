using PaWorkflow.Fixtures;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Tests;

public sealed class OnPostgreSql : StorageContract
{
    protected override async Task<DatabaseChoice> NewDatabase() => DatabaseChoice.Of(await (await PostgresServer.Shared()).CreateDatabase());
}
