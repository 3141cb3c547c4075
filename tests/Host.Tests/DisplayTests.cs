using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Tests;

public sealed class DisplayTests
{
    static readonly DateTimeOffset closing = new(2021, 2, 19, 16, 30, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Instants_are_shown_in_Bangkok_with_the_Buddhist_year()
    {
        Assert.Equal("ศุกร์ที่ 19 กุมภาพันธ์ 2564 เวลา 16.30 น.", ThaiDisplay.LongDateTime(closing.ToUniversalTime()));
        Assert.Equal("เสาร์ที่ 20 กุมภาพันธ์ 2564", ThaiDisplay.LongDate(new DateTimeOffset(2021, 2, 19, 18, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(-72, "อีก 3 วัน")]
    [InlineData(-24, "ครบกำหนดพรุ่งนี้")]
    [InlineData(-1, "ครบกำหนดวันนี้ 16.30 น.")]
    [InlineData(1, "เลยกำหนดแล้ววันนี้")]
    [InlineData(48, "เลยกำหนด 2 วัน")]
    public void A_due_time_is_told_from_now(int hours, string words) => Assert.Equal(words, ThaiDisplay.Relative(closing, closing.AddHours(hours)));

    [Fact]
    public void The_same_mail_is_the_same_message_to_the_byte()
    {
        static byte[] Bytes()
        {
            using var memory = new MemoryStream();
            MailMessage.Of(Mail(), new MailOptions()).WriteTo(memory);
            return memory.ToArray();
        }
        Assert.Equal(Bytes(), Bytes());
    }

    [Fact]
    public void A_mail_cannot_smuggle_headers_or_markup()
    {
        var message = MailMessage.Of(Mail("เตือน\r\nBcc: other@example.go.th", "<script>alert(1)</script>"), new MailOptions());
        Assert.Empty(message.Bcc);
        using var memory = new MemoryStream();
        message.WriteTo(memory);
        memory.Position = 0;
        var read = MimeKit.MimeMessage.Load(memory);
        Assert.Empty(read.Bcc);
        Assert.DoesNotContain("<script>", read.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dice_depend_on_the_seed_and_the_question_alone()
    {
        Assert.Equal(new Dice(1).Throw("a", "b"), new Dice(1).Throw("a", "b"));
        Assert.NotEqual(new Dice(1).Throw("a", "b"), new Dice(2).Throw("a", "b"));
        var thrown = Enumerable.Range(0, 2000).Select(n => new Dice(7).Throw($"{n}")).ToList();
        Assert.InRange(thrown.Average(), 0.45, 0.55);
        Assert.All(thrown, t => Assert.InRange(t, 0, 0.9999999999));
    }

    static OutgoingMail Mail(string subject = "เตือน", string body = "เรียน ผู้รับ\n\nเนื้อความ") => new()
    {
        Occasion = "task:1:p", Kind = MailKind.Task, UnitId = "u01", PersonId = "p", ToName = "ผู้รับ", ToAddress = "p@example.go.th",
        Subject = subject, Body = body, Link = "/tasks/1", CreatedAt = closing, ReadyAt = closing,
    };
}
