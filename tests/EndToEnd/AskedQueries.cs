using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaWorkflow.EndToEnd;

/// <summary>Counts what each request of the host in this process asks the database; what workers ask meanwhile is not counted.</summary>
sealed class AskedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    readonly IHttpContextAccessor request;
    readonly List<IDisposable> subscriptions = [];
    readonly Lock guard = new();
    readonly List<(string Path, string Sql)> asked = [];

    public AskedQueries(IHttpContextAccessor request)
    {
        this.request = request;
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
        if (happening.Key != RelationalEventId.CommandExecuted.Name || happening.Value is not CommandExecutedEventData executed || request.HttpContext is not { } http) return;
        lock (guard) asked.Add((http.Request.Path.Value ?? "", executed.Command.CommandText));
    }

    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
