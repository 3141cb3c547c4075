namespace PaWorkflow.Host.Procedure;

/// <summary>Where the strategy unit launches a year and notes what the department tells it.</summary>
public sealed class YearDesk
{
    /// <summary>Launches the catalogue's fiscal year for the viewer's unit.</summary>
    public Task<Outcome> Launch(string catalogueYaml, string catalogueName, IReadOnlyDictionary<string, string> holders, Viewer viewer) =>
        throw new NotSupportedException();

    /// <summary>Notes that กพร. has confirmed the KPI details (the message that step 4 waits for).</summary>
    public Task<Outcome> ConfirmKpiDetails(int year, Viewer viewer) => throw new NotSupportedException();
}
