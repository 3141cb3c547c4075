using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.Storage.Database;

/// <summary>What is written for the record: letters, mail, audit, settings.</summary>
static class RecordModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Letter>(letter =>
        {
            letter.HasIndex(l => l.Key).IsUnique();
            letter.HasIndex(l => l.InstanceId);
            letter.HasIndex(l => new { l.UnitId, l.Year, l.CreatedAt });
            letter.Property(l => l.Subject).HasMaxLength(1000);
            letter.Property(l => l.Data).Unbounded();
            letter.HasMany(l => l.Acknowledgements).WithOne().HasForeignKey(a => a.LetterId);
        });
        builder.Entity<Acknowledgement>(acknowledgement =>
        {
            acknowledgement.HasKey(a => new { a.LetterId, a.PersonId });
            acknowledgement.HasIndex(a => a.PersonId);
        });
        builder.Entity<Register>(register =>
        {
            register.HasKey(r => new { r.UnitId, r.CalendarYear, r.Series });
            register.Property(r => r.Last).IsConcurrencyToken();
        });
        builder.Entity<RegisterEntry>(entry =>
        {
            entry.ToTable("RegisterEntries");
            entry.HasKey(e => new { e.UnitId, e.CalendarYear, e.Series, e.No });
            entry.HasOne(e => e.Letter).WithMany().HasForeignKey(e => e.LetterId).OnDelete(DeleteBehavior.Restrict);
            entry.Property(e => e.Number).HasMaxLength(200);
            entry.Property(e => e.Subject).HasMaxLength(RegisterEntry.MaxText);
            entry.Property(e => e.Addressee).HasMaxLength(RegisterEntry.MaxText);
            entry.Property(e => e.VoidReason).HasMaxLength(RegisterEntry.MaxText);
        });
        builder.Entity<LetterForm>(form =>
        {
            form.ToTable("LetterForms");
            form.HasKey(f => new { f.UnitId, f.Kind, f.Version });
            form.Property(f => f.FileName).HasMaxLength(400);
            form.Property(f => f.Note).HasMaxLength(LetterForm.MaxNote);
        });
        builder.Entity<PdfCopy>(copy =>
        {
            copy.ToTable("PdfCopies");
            copy.HasKey(c => c.SourceSha256);
            copy.HasIndex(c => new { c.State, c.AskedAt });
            copy.Property(c => c.Fault).HasMaxLength(PdfCopy.MaxFault);
        });
        builder.Entity<OutgoingMail>(mail =>
        {
            mail.ToTable("OutgoingMails");
            mail.Property(m => m.Occasion).HasMaxLength(300);
            mail.Property(m => m.ToName).HasMaxLength(200);
            mail.Property(m => m.ToAddress).HasMaxLength(320);
            mail.Property(m => m.Link).HasMaxLength(400);
            mail.HasIndex(m => m.Occasion).IsUnique();
            mail.HasIndex(m => new { m.State, m.ReadyAt });
            mail.HasIndex(m => new { m.UnitId, m.CreatedAt });
            mail.Property(m => m.Subject).HasMaxLength(1000);
            mail.Property(m => m.Body).Unbounded();
            mail.Property(m => m.LastError).HasMaxLength(4000);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditTrail");
            entry.Property(e => e.Subject).HasMaxLength(300);
            entry.HasKey(e => new { e.UnitId, e.Number });
            entry.HasIndex(e => new { e.UnitId, e.Subject });
            entry.Property(e => e.Detail).Unbounded();
        });
        builder.Entity<AuditHead>(head =>
        {
            head.HasKey(h => h.UnitId);
            head.Property(h => h.Number).IsConcurrencyToken();
        });
        builder.Entity<Setting>(setting =>
        {
            setting.HasKey(s => s.Name);
            setting.Property(s => s.Value).Unbounded();
        });
    }

    /// <summary>Takes the default length off: text, JSON, XML.</summary>
    public static PropertyBuilder<string> Unbounded(this PropertyBuilder<string> property)
    {
        property.Metadata.SetMaxLength(null);
        return property;
    }
}
