namespace PaWorkflow.Host.Mail;

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server; empty: mails are written as .eml files into the data directory's <c>mail</c> folder.</summary>
    public string Server { get; set; } = "";

    public int Port { get; set; } = 25;

    /// <summary><c>None</c>, <c>Auto</c>, <c>SslOnConnect</c>, <c>StartTls</c> or <c>StartTlsWhenAvailable</c> (MailKit's names).</summary>
    public string Security { get; set; } = "StartTlsWhenAvailable";

    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    public string FromAddress { get; set; } = "paworkflow@localhost.localdomain";
    public string FromName { get; set; } = "ระบบคำรับรองการปฏิบัติราชการ";

    /// <summary>Where the site is reached from a mail, without a slash at the end.</summary>
    public string SiteUrl { get; set; } = "http://localhost:5000";
}
