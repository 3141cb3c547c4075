using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;

namespace PaWorkflow.WebSpeed;

/// <summary>A host on a database of a given size, with a page that does nothing beside its own.</summary>
sealed class Ground : IAsyncDisposable
{
    readonly WebApplication app;

    Ground(WebApplication app, string address) => (this.app, Address) = (app, address);

    public string Address { get; }

    /// <param name="connection">A server; null: SQLite.</param>
    public static async Task<Ground> Of(int tasks, int files, string? connection)
    {
        var data = Directory.CreateTempSubdirectory("paw-web-").FullName;
        var filled = await SeedVerb.Fill(data, connection, tasks, files, CancellationToken.None);
        Console.Error.WriteLine($"{filled.Tasks} tasks, {filled.Files} files, {filled.Units} units");
        var address = $"http://127.0.0.1:{Shell.FreePort()}";
        Environment.SetEnvironmentVariable("ConnectionStrings__Database", connection);
        var app = await WebHost.Build(data, address, new DemoClock(SeedVerb.Stand), null, CancellationToken.None,
            services => services.AddRazorPages().AddApplicationPart(typeof(Ground).Assembly));
        Environment.SetEnvironmentVariable("ConnectionStrings__Database", null);
        await app.StartAsync();
        return new(app, address);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
