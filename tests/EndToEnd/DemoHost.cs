using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Web;

namespace PaWorkflow.EndToEnd;

/// <summary>The demonstration in this process: two units, the first with a year under way.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    public WebApplication App { get; private set; } = null!;
    public string Address { get; } = $"http://127.0.0.1:{Shell.FreePort()}";

    /// <summary>The sample year is played once and copied: the walks want many demonstrations, and each takes its time to prepare.</summary>
    static readonly Lazy<Task<string>> prepared = new(async () =>
    {
        var folder = Ground.Temporary();
        await DemoVerb.Prepare(folder, CancellationToken.None);
        SqliteConnection.ClearAllPools();
        return folder;
    });

    public async ValueTask InitializeAsync()
    {
        App = await Build(Address);
        await App.StartAsync();
    }

    /// <summary>A demonstration of its own, not yet started.</summary>
    public static async Task<WebApplication> Build(string address)
    {
        var data = Ground.Temporary();
        CopyFolder(await prepared.Value, data);
        return await DemoVerb.Build(data, address, CancellationToken.None);
    }

    /// <summary>Until all that is ready now is done.</summary>
    public Task Work() => App.Services.GetRequiredService<Workers>().Run(CancellationToken.None);

    /// <summary>Through all the tries after which a worker gives up.</summary>
    public async Task WorkUntilGivenUp()
    {
        foreach (var minutes in new[] { 0, 2, 6, 16 })
        {
            App.Services.GetRequiredService<DemoInfo>().Advance(TimeSpan.FromMinutes(minutes));
            await Work();
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
