using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Storage.Database;

static class ProcessModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<ProcessVersion>(version =>
        {
            version.HasKey(v => new { v.ProcessId, v.Version });
            version.HasIndex(v => new { v.UnitId, v.ProcessId });
            version.Property(v => v.Name).HasMaxLength(400);
            version.Property(v => v.Note).HasMaxLength(2000);
            version.Property(v => v.Calls).Unbounded();
            version.Property(v => v.Bpmn).Unbounded();
        });
        builder.Entity<InstanceRow>(instance =>
        {
            instance.ToTable("Instances");
            instance.HasIndex(i => new { i.UnitId, i.Year });
            instance.Property(i => i.State).Unbounded();
            instance.Property(i => i.Steps).IsConcurrencyToken();
        });
        builder.Entity<UserTask>(task =>
        {
            task.ToTable("UserTasks");
            task.Property(t => t.Name).HasMaxLength(400);
            task.Property(t => t.Properties).Unbounded();
            task.Property(t => t.Variables).Unbounded();
            task.Property(t => t.Subject).HasMaxLength(UserTask.MaxSubject);
            task.Property(t => t.Holder).HasMaxLength(120);
            task.HasIndex(t => new { t.Assignee, t.State, t.DueAt });
            // An inbox page is read from the first of these in its order; the pulse reads nothing else.
            task.HasIndex(t => new { t.UnitId, t.State, t.Holder, t.OrderAt, t.Id, t.HeldSince });
            task.HasIndex(t => new { t.UnitId, t.State, t.OrderAt, t.Id });
            task.HasIndex(t => new { t.ReceivedFrom, t.State, t.OrderAt, t.Id });
            task.HasIndex(t => new { t.CompletedBy, t.EndedAt });
            task.HasIndex(t => new { t.UnitId, t.Year, t.Kpi, t.Round });
            task.HasIndex(t => t.InstanceId);
        });
        builder.Entity<TaskNote>(note =>
        {
            note.ToTable("TaskNotes");
            note.Property(n => n.Text).HasMaxLength(TaskNote.MaxText);
            note.HasIndex(n => new { n.TaskId, n.At });
            note.HasIndex(n => new { n.ToPerson, n.AnsweredAt, n.At });
        });
        builder.Entity<TimerRow>(timer =>
        {
            timer.ToTable("Timers");
            timer.HasIndex(t => t.DueAt);
            timer.HasIndex(t => t.InstanceId);
        });
        builder.Entity<Job>(job =>
        {
            job.Property(j => j.Properties).Unbounded();
            job.Property(j => j.Variables).Unbounded();
            job.Property(j => j.LastError).HasMaxLength(4000);
            job.HasIndex(j => new { j.State, j.ReadyAt });
            job.HasIndex(j => j.InstanceId);
        });
        builder.Entity<Subscription>().HasIndex(s => new { s.UnitId, s.MessageName, s.CorrelationKey });
        builder.Entity<Subscription>().HasIndex(s => s.InstanceId);
        builder.Entity<StartSubscription>(start =>
        {
            start.HasKey(s => new { s.UnitId, s.ProcessId, s.ElementId });
            start.HasIndex(s => new { s.UnitId, s.Kind, s.Name });
            start.HasIndex(s => s.DueAt);
            start.Property(s => s.Name).HasMaxLength(200);
            start.Property(s => s.Schedule).HasMaxLength(4000);
            start.Property(s => s.Started).IsConcurrencyToken();
        });
        builder.Entity<BufferedMessage>(message =>
        {
            message.HasIndex(m => new { m.UnitId, m.Name, m.CorrelationKey });
            message.HasIndex(m => m.ExpiresAt);
            message.Property(m => m.Variables).Unbounded();
        });
        builder.Entity<TakenCommand>(command =>
        {
            command.HasKey(c => new { c.UnitId, c.Id });
            command.HasIndex(c => c.At);
            command.Property(c => c.Content).HasMaxLength(200);
            command.Property(c => c.Answer).HasMaxLength(4000);
        });
        builder.Entity<Incident>(incident =>
        {
            incident.Property(i => i.Cause).HasMaxLength(4000);
            incident.HasIndex(i => new { i.UnitId, i.ResolvedAt });
        });
        builder.Entity<HistoryRow>(history =>
        {
            history.ToTable("History");
            history.Property(h => h.ElementName).HasMaxLength(400);
            history.HasKey(h => new { h.InstanceId, h.Number });
        });
    }
}
