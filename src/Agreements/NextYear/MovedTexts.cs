using System.Globalization;
using System.Text.RegularExpressions;

namespace PaWorkflow.Agreements;

/// <summary>Replaces this fiscal year, and the calendar year in which it began, by the next in texts, in either numerals, and keeps account of it.</summary>
sealed partial class MovedTexts(FiscalYear year)
{
    readonly List<Moved> all = [];

    public IReadOnlyList<Moved> All => all;

    public string Of(string text, Wording place)
    {
        var moved = Number.Replace(text, match => Later(match.Value));
        if (moved != text) all.Add(new(place, Wordings.Same(text), Wordings.Same(moved),
            Day.IsMatch(text) ? new("it names days: see whether they are right", "มีวันที่อยู่ในข้อความ โปรดตรวจว่าถูกต้อง") : null));
        return moved;
    }

    public string? OfAny(string? text, Wording place) => text is null ? null : Of(text, place);

    string Later(string number)
    {
        var thai = number[0] >= '๐';
        var value = int.Parse(string.Concat(number.Select(c => c >= '๐' ? (char)('0' + (c - '๐')) : c)), CultureInfo.InvariantCulture);
        if (value != year.Number && value != year.Number - 1) return number;
        var next = (value + 1).ToString(CultureInfo.InvariantCulture);
        return thai ? string.Concat(next.Select(c => (char)('๐' + (c - '0')))) : next;
    }

    /// <summary>Four figures by themselves, no part of a longer number or of a decimal one.</summary>
    [GeneratedRegex(@"(?<![\d๐-๙.,])([0-9]{4}|[๐-๙]{4})(?![\d๐-๙]|[.,][\d๐-๙])")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"[\d๐-๙]{1,2} ?(ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)")]
    private static partial Regex Day { get; }
}
