using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Calendar;

namespace PaWorkflow.Storage.Database;

static class CalendarModel
{
    public static void Map(ModelBuilder builder) => builder.Entity<CalendarDay>(day =>
    {
        day.HasKey(d => new { d.UnitId, d.Date });
        day.Property(d => d.Name).HasMaxLength(CalendarDay.MaxName);
        day.Property(d => d.Source).HasMaxLength(CalendarDay.MaxSource);
    });
}
