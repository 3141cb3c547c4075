using System.Globalization;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>What people type, and what Excel makes of it.</summary>
public class CellTests
{
    [Theory]
    [InlineData("19 ก.พ. 2564", "2021-02-19")]
    [InlineData("19 กุมภาพันธ์ 2564", "2021-02-19")]
    [InlineData("วันศุกร์ที่ 19 กุมภาพันธ์ พ.ศ. 2564", "2021-02-19")]
    [InlineData("วันที่ 19 กุมภาพันธ์ 2564", "2021-02-19")]
    [InlineData("  ๑๙  ก.พ.  ๒๕๖๔ ", "2021-02-19")]
    [InlineData("19 กพ 64", "2021-02-19")]
    [InlineData("19 ก.พ. 64", "2021-02-19")]
    [InlineData("19ก.พ.64", "2021-02-19")]
    [InlineData("19/2/2564", "2021-02-19")]
    [InlineData("19/02/2021", "2021-02-19")]
    [InlineData("19-02-2564", "2021-02-19")]
    [InlineData("19.2.2564", "2021-02-19")]
    [InlineData("2021-02-19", "2021-02-19")]
    [InlineData("2564-02-19", "2021-02-19")]
    [InlineData("19 Feb 2021", "2021-02-19")]
    [InlineData("19 february 2564", "2021-02-19")]
    [InlineData("29 ก.พ. 2567", "2024-02-29")]
    [InlineData("1 ต.ค. 2563", "2020-10-01")]
    [InlineData("31 พฤษภาคม ค.ศ. 2021", "2021-05-31")]
    [InlineData("19 ก.พ. 2564 16:30", "2021-02-19 16:30")]
    [InlineData("19 ก.พ. 2564 เวลา 16.30 น.", "2021-02-19 16:30")]
    [InlineData("19/2/2564 08.30น.", "2021-02-19 08:30")]
    [InlineData("2021-02-19T16:30:15", "2021-02-19 16:30")]
    [InlineData("2021-02-19 00:00", "2021-02-19 00:00")]
    [InlineData("31 ก.พ. 2564", null)]
    [InlineData("29 ก.พ. 2564", null)]
    [InlineData("2/19/2021", null)]
    [InlineData("19/2/64", null)]
    [InlineData("19 ก.พ.", null)]
    [InlineData("ก.พ. 2564", null)]
    [InlineData("19 ก.พ. 2564 25:00", null)]
    [InlineData("19 ก.พ. 1264", null)]
    [InlineData("เร็ว ๆ นี้", null)]
    [InlineData("", null)]
    public void Dates_are_read_as_officials_type_them(string typed, string? read) => Assert.Equal(read, Shown(Cell.Of(typed)));

    /// <summary>Real dates of Excel: of the Common Era, and typed with a year of the Buddhist Era into an Excel that knows no other.</summary>
    [Theory]
    [InlineData("2021-02-19", "2021-02-19")]
    [InlineData("2564-02-19", "2021-02-19")]
    [InlineData("2021-02-19 16:30", "2021-02-19 16:30")]
    [InlineData("2564-02-19 16:30", "2021-02-19 16:30")]
    [InlineData("2300-02-19", null)]
    [InlineData("1912-02-19", "1912-02-19")]
    public void Dates_of_either_era_are_the_same_day(string date, string? read)
    {
        var serial = (DateTime.Parse(date, CultureInfo.InvariantCulture) - new DateTime(1899, 12, 30)).TotalDays;
        Assert.Equal(read, Shown(new(CellKind.Number, Number: serial, IsDate: true)));
    }

    /// <summary>A column of dates whose cells were formatted as plain numbers: only numbers that are days of our time are dates.</summary>
    [Theory]
    [InlineData(44246, "2021-02-19")]
    [InlineData(44246.6875, "2021-02-19 16:30")]
    [InlineData(2564, null)]
    [InlineData(19022564, null)]
    [InlineData(-5, null)]
    [InlineData(double.NaN, null)]
    public void A_number_is_a_date_when_it_can_only_be_one(double number, string? read) => Assert.Equal(read, Shown(new(CellKind.Number, Number: number)));

    /// <summary>Each day of two centuries in each way of writing it.</summary>
    [Fact]
    public void Every_day_reads_back_in_every_way_it_is_written()
    {
        string[] months = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
        for (var day = new DateOnly(2000, 1, 1); day.Year < 2157; day = day.AddDays(1))
        {
            foreach (var text in new[] { $"{day.Day} {months[day.Month - 1]} {day.Year + 543}", $"{day.Day}/{day.Month}/{day.Year + 543}", $"{day:yyyy-MM-dd}" })
            {
                Assert.True(ThaiDateText.TryRead(text, out var read, out var time), text);
                Assert.Equal((day, null), (read, time));
            }
        }
    }

    [Theory]
    [InlineData("ต.ค. 2563", "2020-10")]
    [InlineData("ตุลาคม 2563", "2020-10")]
    [InlineData("เดือนตุลาคม พ.ศ. 2563", "2020-10")]
    [InlineData("10/2563", "2020-10")]
    [InlineData("2020-10", "2020-10")]
    [InlineData("ต.ค. 63", "2020-10")]
    [InlineData("1 ต.ค. 2563", "2020-10")]
    [InlineData("13/2563", null)]
    [InlineData("ต.ค.", null)]
    public void Months_are_read(string typed, string? read) => Assert.Equal(read, CellDate.ReadMonth(Cell.Of(typed))?.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("40", 40.0)]
    [InlineData(" 40 ", 40.0)]
    [InlineData("๔๐.๕", 40.5)]
    [InlineData("1,250", 1250.0)]
    [InlineData("1,250.75", 1250.75)]
    [InlineData(".5", 0.5)]
    [InlineData("-3", -3.0)]
    [InlineData("−3", -3.0)]
    [InlineData("85%", 85.0)]
    [InlineData("85 %", 85.0)]
    [InlineData("ร้อยละ 85", 85.0)]
    [InlineData("0.5 คะแนน", 0.5)]
    [InlineData("0,5", null)]
    [InlineData("1,25", null)]
    [InlineData("80-85", null)]
    [InlineData("≥ 80", null)]
    [InlineData("แปดสิบ", null)]
    [InlineData("1e5", null)]
    [InlineData("", null)]
    public void Numbers_are_read_as_people_type_them(string typed, double? read) => Assert.Equal((decimal?)read, CellNumber.Read(Cell.Of(typed), Share.Percent));

    [Theory]
    [InlineData(0.85, true, nameof(Share.Percent), 85.0)]
    [InlineData(0.5, true, nameof(Share.OfOne), 0.5)]
    [InlineData(0.5, true, nameof(Share.None), null)]
    [InlineData(0.1 + 0.2, false, nameof(Share.None), 0.3)]
    [InlineData(double.PositiveInfinity, false, nameof(Share.None), null)]
    [InlineData(1e300, false, nameof(Share.None), null)]
    public void A_percentage_is_what_it_shows(double number, bool isPercent, string share, double? read) =>
        Assert.Equal((decimal?)read, CellNumber.Read(new(CellKind.Number, Number: number, IsPercent: isPercent), Enum.Parse<Share>(share)));

    [Fact]
    public void A_date_is_no_number() => Assert.Null(CellNumber.Read(new(CellKind.Number, Number: 44246, IsDate: true), Share.None));

    [Theory]
    [InlineData("General", false, false)]
    [InlineData("0.00", false, false)]
    [InlineData("0%", true, false)]
    [InlineData("0.0%;[Red]-0.0%", true, false)]
    [InlineData("d mmm yyyy", false, true)]
    [InlineData("[$-107041E]d mmm yyyy", false, true)]
    [InlineData("[$-D07041E]d/m/yyyy;@", false, true)]
    [InlineData("[h]:mm", false, true)]
    [InlineData("\"day\" 0", false, false)]
    [InlineData("0\\d", false, false)]
    [InlineData("[Red]0", false, false)]
    [InlineData("0;d", false, false)]
    [InlineData("ว ดดด ปปปป", false, true)]
    [InlineData("@", false, false)]
    [InlineData("[", false, false)]
    [InlineData("\"", false, false)]
    public void A_format_says_whether_a_number_is_a_date_or_a_percentage(string code, bool percent, bool date) => Assert.Equal((percent, date), NumberFormats.Of(code));

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(702, "ZZ")]
    [InlineData(16384, "XFD")]
    public void Columns_are_named_as_Excel_names_them(int column, string name) => Assert.Equal(name, Sheet.ColumnName(column));

    [Theory]
    [InlineData("F12", 12, 6)]
    [InlineData("$F$12", 12, 6)]
    [InlineData("XFD1048576", 1048576, 16384)]
    [InlineData("XFE1", 0, 0)]
    [InlineData("A1048577", 0, 0)]
    [InlineData("A0", 0, 0)]
    [InlineData("12", 0, 0)]
    [InlineData("A1B", 0, 0)]
    [InlineData("", 0, 0)]
    public void Places_are_read_and_those_outside_of_a_worksheet_are_none(string name, int row, int column) =>
        Assert.Equal((row > 0, row, column), (Sheet.TryPlace(name, out var place), row > 0 ? place.Row : 0, row > 0 ? place.Column : 0));

    [Theory]
    [InlineData("a_x000D_b", "a\rb")]
    [InlineData("a_x005F_x000D_b", "a_x000D_b")]
    [InlineData("_x00_", "_x00_")]
    public void Letters_that_XML_cannot_hold_are_read(string saved, string read) => Assert.Equal(read, WorkbookReader.Unescaped(saved));

    [Theory]
    [InlineData("น\u0E4D\u0E49\u0E32หนัก", "น้ำหนัก")]
    [InlineData("น\u0E49\u0E4D\u0E32หนัก", "น้ำหนัก")]
    [InlineData("ก\u0E4D\u0E32หนด", "กำหนด")]
    [InlineData("  คะแนน \n เต็ม ", "คะแนน เต็ม")]
    [InlineData("ข้อ ๑", "ข้อ 1")]
    [InlineData("KPI\u200B", "kpi")]
    public void Words_are_compared_without_what_the_eye_does_not_see(string typed, string key) => Assert.Equal(ThaiText.Key(key), ThaiText.Key(typed));

    static string? Shown(Cell cell) => CellDate.Read(cell) is not { } read ? null
        : read.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (read.Time is { } time ? time.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");
}
