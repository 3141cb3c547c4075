using Microsoft.EntityFrameworkCore;

namespace PaWorkflow.Storage.Database;

public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : PaContext(options);

public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : PaContext(options);

public sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : PaContext(options);
