using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests.Diagrams;

public sealed class TimerWordsTests
{
    const string Due = "${plan.briefing.due}";

    [Theory]
    [InlineData("timeDate", "${workingDays(plan.briefing.due, -3, '08:30')}", "3 วันทำการก่อนครบกำหนด เวลา 08.30 น.")]
    [InlineData("timeCycle", "${workingDays(plan.briefing.due, [-5, -2, -1], '08:30')}", "5, 2 และ 1 วันทำการก่อนครบกำหนด เวลา 08.30 น.")]
    [InlineData("timeDate", "${workingDays(plan.briefing.due, 2)}", "2 วันทำการหลังครบกำหนด")]
    [InlineData("timeCycle", "${workingDays(plan.briefing.due, [1, 2, 3, 4, 5], '08:30')}", "ทุกวันทำการหลังครบกำหนด ไม่เกิน 5 วัน เวลา 08.30 น.")]
    [InlineData("timeDate", "${workingDays(plan.keying.due, -1)}", "1 วันทำการก่อน plan.keying.due")]
    [InlineData("timeDate", "${plan.briefing.due}", "เมื่อครบกำหนด")]
    [InlineData("timeCycle", "${plan.briefing.reminders}", "ตามรอบเตือนที่หน่วยงานตั้งไว้สำหรับงานนี้")]
    [InlineData("timeDate", "${plan.briefing.escalateAt}", "เมื่อถึงเวลาเร่งรัดที่หน่วยงานตั้งไว้สำหรับงานนี้")]
    [InlineData("timeDate", "${round.lastCall}", "เมื่อสิ้นเวลาผ่อนผันหลังปิดรับของรอบ")]
    [InlineData("timeDate", "${round.opensAt}", "เมื่อถึงวันเปิดรอบรายงาน")]
    [InlineData("timeDate", "${half.opensAt}", "เมื่อถึงวันเปิดของ half")]
    [InlineData("timeDuration", "P5D", "หลังรอ 5 วัน")]
    [InlineData("timeDuration", "PT90M", "หลังรอ 90 นาที")]
    [InlineData("timeDuration", "P2M", "หลังรอ 2 เดือน")]
    [InlineData("timeCycle", "R3/P1D", "ทุก 1 วัน รวม 3 ครั้ง")]
    [InlineData("timeCycle", "R/PT2H", "ทุก 2 ชั่วโมง ไปเรื่อย ๆ จนงานเสร็จ")]
    [InlineData("timeDate", "2021-02-19T16:30:00+07:00", "ศ. 19 ก.พ. 2564 16.30 น.")]
    public void A_time_reads_as_words_and_writes_back_as_it_stood(string kind, string value, string words)
    {
        var read = TimerWords.Read(kind, value, Due);
        Assert.NotEqual(TimerChoice.Expression, read.Choice);
        Assert.Equal(words, read.InThai());
        Assert.Equal((kind, value), read.Write(Due));
        Assert.Equal(read, TimerWords.Read(kind, value, Due));
    }

    [Theory]
    [InlineData("timeDate", "${somewhere.else}")]
    [InlineData("timeDuration", "P1DT12H")]
    [InlineData("timeDuration", "P05D")]
    [InlineData("timeCycle", "R3/2021-02-19T16:30:00+07:00/P1D")]
    [InlineData("timeDate", "2021-02-19")]
    [InlineData("timeDate", "${ plan.briefing.due }")]
    [InlineData("timeCycle", "${workingDays(plan.briefing.due, [-1, 1])}")]
    [InlineData("timeDate", "${workingDays(plan.briefing.due, -999)}")]
    public void What_no_words_fit_stays_as_it_stands(string kind, string value)
    {
        var read = TimerWords.Read(kind, value, Due);
        Assert.Equal(TimerChoice.Expression, read.Choice);
        Assert.Equal((kind, value), read.Write(Due));
    }

    [Fact]
    public void Every_timer_of_the_shipped_procedures_reads_as_words_and_comes_back()
    {
        foreach (var name in Builtin.Names)
        {
            var outline = BpmnOutline.Read(Builtin.Read(name));
            var times = outline.Elements.Values.Where(e => e.Name.LocalName == "timerEventDefinition").ToList();
            Assert.NotEmpty(times);
            foreach (var time in times.Select(t => (Time: t.Elements().Single(), Host: outline.Find((string?)t.Parent!.Attribute("attachedToRef")))))
            {
                var due = (string?)time.Host?.Attribute(BpmnOutline.Camunda + "dueDate");
                var read = TimerWords.Read(time.Time.Name.LocalName, time.Time.Value, due);
                Assert.True(read.Choice != TimerChoice.Expression, $"{time.Time.Value} with {due}");
                Assert.Equal((time.Time.Name.LocalName, time.Time.Value), read.Write(due));
            }
        }
    }

    [Fact]
    public void A_due_date_that_is_a_date_is_counted_from_as_well()
    {
        var words = new TimerWords(TimerChoice.BeforeDue, Days: "3");
        Assert.Equal(("timeDate", "${workingDays('2021-02-19T16:30:00+07:00', -3)}"), words.Write("2021-02-19T16:30:00+07:00"));
        Assert.Equal(words, TimerWords.Read("timeDate", "${workingDays('2021-02-19T16:30:00+07:00', -3)}", "2021-02-19T16:30:00+07:00"));
    }

    [Fact]
    public void What_is_missing_is_said_in_Thai()
    {
        Assert.Contains("กำหนดส่ง", Assert.Throws<FormatException>(() => new TimerWords(TimerChoice.BeforeDue, Days: "3").Write(null)).Message, StringComparison.Ordinal);
        Assert.Contains("วันทำการ", Assert.Throws<FormatException>(() => new TimerWords(TimerChoice.BeforeDue, Days: "สาม").Write(Due)).Message, StringComparison.Ordinal);
        Assert.Contains("08:30", Assert.Throws<FormatException>(() => new TimerWords(TimerChoice.AfterDue, Days: "1", Clock: "25:00").Write(Due)).Message, StringComparison.Ordinal);
    }
}
