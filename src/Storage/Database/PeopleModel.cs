using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.People;

namespace PaWorkflow.Storage.Database;

static class PeopleModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.Property(p => p.DisplayName).HasMaxLength(200);
            person.Property(p => p.WorkGroup).HasMaxLength(200);
            person.Property(p => p.PasswordHash).HasMaxLength(500);
            person.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            person.HasMany(p => p.Posts).WithOne(h => h.Person).HasForeignKey(h => h.PersonId);
        });
        builder.Entity<Unit>(unit =>
        {
            unit.Property(u => u.Name).HasMaxLength(200);
            unit.Property(u => u.Department).HasMaxLength(200);
        });
        builder.Entity<PostHolding>(holding =>
        {
            holding.HasKey(h => new { h.PersonId, h.UnitId, h.Post });
            holding.HasIndex(h => new { h.UnitId, h.Post });
        });
        builder.Entity<SavedView>(view =>
        {
            view.ToTable("SavedViews");
            view.HasKey(v => new { v.PersonId, v.Name });
            view.Property(v => v.Filter).HasMaxLength(SavedView.MaxFilter);
        });
        builder.Entity<ActingSignatory>(acting =>
        {
            acting.ToTable("ActingSignatories");
            acting.HasIndex(a => new { a.UnitId, a.Until });
            acting.HasIndex(a => new { a.PersonId, a.Until });
            acting.Property(a => a.ByOrder).HasMaxLength(400);
        });
    }
}
