using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Search;
using PaWorkflow.Host.Web;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Cli;

/// <summary>The web host with its workers, on whatever clock it is given.</summary>
static class WebHost
{
    /// <param name="data">The data directory; <c>ConnectionStrings:Database</c> of the configuration may name a server instead of the embedded database.</param>
    /// <param name="more">What is served beside the house's own pages.</param>
    public static async Task<WebApplication> Build(string data, string urls, TimeProvider clock, DemoInfo? demo, CancellationToken cancel, Action<IServiceCollection>? more = null)
    {
        Directory.CreateDirectory(data);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The pages and their files lie beside the program, whoever started it and from wherever.
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        Settings(builder.Configuration, data);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning)
            // Each refused token would be a line of the framework; programs are told by the answer.
            .AddFilter("PaWorkflow.Host.Accounts.Tokens", LogLevel.Warning)
            // A command that fails comes back as an exception; key files are protected by the rights of the data directory.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var database = DatabaseOf(builder.Configuration, data);
        var mail = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        mail.SiteUrl = builder.Configuration["Mail:SiteUrl"] ?? urls.Split(';')[0];
        builder.Services.AddSingleton(provider =>
        {
            var queue = provider.GetRequiredService<IBackgroundJobClient>();
            return new Wake(() => queue.Enqueue<Workers>(workers => workers.Run(CancellationToken.None)));
        });
        builder.Services.AddSingleton(provider =>
        {
            var queue = provider.GetRequiredService<IBackgroundJobClient>();
            return new PdfWake(() => queue.Enqueue<PdfWorker>(worker => worker.Run(CancellationToken.None)));
        });
        builder.Services.AddSingleton(provider =>
        {
            var queue = provider.GetRequiredService<IBackgroundJobClient>();
            return new WordsWake(() => queue.Enqueue<WordsWorker>(worker => worker.Run(CancellationToken.None)));
        });
        builder.Services.AddSingleton(Office.Find(builder.Configuration["Office:Program"],
            builder.Configuration.GetValue<int?>("Office:LimitSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null));
        builder.Services.AddSingleton<ReadLinks>();
        builder.Services.AddHouse(data, database, clock, mail);
        if (demo is not null) builder.Services.AddSingleton(demo);
        builder.Services.AddWeb(data).AddWebhooks(builder.Configuration.GetSection("Webhooks").Get<WebhookOptions>() ?? new WebhookOptions());
        AddWorkers(builder.Services, database);
        more?.Invoke(builder.Services);

        var app = builder.Build();
        await app.Services.GetRequiredService<ContextFactory>().Migrate(cancel);
        await app.Services.GetRequiredService<ProcedureDesk>().Stock();
        app.UseWeb();
        var recurring = app.Services.GetRequiredService<IRecurringJobManager>();
        recurring.AddOrUpdate<Workers>(Workers.SweepId, workers => workers.Run(CancellationToken.None), Workers.EveryQuarterMinute);
        recurring.AddOrUpdate<PdfWorker>(PdfWorker.SweepId, worker => worker.Run(CancellationToken.None), PdfWorker.EveryMinute);
        recurring.AddOrUpdate<WebhookWorker>(WebhookWorker.SweepId, worker => worker.Run(CancellationToken.None), Workers.EveryQuarterMinute);
        recurring.AddOrUpdate<WordsWorker>(WordsWorker.SweepId, worker => worker.Run(CancellationToken.None), WordsWorker.EveryMinute);
        recurring.AddOrUpdate<Upkeep>(Upkeep.Id, upkeep => upkeep.Run(CancellationToken.None), Upkeep.EveryNight);
        return app;
    }

    /// <summary>What stands in the data directory; environment variables win over it.</summary>
    public static IConfigurationBuilder Settings(IConfigurationBuilder configuration, string data) =>
        configuration.AddJsonFile(Path.Combine(data, "settings.json"), optional: true).AddEnvironmentVariables();

    public static DatabaseChoice DatabaseOf(IConfiguration configuration, string data) =>
        configuration.GetConnectionString("Database") is { Length: > 0 } connection ? DatabaseChoice.Of(connection) : DatabaseChoice.EmbeddedIn(data);

    static void AddWorkers(IServiceCollection services, DatabaseChoice database)
    {
        // Each host has its own: Hangfire's are of the whole process, and the last host to be built would take those of the others.
        services.AddSingleton<JobStorage>(_ => StorageIn(database));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            // Steps, PDFs and webhooks: none waits for another.
            server.WorkerCount = 3;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
    }

    static JobStorage StorageIn(DatabaseChoice database)
    {
        var postgres = new PostgreSqlStorageOptions();
        return database.Kind switch
        {
            DatabaseKind.PostgreSql => new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, postgres), postgres),
            DatabaseKind.SqlServer => new SqlServerStorage(database.ConnectionString),
            // What must last is in our own tables; the embedded database has one process.
            _ => new InMemoryStorage(),
        };
    }
}
