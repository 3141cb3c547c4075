using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>
/// Does the work of one topic inside the transaction that also moves the token: what it writes commits with the step or not
/// at all. It may run more than once before that, so files go to the vault by their hash.
/// </summary>
/// <returns>The variables that the service task hands back.</returns>
public delegate Task<Variables> JobHandler(PaContext db, Job job, CancellationToken cancel);

/// <summary>The closed map from a service task's topic to its work.</summary>
public sealed class JobTopics(
    LetterJob letter, CirculateJob circulate, DeadlinesJob deadlines, RemindJob remind, BundleJob bundle, RoundJob round, FileLetterJob filing)
{
    readonly Dictionary<string, JobHandler> handlers = new(StringComparer.Ordinal)
    {
        ["letter"] = letter.Make,
        ["circulate"] = circulate.Send,
        ["deadlines"] = deadlines.Set,
        ["remind"] = remind.Remind,
        ["escalate"] = remind.Escalate,
        ["bundle"] = bundle.Make,
        ["close-round"] = round.Close,
        ["circulate-change"] = circulate.Pass,
        ["circulate-letter"] = circulate.Pass,
        ["file-letter"] = filing.File,
        ["record-missed"] = round.RecordMissed,
    };

    public IReadOnlyCollection<string> Known => handlers.Keys;

    /// <summary>Whether the work may hold others up for its time: it makes no files and goes through no whole round.</summary>
    public static bool IsShort(string topic) => topic is "deadlines" or "remind" or "escalate" or "record-missed" or "circulate-change" or "circulate-letter" or "file-letter";

    /// <exception cref="InvalidOperationException">Nobody works on the topic.</exception>
    public JobHandler Of(string topic) =>
        handlers.TryGetValue(topic, out var handler) ? handler
            : throw new InvalidOperationException($"No worker knows the topic '{topic}'; known are {string.Join(", ", handlers.Keys)}.");
}
