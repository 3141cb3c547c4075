using System.Drawing;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace PaWorkflow.Workbooks;

/// <summary>How cells look.</summary>
sealed class Look(Spreadsheet book)
{
    /// <summary>Has Thai letters and is on every machine with Excel: rows are as high as their lines.</summary>
    public const string Font = "Tahoma";

    /// <summary>Points.</summary>
    public const double Size = 10;

    public static readonly Color Dark = Color.FromArgb(24, 74, 94);
    public static readonly Color Quiet = Color.FromArgb(84, 110, 122);

    static readonly EdgeBorder thin = new() { BorderStyle = BorderStyle.Thin, Color = Color.FromArgb(190, 200, 205) };
    static readonly Border framed = new() { Left = thin, Right = thin, Top = thin, Bottom = thin };
    static readonly Alignment top = new() { WrapText = true, Vertical = VerticalAlignment.Top };

    /// <summary>Day, month and year as Thai Excel shows them, of the Buddhist Era with Arabic numerals.</summary>
    const string Buddhist = "[$-107041E]d mmm yyyy";

    readonly Dictionary<Holds, StyleId> styles = Enum.GetValues<Holds>().ToDictionary(h => h, h => book.AddStyle(Of(h)));

    readonly Dictionary<Holds, StyleId> lines = Enum.GetValues<Holds>().ToDictionary(h => h, h => book.AddStyle(ToTheLeft(Of(h))));

    /// <param name="ofHead">On a line of the head, where values of all kinds stand under each other.</param>
    public StyleId StyleOf(Holds holds, bool ofHead = false) => (ofHead ? lines : styles)[holds];

    public StyleId WithTime(bool ofHead) => StyleOf(Holds.Instant, ofHead);

    public StyleId Heading { get; } = book.AddStyle(HeadingOn(Dark));

    /// <summary>Of what need not be filled in.</summary>
    public StyleId LesserHeading { get; } = book.AddStyle(HeadingOn(Quiet));

    public StyleId Title { get; } = book.AddStyle(new() { Font = new() { Bold = true, Size = 16, Color = Dark } });
    public StyleId Topic { get; } = book.AddStyle(new() { Font = new() { Bold = true }, Alignment = top });
    public StyleId Plain { get; } = book.AddStyle(new() { Alignment = top });
    public StyleId Explanation { get; } = book.AddStyle(new() { Font = new() { Color = Quiet }, Alignment = top });
    public StyleId Closed { get; } = book.AddStyle(new() { Fill = new() { Color = Color.FromArgb(225, 228, 230) }, Border = framed, Alignment = top });

    public static Style Of(Holds holds) => holds switch
    {
        Holds.Code => Framed("@"),
        Holds.Date => Framed(Buddhist),
        Holds.Closing => Framed(Buddhist),
        Holds.Instant => Framed(Buddhist + " hh:mm"),
        Holds.Number => new() { Border = framed, Alignment = top with { Horizontal = HorizontalAlignment.Center } },
        Holds.Score => Framed("0.0000"),
        Holds.Share => Framed("0.0%"),
        Holds.Month => Framed("[$-107041E]mmm yyyy"),
        _ => new() { Border = framed, Alignment = top },
    };

    static Style ToTheLeft(Style style) => style with { Alignment = new() { WrapText = true, Vertical = VerticalAlignment.Top, Horizontal = HorizontalAlignment.Left } };

    static Style Framed(string format) => new() { Format = NumberFormat.Custom(format), Border = framed, Alignment = top };

    static Style HeadingOn(Color color) => new()
    {
        Font = new() { Bold = true, Color = Color.White },
        Fill = new() { Color = color },
        Alignment = new() { WrapText = true, Vertical = VerticalAlignment.Center, Horizontal = HorizontalAlignment.Center },
        Border = framed,
    };
}
