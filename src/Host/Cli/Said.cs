using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Cli;

/// <summary>Something said of a file: a line for people, and its parts for programs.</summary>
/// <param name="Parts">Where it is (line and path, or sheet and cell), what is wrong and what would be right in both languages.</param>
sealed record Said(string Line, JsonObject Parts)
{
    public static Said Of(CatalogueFault fault) => new(fault.ToString(), Of(new() { ["line"] = fault.Line, ["path"] = fault.Path }, fault.Wrong, fault.Right));

    public static Said Of(WorkbookFault fault) => new(fault.ToString(), Of(new() { ["sheet"] = fault.Sheet, ["cell"] = fault.Cell, ["heading"] = fault.Heading }, fault.Wrong, fault.Right));

    public override string ToString() => Line;

    static JsonObject Of(JsonObject place, Wording wrong, Wording right)
    {
        (place["wrong"], place["right"]) = (Both(wrong), Both(right));
        return place;
    }

    public static JsonObject Both(Wording words) => new() { ["th"] = words.Thai, ["en"] = words.English };
}
