using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PaWorkflow.Host.Mail;

/// <summary>The way out for mail: a server, or a folder where there is none.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefused">The server will not take this message, now or later.</exception>
    Task Send(MimeMessage message, CancellationToken cancel);
}

/// <summary>A recipient or message that is refused for good (5xx); everything else is worth another try.</summary>
public sealed class MailRefused(string message) : Exception(message);

public sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task Send(MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = 30_000 };
        await client.ConnectAsync(options.Server, options.Port, Enum.Parse<SecureSocketOptions>(options.Security), cancel);
        if (options.User.Length > 0) await client.AuthenticateAsync(options.User, options.Password, cancel);
        try
        {
            await client.SendAsync(message, cancel);
        }
        catch (SmtpCommandException fault) when ((int)fault.StatusCode is >= 500 and < 600)
        {
            throw new MailRefused($"{(int)fault.StatusCode} {fault.Message}");
        }
        await client.DisconnectAsync(quit: true, cancel);
    }
}

/// <summary>Writes each message as <c>MESSAGE-ID.eml</c>: written twice it is still one file.</summary>
public sealed class FolderTransport : IMailTransport
{
    readonly string folder;

    public FolderTransport(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    public async Task Send(MimeMessage message, CancellationToken cancel)
    {
        var place = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");
        var temporary = place + ".part";
        await message.WriteToAsync(temporary, cancel);
        File.Move(temporary, place, overwrite: true);
    }
}
