using PaWorkflow.Templates.ThaiText;

namespace PaWorkflow.Templates.Tests;

public sealed class ThaiTextTests
{
    [Theory]
    [InlineData("0", "ศูนย์บาทถ้วน")]
    [InlineData("1", "หนึ่งบาทถ้วน")]
    [InlineData("10", "สิบบาทถ้วน")]
    [InlineData("11", "สิบเอ็ดบาทถ้วน")]
    [InlineData("20", "ยี่สิบบาทถ้วน")]
    [InlineData("21", "ยี่สิบเอ็ดบาทถ้วน")]
    [InlineData("101", "หนึ่งร้อยเอ็ดบาทถ้วน")]
    [InlineData("121.50", "หนึ่งร้อยยี่สิบเอ็ดบาทห้าสิบสตางค์")]
    [InlineData("0.01", "หนึ่งสตางค์")]
    [InlineData("0.25", "ยี่สิบห้าสตางค์")]
    [InlineData("0.005", "หนึ่งสตางค์")]
    [InlineData("0.004", "ศูนย์บาทถ้วน")]
    [InlineData("-0.004", "ศูนย์บาทถ้วน")]
    [InlineData("-5", "ลบห้าบาทถ้วน")]
    [InlineData("2564", "สองพันห้าร้อยหกสิบสี่บาทถ้วน")]
    [InlineData("1000001", "หนึ่งล้านเอ็ดบาทถ้วน")]
    [InlineData("11000000", "สิบเอ็ดล้านบาทถ้วน")]
    [InlineData("1234567.89", "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทแปดสิบเก้าสตางค์")]
    [InlineData("1000000000000", "หนึ่งล้านล้านบาทถ้วน")]
    public void Money_is_written_out_in_words(string amount, string words) =>
        Assert.Equal(words, BahtText.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Dates_are_written_in_the_Buddhist_Era_with_Thai_numerals()
    {
        var closing = new DateOnly(2021, 2, 19);
        Assert.Equal("๑๙ กุมภาพันธ์ ๒๕๖๔", ThaiDate.Long(closing));
        Assert.Equal("๑๙ ก.พ. ๒๕๖๔", ThaiDate.Short(closing));
        Assert.Equal("วันศุกร์ที่ ๑๙ กุมภาพันธ์ ๒๕๖๔", ThaiDate.WithWeekday(closing));
        Assert.Equal("๑๙ กุมภาพันธ์ พ.ศ. ๒๕๖๔", ThaiDate.WithEra(closing));
        Assert.Equal("๑๖.๐๕\u00A0น.", ThaiDate.Time(new TimeOnly(16, 5)));
    }

    [Fact]
    public void A_leap_day_keeps_its_day() => Assert.Equal("๒๙ กุมภาพันธ์ ๒๕๖๗", ThaiDate.Long(new DateOnly(2024, 2, 29)));

    [Fact]
    public void Digits_become_Thai_and_all_else_stays()
    {
        Assert.Equal("สธ ๐๗๑๐.๐๑/ว ๑๘ KPI", ThaiDigits.Of("สธ 0710.01/ว 18 KPI"));
        Assert.Equal("๒๕๖๔", ThaiDigits.Of(2564));
        Assert.Equal("-๕", ThaiDigits.Of(-5));
        Assert.Equal("0123456789", ThaiDigits.ToArabic(ThaiDigits.Of("0123456789")));
    }
}
