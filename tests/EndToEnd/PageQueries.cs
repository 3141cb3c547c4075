using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.EndToEnd;

/// <summary>The statements that a page of a host in this process sends to its database; what workers send meanwhile is not counted.</summary>
sealed class PageQueries : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    readonly List<IDisposable> subscriptions = [];
    readonly List<(string Path, string Sql, List<(string Name, object? Value)> Parameters)> sent = [];
    readonly IHttpContextAccessor http;

    public PageQueries(IHttpContextAccessor http)
    {
        this.http = http;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) subscriptions.Add(listener.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Key != RelationalEventId.CommandExecuted.Name || happening.Value is not CommandEventData { Command: { } command } || http.HttpContext is not { } context) return;
        lock (sent) sent.Add((context.Request.Path, command.CommandText, [.. command.Parameters.OfType<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public IReadOnlyList<string> Of(string path)
    {
        lock (sent) return [.. sent.Where(s => s.Path == path).Select(s => s.Sql)];
    }

    /// <summary>The statements of a page that SQLite would answer by reading a whole table of those named.</summary>
    public async Task<IReadOnlyList<string>> Scans(string path, PaContext db, params IReadOnlyList<string> tables)
    {
        List<(string Path, string Sql, List<(string Name, object? Value)> Parameters)> own;
        lock (sent) own = [.. sent.Where(s => s.Path == path)];
        var scans = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var (_, sql, parameters) in own)
        {
            await using var explain = db.Database.GetDbConnection().CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            foreach (var (name, value) in parameters)
            {
                var parameter = explain.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                explain.Parameters.Add(parameter);
            }
            await using var reader = await explain.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var line = reader.GetString(3);
                if (line.StartsWith("SCAN ", StringComparison.Ordinal) && tables.Any(t => sql.Contains($"\"{t}\" AS \"{line[5..].Split(' ')[0]}\"", StringComparison.Ordinal))) scans.Add($"{line}\n{sql}");
            }
        }
        return scans;
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
