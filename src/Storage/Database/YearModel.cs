using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Storage.Database;

static class YearModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AgreementYear>(year =>
        {
            year.HasKey(y => new { y.UnitId, y.Year });
            year.Property(y => y.CatalogueYaml).Unbounded();
            year.Property(y => y.CatalogueName).HasMaxLength(400);
            year.Property(y => y.BriefingPlace).HasMaxLength(400);
            year.Property(y => y.BriefingNote).Unbounded();
            year.Property(y => y.GuidelineNote).Unbounded();
            year.Property(y => y.ChosenDates).HasMaxLength(4000);
        });
        builder.Entity<CatalogueVersion>(version =>
        {
            version.HasKey(v => new { v.UnitId, v.Year, v.Version });
            version.Property(v => v.CatalogueYaml).Unbounded();
            version.Property(v => v.CatalogueName).HasMaxLength(400);
            version.Property(v => v.Reason).HasMaxLength(4000);
        });
        builder.Entity<LaunchDraft>(draft =>
        {
            draft.HasKey(d => d.UnitId);
            draft.Property(d => d.Content).Unbounded();
        });
        builder.Entity<KpiHolder>(holder =>
        {
            holder.HasKey(h => new { h.UnitId, h.Year, h.Kpi });
            holder.HasIndex(h => h.PersonId);
        });
        builder.Entity<KpiScore>().HasKey(s => new { s.UnitId, s.Year, s.Round, s.Kpi });
        builder.Entity<RoundTotal>().HasKey(t => new { t.UnitId, t.Year, t.Round });
    }
}
