namespace PaWorkflow.Templates.Engine;

/// <summary>Walks along a part's tokens and says where it stands, as a person would count: paragraph, table, row, cell.</summary>
sealed class Surveyor(string part)
{
    readonly Stack<(int Number, int Row, int Cell)> tables = new();
    readonly Stack<int> paragraphs = new();
    int paragraphCount, tableCount;

    /// <summary>The place of the innermost paragraph, or after the last one.</summary>
    public Place Place
    {
        get
        {
            var paragraph = paragraphs.TryPeek(out var around) ? around : paragraphCount;
            var place = new Place(part, paragraph == 0 ? null : paragraph);
            return tables.TryPeek(out var table) && table is { Row: > 0, Cell: > 0 } ? place with { Table = table.Number, Row = table.Row, Cell = table.Cell } : place;
        }
    }

    public void Pass(Token token)
    {
        var starts = token.Sort == TokenSort.Start;
        switch (token.Known)
        {
            case Known.Paragraph when starts:
                paragraphs.Push(++paragraphCount);
                break;
            case Known.Paragraph:
                paragraphs.Pop();
                break;
            case Known.Table when starts:
                tables.Push((++tableCount, 0, 0));
                break;
            case Known.Table:
                tables.Pop();
                break;
            case Known.Row when starts && tables.TryPop(out var table):
                tables.Push((table.Number, table.Row + 1, 0));
                break;
            case Known.Cell when starts && tables.TryPop(out var table):
                tables.Push((table.Number, table.Row, table.Cell + 1));
                break;
        }
    }
}
