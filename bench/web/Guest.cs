using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace PaWorkflow.WebSpeed;

/// <summary>A person who has signed in, without a browser: what is measured is the host.</summary>
sealed partial class Guest : IDisposable
{
    readonly HttpClient client;

    Guest(HttpClient client) => this.client = client;

    public static async Task<Guest> SignIn(string address, string person, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
        var form = await client.GetStringAsync("/sign-in");
        var token = Token().Match(form).Groups[1].Value;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = person, ["Password"] = password, ["__RequestVerificationToken"] = token }));
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{person} is not let in: {(int)answer.StatusCode}");
        return new(client);
    }

    public async Task<string> Read(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    /// <summary>Milliseconds of one visit, the middle of so many one after the other.</summary>
    public async Task<double> Milliseconds(string path, int visits)
    {
        var times = new List<double>();
        for (var n = 0; n < visits; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Read(path);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>Visits a second of so many callers at once.</summary>
    public async Task<double> PerSecond(string path, int callers, TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        var visits = await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(begun) < time; count++) await Read(path);
            return count;
        }));
        return visits.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
