namespace PaWorkflow.Host.Webhooks;

static class WebhookServices
{
    /// <summary>What sends and manages; what is written for it in a step's transaction is the house's (<see cref="WebhookOutbox"/>).</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhookOptions options) => services
        .AddSingleton(options).AddSingleton<WebhookSender>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookDesk>().AddSingleton<WebhookMarks>().AddSingleton<WebhookWorker>();
}
