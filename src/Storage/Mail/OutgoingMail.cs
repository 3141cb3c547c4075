namespace PaWorkflow.Storage.Mail;

/// <summary>
/// One mail to one recipient, written in the transaction that made it due. A crash between the server's answer and the
/// stored mark can send it twice, then with the same Message-ID; nothing is lost.
/// </summary>
public sealed class OutgoingMail
{
    public long Id { get; init; }

    /// <summary>What the mail is about, unique: the same occasion never writes two mails to one recipient.</summary>
    public required string Occasion { get; init; }

    public required MailKind Kind { get; init; }
    public required string UnitId { get; init; }
    public required string PersonId { get; init; }
    public required string ToName { get; init; }
    public required string ToAddress { get; init; }
    public required string Subject { get; init; }

    /// <summary>Plain text; the HTML part is made from it when the mail is sent.</summary>
    public required string Body { get; init; }

    /// <summary>Path on this site that the mail leads to, e.g. <c>/tasks/…</c>.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset ReadyAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }
}

public enum MailKind { Task, Reminder, Escalation, Circular, Notice }

public enum MailState { Pending, Sent, Refused }
