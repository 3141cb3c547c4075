using System.Text.Json.Nodes;

namespace PaWorkflow.Host.Procedure;

/// <summary>Where a KPI owner lays down files and results before sending them in.</summary>
public sealed class EvidenceDesk
{
    /// <summary>Bytes of one file.</summary>
    public const long MaxFileSize = 50L * 1024 * 1024;

    /// <summary>Checks and stores one file for one criterion while the evidence task is open.</summary>
    public Task<Outcome> Attach(string taskId, string criterion, string fileName, Stream content, Viewer viewer) => throw new NotSupportedException();

    public Task<Outcome> Remove(string taskId, long fileId, Viewer viewer) => throw new NotSupportedException();

    /// <summary>Saves the criteria's results in the form of the results file: criterion id → {done | value | numerator, denominator | items | parts}.</summary>
    public Task<Outcome> SaveResults(string taskId, JsonObject criteria, Viewer viewer) => throw new NotSupportedException();

    /// <summary>SHA-256 over the present files of a KPI's round: what a decision stands on.</summary>
    public Task<string> Digest(string unitId, int year, string kpi, string round) => throw new NotSupportedException();
}
