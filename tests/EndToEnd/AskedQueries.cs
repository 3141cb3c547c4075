using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaWorkflow.EndToEnd;

/// <summary>Counts what each request of one host in this process asks the database; what workers and other hosts ask meanwhile is not counted.</summary>
sealed class AskedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    readonly IHttpContextAccessor request;
    readonly int port;
    readonly List<IDisposable> subscriptions = [];
    readonly Lock guard = new();
    readonly List<(string Path, string Sql)> asked = [];

    /// <param name="address">Of the host.</param>
    public AskedQueries(IHttpContextAccessor request, string address)
    {
        (this.request, port) = (request, new Uri(address).Port);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The commands of all requests to a path since the last time.</summary>
    public IReadOnlyList<string> Take(string path)
    {
        lock (guard)
        {
            var taken = asked.Where(a => a.Path == path).Select(a => a.Sql).ToList();
            asked.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Key != RelationalEventId.CommandExecuted.Name || happening.Value is not CommandExecutedEventData executed || request.HttpContext is not { } http || http.Connection.LocalPort != port) return;
        lock (guard) asked.Add((http.Request.Path.Value ?? "", executed.Command.CommandText));
    }

    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
