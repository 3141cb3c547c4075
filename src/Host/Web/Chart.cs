using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Web;

/// <summary>A chart and the table from which it is drawn: the script reads the figures from the page, nothing is said by the picture alone.</summary>
/// <param name="Id">Of its place on the page.</param>
/// <param name="Table">The figures.</param>
/// <param name="Kind"><c>bar</c>, <c>line</c> or <c>timeline</c>.</param>
/// <param name="Roles">By column: <c>category</c>, <c>bar</c>, <c>line</c>, <c>from</c>, <c>to</c>, <c>lane</c>, <c>name</c>, or nothing where it is in the table alone.</param>
/// <param name="Summary">What the chart shows, in a sentence, with its main figures.</param>
public sealed record Chart(string Id, PlainTable Table, string Kind, IReadOnlyList<string> Roles, string Summary)
{
    /// <summary>Bars lie; for names that are long.</summary>
    public bool IsHorizontal { get; init; }

    public bool IsStacked { get; init; }

    /// <summary>The table stays open beside the picture.</summary>
    public bool KeepsTable { get; init; }

    /// <summary>Where the axis of the values ends; null: as the figures have it.</summary>
    public decimal? Max { get; init; }

    /// <summary>The lines of a timeline from the top.</summary>
    public IReadOnlyList<string> Lanes { get; init; } = [];

    public bool IsEmpty => Table.Rows.Count == 0;
}
