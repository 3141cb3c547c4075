using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaWorkflow.EngineSpeed;

/// <summary>Where the time of the steps goes, told by what EF Core reports of itself while they run.</summary>
sealed class Shares : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    readonly List<IDisposable> subscriptions = [];
    long reading, saves, commit, reads;
    readonly Dictionary<object, long> begun = [];

    public Shares() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Milliseconds since the beginning: in queries, in SaveChanges with its commands, in commits; and how many queries there were.</summary>
    public (double Reading, double Saving, double Commit, long Reads) Told => (Ms(reading), Ms(saves), Ms(commit), reads);

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) subscriptions.Add(listener.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happening)
    {
        lock (begun)
        {
            switch (happening.Value)
            {
                case CommandExecutedEventData { CommandSource: not CommandSource.SaveChanges } command:
                    reading += command.Duration.Ticks;
                    reads++;
                    break;
                case TransactionEndEventData end when happening.Key == RelationalEventId.TransactionCommitted.Name:
                    commit += end.Duration.Ticks;
                    break;
                case SaveChangesCompletedEventData { Context: { } context }:
                    if (begun.Remove(context, out var start)) saves += Stopwatch.GetElapsedTime(start).Ticks;
                    break;
                case DbContextEventData { Context: { } context } when happening.Key == CoreEventId.SaveChangesStarting.Name:
                    begun[context] = Stopwatch.GetTimestamp();
                    break;
            }
        }
    }

    static double Ms(long ticks) => TimeSpan.FromTicks(ticks).TotalMilliseconds;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }
}
