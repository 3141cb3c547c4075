using System.Text.Json;

namespace PaWorkflow.Host.Procedure.Launching;

/// <summary>A year that is about to be launched, as far as it was filled in; kept as JSON in <c>LaunchDraft</c>.</summary>
public sealed record LaunchPlan
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>The catalogue's text; empty while none is chosen.</summary>
    public string Yaml { get; init; } = "";

    /// <summary>Name of its file.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it is from, in Thai.</summary>
    public string From { get; init; } = "";

    /// <summary>What the office should look at, though the catalogue is right in itself.</summary>
    public IReadOnlyList<FileRemark> Remarks { get; init; } = [];

    /// <summary>Who is to collect each KPI (code → person id), as far as somebody was chosen.</summary>
    public IReadOnlyDictionary<string, string> Holders { get; init; } = new Dictionary<string, string>();

    /// <summary>Internal dates as they were typed, by their keys; what is missing is as proposed.</summary>
    public IReadOnlyDictionary<string, string> Dates { get; init; } = new Dictionary<string, string>();

    public string Write() => JsonSerializer.Serialize(this, json);

    public static LaunchPlan Read(string text) => JsonSerializer.Deserialize<LaunchPlan>(text, json)!;
}
