using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Access;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Storage.Webhooks;
using PaWorkflow.Storage.Years;

namespace PaWorkflow.Storage.Database;

/// <summary>
/// The one model of all that is stored. A provider's own context below it differs in nothing but the provider,
/// so that each keeps its migrations apart.
/// </summary>
public abstract class PaContext(DbContextOptions options) : IdentityUserContext<Person>(options)
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<PostHolding> PostHoldings => Set<PostHolding>();
    public DbSet<AgreementYear> Years => Set<AgreementYear>();
    public DbSet<CatalogueVersion> CatalogueVersions => Set<CatalogueVersion>();
    public DbSet<LaunchDraft> LaunchDrafts => Set<LaunchDraft>();
    public DbSet<KpiHolder> KpiHolders => Set<KpiHolder>();
    public DbSet<KpiScore> KpiScores => Set<KpiScore>();
    public DbSet<RoundTotal> RoundTotals => Set<RoundTotal>();
    public DbSet<ProcessVersion> ProcessVersions => Set<ProcessVersion>();
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<UserTask> Tasks => Set<UserTask>();
    public DbSet<TaskNote> TaskNotes => Set<TaskNote>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<SearchText> SearchTexts => Set<SearchText>();
    public DbSet<FileText> FileTexts => Set<FileText>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<StartSubscription> StartSubscriptions => Set<StartSubscription>();
    public DbSet<BufferedMessage> BufferedMessages => Set<BufferedMessage>();
    public DbSet<TakenCommand> TakenCommands => Set<TakenCommand>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<HistoryRow> History => Set<HistoryRow>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<KpiReport> KpiReports => Set<KpiReport>();
    public DbSet<CheckDecision> CheckDecisions => Set<CheckDecision>();
    public DbSet<CriterionDecision> CriterionDecisions => Set<CriterionDecision>();
    public DbSet<EvidenceUpload> EvidenceUploads => Set<EvidenceUpload>();
    public DbSet<ScoreOpinion> ScoreOpinions => Set<ScoreOpinion>();
    public DbSet<SmartAttachment> SmartAttachments => Set<SmartAttachment>();
    public DbSet<SmartBundle> SmartBundles => Set<SmartBundle>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Acknowledgement> Acknowledgements => Set<Acknowledgement>();
    public DbSet<Register> Registers => Set<Register>();
    public DbSet<RegisterEntry> RegisterEntries => Set<RegisterEntry>();
    public DbSet<LetterForm> LetterForms => Set<LetterForm>();
    public DbSet<PdfCopy> PdfCopies => Set<PdfCopy>();
    public DbSet<ActingSignatory> ActingSignatories => Set<ActingSignatory>();
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<Setting> Settings => Set<Setting>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Ids and codes are short; what is long says so. SQL Server's keys hold 900 bytes: four strings of 100.
        configurationBuilder.Properties<string>().HaveMaxLength(100);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 8);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PeopleModel.Map(builder);
        YearModel.Map(builder);
        ProcessModel.Map(builder);
        EvidenceModel.Map(builder);
        RecordModel.Map(builder);
        CalendarModel.Map(builder);
        AccessModel.Map(builder);
        SearchModel.Map(builder);
    }
}
