using System.Globalization;
using Npgsql;

namespace PaWorkflow.Fixtures;

/// <summary>Debian's PostgreSQL on a free port, in a folder of its own that goes with the test process.</summary>
public sealed class PostgresServer
{
    static readonly Lazy<Task<PostgresServer>> shared = new(() => Start());
    static int databases;

    readonly string folder;
    readonly string programs;
    readonly int port;

    PostgresServer(string folder, string programs, int port) => (this.folder, this.programs, this.port) = (folder, programs, port);

    /// <summary>The one server of this test process.</summary>
    public static Task<PostgresServer> Shared() => shared.Value;

    /// <returns>The connection string of a new, empty database.</returns>
    public async Task<string> CreateDatabase()
    {
        var name = $"t{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The name is our own counter, never a person's input.
#pragma warning disable CA2100
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    string Connection(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=5";

    /// <param name="durable">Flushes every commit to disk, as a server does that has something to lose.</param>
    public static async Task<PostgresServer> Start(bool durable = false)
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Order(StringComparer.Ordinal).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed; the command ./test installs it.");
        var folder = Directory.CreateTempSubdirectory("paw-postgres-").FullName;
        if (IsRoot) await Shell.Run("chown", "postgres", folder);
        var server = new PostgresServer(folder, programs, Shell.FreePort());
        var data = Path.Combine(folder, "data");
        await server.As("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        // pg_ctl waits until the server answers. What a crash would lose does not matter here, what a kill of our own process loses does.
        await server.As("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"),
            "-o", $"-p {server.port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync={(durable ? "on" : "off")}", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    void Stop()
    {
        As("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop").GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    async Task As(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        // Outputs go to files: the server that pg_ctl starts would hold a pipe open.
        var line = string.Join(' ', arguments.Prepend(path).Select(a => $"'{a}'"));
        var quiet = $"cd {folder} && {line} >> {folder}/output 2>&1";
        var (code, _, _) = IsRoot
            ? await Shell.Try("runuser", ["-u", "postgres", "--", "sh", "-c", quiet]) : await Shell.Try("sh", ["-c", quiet]);
        if (code != 0) throw new InvalidOperationException($"{program} ended with {code}:\n{await File.ReadAllTextAsync(Path.Combine(folder, "output"))}");
    }

    static bool IsRoot => Environment.UserName == "root";
}
