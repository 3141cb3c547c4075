using Hangfire;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Host.Search;

/// <summary>What Hangfire calls when a file was attached, and every minute: reads the text inside those that wait, the oldest first.</summary>
public sealed class WordsWorker(ContextFactory contexts, Transaction transaction, Vault vault, TimeProvider clock)
{
    public const string SweepId = "words";
    public const string EveryMinute = "* * * * *";

    /// <summary>Of one file.</summary>
    static readonly TimeSpan limit = TimeSpan.FromSeconds(30);
    const int MaxAttempts = 2;

    // One file at a time: attaching more must not slow down those who work.
    static readonly SemaphoreSlim turn = new(1, 1);

    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            while (await Next(cancel) is { } asked) await Read(asked, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<FileText?> Next(CancellationToken cancel)
    {
        await using var db = contexts.Create();
        return await db.FileTexts.AsNoTracking().Where(t => t.State == FileTextState.Asked).OrderBy(t => t.AskedAt).FirstOrDefaultAsync(cancel);
    }

    async Task Read(FileText asked, CancellationToken cancel)
    {
        var (read, fault) = await Words(asked, cancel);
        await transaction.Run(async db =>
        {
            // Another host may have been faster.
            if (await db.FileTexts.FindAsync([asked.Sha256], cancel) is not { State: FileTextState.Asked } row) return;
            row.Attempts++;
            if (read is null)
            {
                row.Fault = fault is { Length: > FileText.MaxFault } ? fault[..FileText.MaxFault] : fault;
                if (row.Attempts >= MaxAttempts) row.State = FileTextState.Failed;
                // The others go first.
                else row.AskedAt = clock.GetUtcNow();
                return;
            }
            (row.State, row.Characters, row.Cut, row.Fault, row.DoneAt) = (FileTextState.Done, read.Text.Length, read.Cut, null, clock.GetUtcNow());
            if (read.Text.Length == 0) return;
            var have = await db.SearchTexts.Where(s => s.Sha256 == asked.Sha256).Select(s => s.UnitId).ToListAsync(cancel);
            foreach (var unit in await db.EvidenceFiles.Where(f => f.Sha256 == asked.Sha256 && !have.Contains(f.UnitId)).Select(f => f.UnitId).Distinct().ToListAsync(cancel))
                db.SearchTexts.Add(new() { UnitId = unit, Kind = SearchKind.FileText, Sha256 = asked.Sha256, Text = read.Text });
        }, cancel);
    }

    async Task<(ReadWords? Read, string? Fault)> Words(FileText asked, CancellationToken cancel)
    {
        if (!vault.Holds(asked.Sha256)) return (null, "The file is not in the vault.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limit);
        // A thread of its own: a reader that hangs within a page looks at no clock, and is left behind.
        var reading = Task.Factory.StartNew(() =>
        {
            using var file = vault.Open(asked.Sha256);
            return FileWords.Read(file, asked.Extension, time.Token);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return (await reading.WaitAsync(2 * limit, TimeProvider.System, cancel), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or TimeoutException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, fault is InvalidDataException ? fault.Message : $"It takes longer than {limit.TotalSeconds:0} seconds.");
        }
    }
}

/// <summary>Tells the worker that a file waits.</summary>
public sealed record WordsWake(Action Come);
