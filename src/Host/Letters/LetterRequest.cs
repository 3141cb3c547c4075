using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Letters;

/// <summary>A paper that is asked for: by a step of the procedure, or by a person on the issuing form.</summary>
/// <param name="Kind">A letter kind's id.</param>
/// <param name="Year">Fiscal year in the Buddhist Era.</param>
/// <param name="Facts">The job's variables: <c>kpi.code</c>, <c>round.id</c> …</param>
/// <param name="Said">What a person typed, by the names of <see cref="LetterAsks"/>; empty: the record's own proposals stand.</param>
public sealed record LetterRequest(string Kind, string UnitId, int Year, Variables Facts, IReadOnlyDictionary<string, string> Said)
{
    static readonly Dictionary<string, string> nothing = [];

    public static LetterRequest Of(Job job, LetterKind kind) => new(kind.Id, job.UnitId, job.Year, TaskFacts.VariablesOf(job), nothing);
}
