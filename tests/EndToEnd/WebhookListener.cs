using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaWorkflow.Fixtures;

namespace PaWorkflow.EndToEnd;

/// <summary>A receiver of webhooks on this machine: takes what comes, fails until it is mended, leads elsewhere or answers at length.</summary>
sealed class WebhookListener : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<ReceivedHook> received = new();
    int connections;

    public int Port { get; } = Shell.FreePort();
    public bool Mended { get; set; }
    public int Connections => connections;
    public IReadOnlyCollection<ReceivedHook> Received => received;

    WebhookListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(Port, listen => listen.Use(next => async context =>
        {
            Interlocked.Increment(ref connections);
            await next(context);
        })));
        app = builder.Build();
        app.Run(Take);
    }

    public static async Task<WebhookListener> Start()
    {
        var listener = new WebhookListener();
        await listener.app.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        received.Enqueue(new(context.Request.Path, headers["PaWorkflow-Event"].ToString(), headers["PaWorkflow-Signature"].ToString(), headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
        switch (context.Request.Path.Value)
        {
            case "/failing" when !Mended:
                context.Response.StatusCode = 500;
                break;
            case "/elsewhere":
                context.Response.Redirect("/taken");
                break;
            case "/long":
                await context.Response.WriteAsync(new string('x', 100_000));
                break;
            default:
                await context.Response.WriteAsync("taken");
                break;
        }
    }
}

sealed record ReceivedHook(string Path, string Event, string Signature, string Key, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
