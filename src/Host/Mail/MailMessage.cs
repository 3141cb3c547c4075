using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Host.Mail;

/// <summary>Makes the message of an outgoing mail; the same row always gives the same Message-ID.</summary>
public static class MailMessage
{
    public static MimeMessage Of(OutgoingMail mail, MailOptions options)
    {
        var from = MailboxAddress.Parse(options.FromAddress);
        var link = mail.Link is null ? null : options.SiteUrl + mail.Link;
        var text = link is null ? mail.Body : $"{mail.Body}\n\nเปิดในระบบ: {link}\n";
        var message = new MimeMessage
        {
            MessageId = MessageIdOf(mail, from.Domain),
            Date = mail.CreatedAt.ToOffset(TimeSpan.FromHours(7)),
            Subject = mail.Subject,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = text, ContentTransferEncoding = ContentEncoding.Base64 },
                new TextPart("html") { Text = Html(mail, link), ContentTransferEncoding = ContentEncoding.Base64 },
            },
        };
        // A boundary derived from the row keeps the file of a mail the same however often it is written.
        ((Multipart)message.Body).Boundary = $"=-{message.MessageId[..24]}";
        message.From.Add(new MailboxAddress(options.FromName, from.Address));
        message.To.Add(new MailboxAddress(mail.ToName, mail.ToAddress));
        // Tells other systems not to answer with an absence notice.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    static string MessageIdOf(OutgoingMail mail, string domain)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.Occasion}\n{mail.ToAddress}\n{mail.CreatedAt.UtcTicks}"));
        return $"{Convert.ToHexStringLower(hash)[..40]}@{domain}";
    }

    static string Html(OutgoingMail mail, string? link)
    {
        var paragraphs = mail.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => $"<p style=\"margin:0 0 12px\">{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        var button = link is null ? "" :
            $"<p style=\"margin:20px 0\"><a href=\"{WebUtility.HtmlEncode(link)}\" style=\"background:#0f766e;color:#fff;padding:10px 18px;border-radius:6px;text-decoration:none\">เปิดในระบบ</a></p>";
        return $"<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:'TH Sarabun New',Sarabun,Tahoma,sans-serif;font-size:16px;line-height:1.6;color:#1f2937\">{string.Concat(paragraphs)}{button}</body></html>";
    }
}
