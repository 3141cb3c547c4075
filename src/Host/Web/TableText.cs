using System.Globalization;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Web;

/// <summary>The values of a report's table as the page shows them, and as its script draws them.</summary>
public static class TableText
{
    public static string Of(object? value, Shows shows) => value switch
    {
        null => "–",
        string text => text,
        DateOnly date => ThaiDisplay.ShortDate(date),
        decimal share when shows == Shows.Share => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %"),
        decimal score => ThaiDisplay.Score(score),
        int whole => whole.ToString("#,0", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A table cannot hold {value.GetType().Name}."),
    };

    /// <summary>A number or an ISO date; empty for texts and nothing.</summary>
    public static string Raw(object? value) => value switch
    {
        DateOnly date => Typing.Shown(date),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    public static bool IsFigure(Shows shows) => shows is Shows.Whole or Shows.Score or Shows.Share;
}
