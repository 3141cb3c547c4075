using System.Globalization;

namespace PaWorkflow.Templates.ThaiText;

/// <summary>Thai numerals (๐–๙) for official papers; everything that is not a digit stays as it is.</summary>
public static class ThaiDigits
{
    public static string Of(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = char.IsAsciiDigit(from[i]) ? (char)('๐' + (from[i] - '0')) : from[i];
    });

    public static string Of(int number) => Of(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The way back: ๒๕๖๔ → 2564.</summary>
    public static string ToArabic(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '๐' and <= '๙' ? (char)('0' + (from[i] - '๐')) : from[i];
    });
}
