using Microsoft.AspNetCore.Builder;
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

    public async ValueTask InitializeAsync()
    {
        App = await DemoVerb.Build(Ground.Temporary(), Address, CancellationToken.None);
        await App.StartAsync();
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
}
