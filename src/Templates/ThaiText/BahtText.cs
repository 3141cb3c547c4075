using System.Text;

namespace PaWorkflow.Templates.ThaiText;

/// <summary>An amount of money in Thai words, as payments are written out.</summary>
public static class BahtText
{
    static readonly string[] digits = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    static readonly string[] places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

    /// <summary>
    /// 121.50 → หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์. Rounded to the satang, half away from zero; whole baht end in ถ้วน.
    /// </summary>
    public static string Of(decimal amount)
    {
        var rounded = Math.Round(Math.Abs(amount), 2, MidpointRounding.AwayFromZero);
        var baht = decimal.Truncate(rounded);
        var satang = (int)((rounded - baht) * 100);
        var sign = amount < 0 && rounded > 0 ? "ลบ" : "";
        if (satang == 0) return $"{sign}{Words(baht)}บาทถ้วน";
        return baht == 0 ? $"{sign}{Words(satang)}สตางค์" : $"{sign}{Words(baht)}บาท{Words(satang)}สตางค์";
    }

    static string Words(decimal number)
    {
        if (number == 0) return digits[0];
        var millions = decimal.Truncate(number / 1_000_000);
        var words = new StringBuilder(millions > 0 ? Words(millions) + "ล้าน" : "");
        var rest = (int)(number % 1_000_000);
        var power = 100_000;
        for (var place = 5; place >= 0; place--, power /= 10)
        {
            var digit = rest / power % 10;
            if (digit == 0) continue;
            // The last one after anything larger is เอ็ด; tens say สิบ and ยี่สิบ.
            words.Append((place, digit) switch
            {
                (0, 1) when number > 1 => "เอ็ด",
                (1, 1) => "",
                (1, 2) => "ยี่",
                _ => digits[digit],
            }).Append(places[place]);
        }
        return words.ToString();
    }
}
