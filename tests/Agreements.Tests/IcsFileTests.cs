using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PaWorkflow.Agreements.Tests;

/// <summary>Holidays out of calendar programs: what they write in many ways, and what nobody should send.</summary>
public sealed class IcsFileTests
{
    static byte[] File(params string[] events) => Encoding.UTF8.GetBytes(Text(events));

    static string Text(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//TH\r\n" + string.Concat(events.Select((e, n) => $"BEGIN:VEVENT\r\n{(e.Contains("UID:", StringComparison.Ordinal) ? "" : $"UID:{n}\n")}{e}\nEND:VEVENT\r\n".ReplaceLineEndings("\r\n"))) + "END:VCALENDAR\r\n";

    static IcsReading Read(params string[] events) => IcsFile.Read(File(events), "days.ics");

    static string[] Days(IcsReading reading)
    {
        Assert.Empty(reading.Faults);
        return [.. reading.Days.Select(d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
    }

    static CatalogueFault Fault(params string[] events)
    {
        var reading = Read(events);
        Assert.Empty(reading.Days);
        return Assert.Single(reading.Faults);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20210226\nDTEND;VALUE=DATE:20210227", "2021-02-26")]
    [InlineData("DTSTART;VALUE=DATE:20210226", "2021-02-26")]
    [InlineData("DTSTART;VALUE=DATE:20210413\nDTEND;VALUE=DATE:20210416", "2021-04-13 2021-04-14 2021-04-15")]
    [InlineData("DTSTART;VALUE=DATE:20210413\nDURATION:P2D", "2021-04-13 2021-04-14")]
    [InlineData("DTSTART;TZID=Asia/Bangkok:20210413T000000\nDTEND;TZID=Asia/Bangkok:20210414T000000", "2021-04-13")]
    [InlineData("DTSTART;TZID=SE Asia Standard Time:20210413T000000\nDURATION:P1D", "2021-04-13")]
    [InlineData("DTSTART:20210412T170000Z\nDTEND:20210413T170000Z", "2021-04-13")]
    [InlineData("DTSTART;TZID=Asia/Tokyo:20210413T020000\nDTEND;TZID=Asia/Tokyo:20210414T020000", "2021-04-13")]
    [InlineData("DTSTART:20210413T000000\nDTEND:20210414T000000", "2021-04-13")]
    [InlineData("DTSTART;VALUE=DATE:20181231\nDTEND;VALUE=DATE:20190103", "2019-01-01 2019-01-02")]
    [InlineData("DTSTART;VALUE=DATE:20210513\nRDATE;VALUE=DATE:20220512", "2021-05-13 2022-05-12")]
    [InlineData("DTSTART;VALUE=DATE:20190513\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;UNTIL=20210601", "2019-05-13 2020-05-11 2021-05-10")]
    [InlineData("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY;COUNT=1", "2024-02-29")]
    public void Whole_days_are_read_however_they_are_written(string when, string days) =>
        Assert.Equal(days.Split(' '), Days(Read($"SUMMARY:วันหยุด\n{when}")));

    [Fact]
    public void A_yearly_day_comes_in_each_year_but_for_those_that_fall_out_or_are_moved()
    {
        Assert.Equal(
            ["2019-04-13", "2020-04-13", "2022-04-14", "2023-04-13", "2024-04-13", "2025-04-13", "2026-04-13", "2027-04-13"],
            Days(Read(
                "UID:a\nSUMMARY:วันสงกรานต์\nDTSTART;VALUE=DATE:19800413\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20210413",
                "UID:a\nSUMMARY:วันสงกรานต์\nRECURRENCE-ID;VALUE=DATE:20220413\nDTSTART;VALUE=DATE:20220414")));
    }

    [Fact]
    public void Events_that_share_an_id_for_no_reason_are_read_each_by_itself() =>
        Assert.Equal(["2021-04-12", "2021-07-27"], Days(Read("UID:a\nSUMMARY:x\nDTSTART;VALUE=DATE:20210412", "UID:a\nSUMMARY:y\nDTSTART;VALUE=DATE:20210727")));

    [Fact]
    public void Names_are_unfolded_and_unescaped_even_where_a_letter_was_cut()
    {
        var text = Text("SUMMARY:วันหยุด\\, กรณีพิเศษ\nDESCRIPTION:ยาว\nDTSTART;VALUE=DATE:20210412\nX-MORE:1");
        // The fold comes after the first of the three bytes of a letter.
        var bytes = Encoding.UTF8.GetBytes(text);
        var cut = Encoding.UTF8.GetByteCount(text[..(text.IndexOf("กรณี", StringComparison.Ordinal) + 1)]) - 2;
        var folded = (byte[])[.. Encoding.UTF8.Preamble, .. bytes[..cut], .. "\r\n "u8, .. bytes[cut..]];
        var day = Assert.Single(IcsFile.Read(folded, "days.ics").Days);
        Assert.Equal(("วันหยุด, กรณีพิเศษ", "days.ics"), (day.Name, day.Source));
    }

    [Fact]
    public void Events_on_one_day_are_named_together_and_cancelled_or_other_ones_left_out()
    {
        var reading = IcsFile.Read(Encoding.UTF8.GetBytes(Text(
            "SUMMARY:วันวิสาขบูชา\nDTSTART;VALUE=DATE:20230603", "SUMMARY:วันเฉลิมพระชนมพรรษา\nDTSTART;VALUE=DATE:20230603",
            "SUMMARY:ยกเลิก\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20230701", "SUMMARY:นานแล้ว\nDTSTART;VALUE=DATE:20100701")
            .Replace("PRODID", "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VTODO\r\nSUMMARY:งาน\r\nEND:VTODO\r\nPRODID", StringComparison.Ordinal)), "days.ics");
        Assert.Equal(["2023-06-03"], Days(reading));
        Assert.Equal("วันวิสาขบูชา · วันเฉลิมพระชนมพรรษา", reading.Days[0].Name);
    }

    [Fact]
    public void Days_of_other_years_are_counted_and_left_out()
    {
        var reading = Read("SUMMARY:a\nDTSTART;VALUE=DATE:20271231\nDTEND;VALUE=DATE:20280102", "SUMMARY:b\nDTSTART;VALUE=DATE:20281231");
        Assert.Equal(["2027-12-31"], Days(reading));
        Assert.Equal(1, reading.Outside);
        Assert.Contains("2019-01-01", Fault("SUMMARY:b\nDTSTART;VALUE=DATE:20281231").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20210412", "no name")]
    [InlineData("SUMMARY:ทดลอง", "no day")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:hello", "is no date")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210230", "does not read")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:25640412", "Buddhist Era; give 2021")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART:20210412T020000Z\nDTEND:20210412T090000Z", "part of a day")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART:20210412T000000Z\nDTEND:20210413T000000Z", "part of a day")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;TZID=Mars/Base:20210412T000000\nDURATION:P1D", "time zone")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nDTEND;VALUE=DATE:20210410", "does not read")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nDTEND;VALUE=DATE:99991231", "more than 31 days")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nRRULE:FREQ=WEEKLY", "once a year")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nRRULE:FREQ=EVERY", "does not read")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nRRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY", "more than one RRULE")]
    [InlineData("SUMMARY:ทดลอง\nDTSTART;VALUE=DATE:20210412\nEXRULE:FREQ=YEARLY", "EXRULE")]
    [InlineData("SUMMARY:ทดลอง\nnothing at all\nDTSTART;VALUE=DATE:20210412\nRRULE:YEARLY", "does not read")]
    public void Each_fault_is_told_with_its_line_and_what_would_be_right(string lines, string said)
    {
        var fault = Fault(lines);
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
        Assert.InRange(fault.Line, 4, 8);
        Assert.Matches(@"^days\.ics บรรทัด \d+", fault.InThai());
        if (lines.Contains("SUMMARY:", StringComparison.Ordinal)) Assert.Contains("“ทดลอง”", fault.InThai(), StringComparison.Ordinal);
        Assert.Matches(@"; [\p{IsThai}\w]", fault.InThai());
    }

    [Fact]
    public void One_fault_lets_nothing_in_and_all_are_told_at_once()
    {
        var reading = Read("SUMMARY:ดี\nDTSTART;VALUE=DATE:20210412", "SUMMARY:ไม่ดี\nDTSTART:20210413T010203", "DTSTART;VALUE=DATE:20210414");
        Assert.Empty(reading.Days);
        Assert.Equal([9, 14], reading.Faults.Select(f => f.Line));
    }

    [Theory]
    [InlineData("", "no event")]
    [InlineData("hello", "no calendar")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no event")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VCALENDAR\n", "BEGIN:VEVENT of line 2 has not ended")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n", "BEGIN:VCALENDAR never ends")]
    [InlineData("END:VCALENDAR\n", "no calendar")]
    [InlineData("<html></html>", "no calendar")]
    public void What_is_no_calendar_is_said_to_be_none(string text, string said) =>
        Assert.Contains(said, Assert.Single(IcsFile.Read(Encoding.UTF8.GetBytes(text), "x.ics").Faults).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Letters_in_another_code_are_told_by_their_line()
    {
        var fault = Assert.Single(IcsFile.Read((byte[])[.. "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:"u8, 0xC7, 0xD1, 0xB9, .. "\nEND:VEVENT\nEND:VCALENDAR\n"u8], "x.ics").Faults);
        Assert.Equal(3, fault.Line);
        Assert.Contains("UTF-8", fault.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { "every second", Text("SUMMARY:x\nDTSTART:20190101T000000Z\nRRULE:FREQ=SECONDLY") },
        { "every second of each year", Text("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYSECOND=" + string.Join(',', Enumerable.Range(0, 60)) + ";BYMINUTE=" + string.Join(',', Enumerable.Range(0, 60)) + ";BYHOUR=" + string.Join(',', Enumerable.Range(0, 24))) },
        { "every day", Text("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=" + string.Join(',', Enumerable.Range(1, 31))) },
        { "never", Text("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") },
        { "a long rule", Text("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYMONTHDAY=" + string.Join(',', Enumerable.Repeat("1", 100_000))) },
        { "many that never come", Text([.. Enumerable.Repeat("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 900)]) },
        { "long ago", Text([.. Enumerable.Range(0, 900).Select(n => $"UID:{n}\nSUMMARY:x\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;UNTIL=20181231")]) },
        { "too many", Text([.. Enumerable.Repeat("SUMMARY:x\nDTSTART;VALUE=DATE:20190101", 1001)]) },
        { "too large", Text("SUMMARY:" + new string('x', IcsFile.MaxSize)) },
        { "folded without end", Text("SUMMARY:x" + string.Concat(Enumerable.Repeat("\n y", 200_000)) + "\nDTSTART;VALUE=DATE:20190101") },
        { "nested", string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 60_000)) },
        { "nested within", "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 60_000)) },
        { "one line", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + new string(';', 1_000_000) },
        { "many exceptions", Text("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:" + string.Join(',', Enumerable.Range(0, 90_000).Select(_ => "20200101"))) },
        { "many together", Text([.. Enumerable.Range(0, 1000).Select(n => $"UID:a\nSUMMARY:x\n{(n == 0 ? "RECURRENCE-ID;VALUE=DATE:20200101\n" : "")}DTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=1,2,3")]) },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_files_are_refused(string kind, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Read("SUMMARY:x\nDTSTART;VALUE=DATE:20190101\nRRULE:FREQ=YEARLY"); // the library is there
        var begun = Stopwatch.GetTimestamp();
        var reading = IcsFile.Read(bytes, "x.ics");
        Assert.True(reading.Faults.Count > 0, kind);
        Assert.True(reading.Faults.Count <= 50, kind);
        Assert.Empty(reading.Days);
        // A guard against work without end, not a measure of speed.
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 120);
        Assert.All(reading.Faults, fault => Assert.InRange(fault.InThai().Length, 1, 1000));
    }
}
