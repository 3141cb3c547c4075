namespace PaWorkflow.Workbooks;

/// <summary>How much a workbook may hold. A catalogue of fifty KPIs has some 100 kB and 20,000 cells.</summary>
public static class Limits
{
    /// <summary>Bytes of the file.</summary>
    public const int File = 10 * 1024 * 1024;

    /// <summary>Bytes of all its parts, unpacked.</summary>
    public const long Unpacked = 64L * 1024 * 1024;

    public const int Parts = 1000;
    public const int Sheets = 60;

    /// <summary>Cells that hold something, of all worksheets together, those merged with others included.</summary>
    public const int Cells = 200_000;

    /// <summary>Letters of one cell, Excel's own limit.</summary>
    public const int Text = 32_767;
}
