namespace PaWorkflow.Host.Procedure;

/// <summary>Leaves a transaction without a trace and carries the answer to the person out of it.</summary>
sealed class Rejected(Outcome outcome) : Exception
{
    public Outcome Outcome { get; } = outcome;

    public static Rejected Invalid(string field, string message) => new(new Outcome.Invalid(field, message));

    /// <summary>Several faults of one form at once.</summary>
    /// <param name="faults">At least one.</param>
    public static Rejected Invalid(IReadOnlyList<FieldFault> faults) =>
        new(new Outcome.Invalid(faults[0].Field, string.Join(" · ", faults.Select(f => f.Message))) { Faults = faults });

    public static Rejected Conflict(string message) => new(new Outcome.Conflict(message));
    public static Rejected NotFound() => new(new Outcome.NotFound());

    /// <summary>Runs the work; a rejection inside it is the answer.</summary>
    public static async Task<Outcome> Catch(Func<Task> work)
    {
        try
        {
            await work();
            return Outcome.Ok;
        }
        catch (Rejected rejected)
        {
            return rejected.Outcome;
        }
    }
}
