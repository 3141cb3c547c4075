using System.Xml.Linq;
using static PaWorkflow.LetterForms.Paper;

namespace PaWorkflow.LetterForms;

/// <summary>Tables of fixed width. Header rows repeat on each page; no row is split.</summary>
static class Tables
{
    static readonly string[] sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    /// <summary>A table with one header row and one row that is repeated.</summary>
    public static XElement Table(params Column[] columns) => SigningTable(0, columns);

    /// <summary>A table whose rows leave room to sign.</summary>
    /// <param name="height">At least so high is a repeated row, in centimetres; 0: as its text wants.</param>
    public static XElement SigningTable(double height, params Column[] columns) => Grid([.. columns.Select(column => column.Width)],
        new([.. columns.Select(column => (Cell)column.Head)]) { Header = true },
        new([.. columns.Select(StyledCell)]) { Height = height });

    /// <summary>Columns without lines and head, for lists whose parts stand below each other.</summary>
    public static XElement Unruled(params Column[] columns) =>
        Made(ruled: false, [.. columns.Select(column => column.Width)], [new([.. columns.Select(StyledCell)])]);

    /// <summary>What is known of a thing: its name on the left, bold, and the value beside it.</summary>
    public static XElement Facts(params (string Name, string Value)[] facts) =>
        Grid([4.2, TextWidth - 4.2], [.. facts.Select(fact => new Row([new("TableName", fact.Name), new("TableText", fact.Value)]))]);

    public static XElement Grid(double[] widths, params Row[] rows) => Made(ruled: true, widths, rows);

    static Cell StyledCell(Column column) => new(column.Centred ? "TableCentre" : "TableText", column.Cell);

    static XElement Made(bool ruled, double[] widths, Row[] rows)
    {
        var borders = sides.Select(side => new XElement(W + side, Val("single"), new XAttribute(W + "sz", 4), new XAttribute(W + "space", 0), new XAttribute(W + "color", "auto")));
        return new XElement(W + "tbl",
            new XElement(W + "tblPr",
                new XElement(W + "tblW", Width(widths.Sum(Twips))),
                ruled ? new XElement(W + "tblBorders", borders) : null,
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                new XElement(W + "tblCellMar", new XElement(W + "left", Width(85)), new XElement(W + "right", Width(85)))),
            new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", new XAttribute(W + "w", Twips(width))))),
            rows.Select(row => Of(row, widths)));
    }

    static XElement Of(Row row, double[] widths)
    {
        var at = 0;
        return new(W + "tr",
            new XElement(W + "trPr",
                new XElement(W + "cantSplit"),
                row.Height > 0 ? new XElement(W + "trHeight", Val(Twips(row.Height)), new XAttribute(W + "hRule", "atLeast")) : null,
                row.Header ? new XElement(W + "tblHeader") : null),
            row.Cells.Select(cell =>
            {
                var width = widths[at..(at + cell.Span)].Sum(Twips);
                at += cell.Span;
                return new XElement(W + "tc",
                    new XElement(W + "tcPr",
                        new XElement(W + "tcW", Width(width)),
                        cell.Span > 1 ? new XElement(W + "gridSpan", Val(cell.Span)) : null,
                        row.Height > 0 || row.Header ? new XElement(W + "vAlign", Val("center")) : null),
                    cell.Paragraphs);
            }));
    }

    static object[] Width(int twips) => [new XAttribute(W + "w", twips), new XAttribute(W + "type", "dxa")];
}

/// <param name="Width">Centimetres.</param>
/// <param name="Cell">What the repeated row holds.</param>
sealed record Column(double Width, string Head, string Cell, bool Centred = false);

sealed record Row(Cell[] Cells)
{
    /// <summary>Repeated on each page.</summary>
    public bool Header { get; init; }

    /// <summary>At least so high, in centimetres; 0: as its text wants.</summary>
    public double Height { get; init; }
}

sealed record Cell(params XElement[] Paragraphs)
{
    public Cell(string style, string text) : this(P(style, text)) { }

    /// <summary>How many columns it takes.</summary>
    public int Span { get; init; } = 1;

    /// <summary>A text alone heads its column.</summary>
    public static implicit operator Cell(string head) => new("TableHead", head);
}
