using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using PaWorkflow.Host.Cli;

namespace PaWorkflow.EndToEnd;

/// <summary>A program that speaks tus 1.0 over real connections, and can lose one in the middle of what it sends.</summary>
sealed partial class TusClient : IDisposable
{
    readonly HttpClient http;

    TusClient(string address) => http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };

    /// <param name="person">Null: nobody is signed in.</param>
    public static async Task<TusClient> As(string? person, string address)
    {
        var client = new TusClient(address);
        if (person is null) return client;
        var form = FormToken().Match(await client.http.GetStringAsync("/sign-in")).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = person, ["Password"] = DemoVerb.Password, ["__RequestVerificationToken"] = form });
        using var answer = await client.http.PostAsync("/sign-in", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <returns>The address of the upload.</returns>
    public async Task<string> Begin(string task, string criterion, string name, long length)
    {
        var (status, text, place) = await TryBegin(task, criterion, name, length);
        Assert.True(status == HttpStatusCode.Created, $"{status}: {text}");
        return place!;
    }

    public async Task<(HttpStatusCode Status, string Text, string? Place)> TryBegin(string task, string criterion, string name, long length, string version = "1.0.0")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/files/uploads");
        request.Headers.Add("Tus-Resumable", version);
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(name)},task {Base64(task)},criterion {Base64(criterion)}");
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
    }

    /// <returns>Bytes that the server has; −1: there is no such upload.</returns>
    public async Task<long> Offset(string place)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, place);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture) : -1;
    }

    public async Task<(HttpStatusCode Status, string Text)> Send(string place, byte[] file, int offset, int? take = null, string? sum = null)
    {
        using var request = Patch(place, new ByteArrayContent(file, offset, take ?? file.Length - offset), offset);
        if (sum is not null) request.Headers.Add("Upload-Checksum", sum);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Announces the rest of the file and loses the connection before a place in it.</summary>
    /// <returns>The connection was lost on the way, as it should be.</returns>
    public async Task<bool> SendUntil(string place, byte[] file, int offset, int cut)
    {
        while (true)
        {
            using var request = Patch(place, new CutContent(file, offset, cut), offset);
            try
            {
                using var answer = await http.SendAsync(request);
                // The connection that broke before is not given up yet: ask again where to go on.
                if (answer.StatusCode is not (HttpStatusCode.Locked or HttpStatusCode.Conflict)) return false;
                offset = (int)await Offset(place);
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }
    }

    public async Task<HttpStatusCode> Drop(string place)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, place);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

    static HttpRequestMessage Patch(string place, HttpContent content, int offset)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        var request = new HttpRequestMessage(HttpMethod.Patch, place) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    sealed class CutContent(byte[] file, int offset, int cut) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(offset, Math.Max(0, cut - offset)));
            await stream.FlushAsync();
            throw new IOException("The line is cut.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length - offset;
            return true;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
