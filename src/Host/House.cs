using Microsoft.Extensions.DependencyInjection.Extensions;
using PaWorkflow.Host.Accounts;
using PaWorkflow.Host.Accounts.Tokens;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Letters.Signing;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Calendars;
using PaWorkflow.Host.Procedure.Changes;
using PaWorkflow.Host.Procedure.Diagrams;
using PaWorkflow.Host.Procedure.Inbox;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Search;
using PaWorkflow.Host.Uploads;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host;

/// <summary>Wires the rooms together: the same for the web host, the demonstration and a simulated year, but for the clock.</summary>
public static class House
{
    /// <param name="data">The data directory: embedded database, vault, mail folder and keys lie in it.</param>
    public static IServiceCollection AddHouse(
        this IServiceCollection services, string data, DatabaseChoice database, TimeProvider clock, MailOptions mail)
    {
        Directory.CreateDirectory(data);
        database.Register(services);
        services.AddSingleton(clock);
        services.AddSingleton(new Vault(Path.Combine(data, "vault")));
        services.AddSingleton(new UploadParts(Path.Combine(data, "uploads")));
        services.AddSingleton(mail);
        services.AddSingleton<IMailTransport>(mail.Server.Length > 0
            ? new SmtpTransport(mail) : new FolderTransport(Path.Combine(data, "mail")));
        services.TryAddSingleton(new Wake(() => { }));
        services.TryAddSingleton(new PdfWake(() => { }));
        services.TryAddSingleton(new WordsWake(() => { }));
        services.AddSingleton<WordsWorker>();
        services.TryAddSingleton(Office.Find(null));
        services.AddSingleton<WarmOffice>().AddSingleton<PdfCopies>().AddSingleton<PdfWorker>();

        services.AddSingleton<Transaction>();
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<ProcessDefinitions>();
        services.AddSingleton<Stepper>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Notices>();
        services.AddSingleton<WebhookOutbox>();
        services.AddSingleton<TaskOpened>(provider =>
        {
            var (notices, outbox) = (provider.GetRequiredService<Notices>(), provider.GetRequiredService<WebhookOutbox>());
            return async (db, task) =>
            {
                await notices.TaskOpened(db, task);
                await outbox.TaskOpened(db, task);
            };
        });
        services.AddSingleton<IncidentOpened>(provider => provider.GetRequiredService<WebhookOutbox>().IncidentRaised);

        services.AddSingleton<Catalogues>();
        services.AddSingleton<Expectations>().AddSingleton<Standings>().AddSingleton<YearBooks>().AddSingleton<Opinions>().AddSingleton<CommitteeDesk>();
        services.AddSingleton<LetterAsks>().AddSingleton<LetterWriter>().AddSingleton<LetterBook>().AddSingleton<LetterDesk>().AddSingleton<SealDesk>().AddSingleton(new PdfSignatures(Path.Combine(data, "trust")));
        services.AddSingleton<LetterForms>().AddSingleton<FormDesk>();
        services.AddSingleton<YearSteps>().AddSingleton<LetterSteps>().AddSingleton<EvidenceStep>()
            .AddSingleton<CheckStep>().AddSingleton<SmartStep>().AddSingleton<TaskSteps>();
        services.AddSingleton<TaskDesk>().AddSingleton<EvidenceDesk>().AddSingleton<UploadDesk>().AddSingleton<YearDesk>().AddSingleton<LaunchDesk>().AddSingleton<ChangeDesk>()
            .AddSingleton<ProcedureDesk>().AddSingleton<InstanceDesk>().AddSingleton<MigrationDesk>().AddSingleton<EventDesk>().AddSingleton<CalendarWork>().AddSingleton<CalendarDesk>().AddSingleton<ModelerChoices>();
        services.AddSingleton<HoldingDesk>().AddSingleton<NoteDesk>().AddSingleton<ReminderDesk>().AddSingleton<SeveralDesk>().AddSingleton<SavedViews>();

        services.AddSingleton<ActingDesk>().AddSingleton<TokenDesk>();
        services.AddSingleton<LetterJob>().AddSingleton<CirculateJob>().AddSingleton<DeadlinesJob>().AddSingleton<RemindJob>()
            .AddSingleton<BundleJob>().AddSingleton<RoundJob>().AddSingleton<FileLetterJob>().AddSingleton<JobTopics>();
        services.AddSingleton<JobWorker>().AddSingleton<TimerWorker>().AddSingleton<StartWorker>().AddSingleton<Upkeep>().AddSingleton<MailDelivery>().AddSingleton<Workers>();
        return services;
    }
}
