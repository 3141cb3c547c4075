using System.CommandLine;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Cli;

/// <summary><c>serve</c>: the web host. A first run with no data opens the setup page.</summary>
static class ServeVerb
{
    public static Option<DirectoryInfo> Data(string fallback) => new("--data")
    {
        Description = $"The data directory (default: {fallback}).",
        DefaultValueFactory = _ => new DirectoryInfo(fallback),
    };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://127.0.0.1:5000",
    };

    /// <summary>A mistyped address would listen on all of them.</summary>
    /// <exception cref="InputFault">It is no address to listen on.</exception>
    public static string Checked(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            var open = url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(open, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
                || (address.HostNameType == UriHostNameType.Dns && address.Host != "localhost"))
                throw new InputFault($"--urls: '{url}' is no address to listen on; give e.g. http://127.0.0.1:5000, http://0.0.0.0:8080 or http://*:8080");
        }
        return urls;
    }

    public static Command Command()
    {
        var data = Data("data");
        var urls = Urls();
        var command = new Command("serve", "Runs the web host.") { data, urls };
        command.SetAction(async (parsed, cancel) =>
        {
            var directory = parsed.GetRequiredValue(data).FullName;
            await using var app = await WebHost.Build(directory, Checked(parsed.GetRequiredValue(urls)), TimeProvider.System, demo: null, cancel);
            await app.StartAsync(cancel);
            Console.Error.WriteLine($"PaWorkflow พร้อมใช้งาน: {string.Join(" ", app.Urls)}  (ข้อมูล: {directory})");
            var firstRun = app.Services.GetRequiredService<FirstRun>();
            if (!await firstRun.IsOver()) Console.Error.WriteLine($"ตั้งค่าครั้งแรก: {app.Urls.First()}{FirstRun.Path}?code={firstRun.Code}");
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }
}
