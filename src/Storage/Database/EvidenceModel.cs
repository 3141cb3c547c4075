using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Storage.Database;

static class EvidenceModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<EvidenceFile>(file =>
        {
            file.Property(f => f.FileName).HasMaxLength(400);
            file.HasIndex(f => new { f.UnitId, f.Year, f.Kpi, f.Round });
            file.HasIndex(f => f.Sha256);
        });
        builder.Entity<KpiReport>(report =>
        {
            report.HasKey(r => new { r.UnitId, r.Year, r.Kpi, r.Round });
            report.Property(r => r.Results).Unbounded();
            report.Property(r => r.Note).HasMaxLength(4000);
        });
        builder.Entity<CheckDecision>(decision =>
        {
            decision.Property(d => d.Reason).HasMaxLength(4000);
            decision.HasIndex(d => new { d.UnitId, d.Year, d.Kpi, d.Round });
            decision.HasMany(d => d.Criteria).WithOne().HasForeignKey(c => c.CheckDecisionId);
        });
        builder.Entity<CriterionDecision>(decision =>
        {
            decision.ToTable("CriterionDecisions");
            decision.HasKey(d => new { d.CheckDecisionId, d.Criterion });
            decision.Property(d => d.Reason).HasMaxLength(4000);
        });
        builder.Entity<EvidenceUpload>(upload =>
        {
            upload.ToTable("EvidenceUploads");
            upload.Property(u => u.FileName).HasMaxLength(400);
            upload.HasIndex(u => new { u.PersonId, u.FinishedAt });
            upload.HasIndex(u => u.ExpiresAt);
        });
        builder.Entity<ScoreOpinion>(opinion =>
        {
            opinion.Property(o => o.Criteria).HasMaxLength(4000);
            opinion.Property(o => o.Judged).HasMaxLength(1000);
            opinion.Property(o => o.Note).HasMaxLength(4000);
            opinion.HasIndex(o => new { o.UnitId, o.Year, o.Round, o.Kpi });
        });
        builder.Entity<SmartAttachment>(attachment =>
        {
            attachment.HasKey(a => new { a.UnitId, a.Year, a.Kpi, a.Round });
            attachment.Property(a => a.Reference).HasMaxLength(400);
            attachment.Property(a => a.ProofFileName).HasMaxLength(400);
        });
        builder.Entity<SmartBundle>(bundle =>
        {
            bundle.Property(b => b.FileName).HasMaxLength(400);
            bundle.HasIndex(b => new { b.UnitId, b.Year, b.Kpi, b.Round });
        });
    }
}
