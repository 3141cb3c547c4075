using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Search;

static class SearchModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<SearchText>(text =>
        {
            text.ToTable("SearchTexts");
            text.Property(t => t.Text).Unbounded();
            text.Property(t => t.Scope).HasMaxLength(130);
            text.HasOne(t => t.Letter).WithMany().HasForeignKey(t => t.LetterId).OnDelete(DeleteBehavior.Cascade);
            text.HasOne(t => t.File).WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Cascade);
            text.HasIndex(t => new { t.UnitId, t.Kind, t.Id });
            text.HasIndex(t => t.TaskId);
            text.HasIndex(t => t.Sha256);
        });
        builder.Entity<FileText>(text =>
        {
            text.ToTable("FileTexts");
            text.HasKey(t => t.Sha256);
            text.HasIndex(t => new { t.State, t.AskedAt });
            text.Property(t => t.Fault).HasMaxLength(FileText.MaxFault);
        });
    }
}
