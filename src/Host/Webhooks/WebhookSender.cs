using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Host.Webhooks;

/// <summary>What came of one try.</summary>
/// <param name="Status">Null: there was no answer.</param>
/// <param name="Error">In Thai; null: it was taken.</param>
public sealed record SendResult(int? Status, string? Answer, string? Error);

/// <summary>Sends one body to one address: signed, within ten seconds, to no address that may not be reached, following no redirect.</summary>
public sealed class WebhookSender : IDisposable
{
    static readonly TimeSpan limit = TimeSpan.FromSeconds(10);

    readonly WebhookOptions options;
    readonly HttpClient http;

    public WebhookSender(WebhookOptions options)
    {
        this.options = options;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve the name itself, and what is checked here would not be what is reached.
            UseProxy = false,
            ConnectCallback = Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PaWorkflow", "1"));
    }

    /// <param name="at">When it is sent, for the signature.</param>
    public async Task<SendResult> Send(WebhookDelivery delivery, string address, string secret, DateTimeOffset at, CancellationToken cancel)
    {
        if (Targets.Fault(address, options.AllowPrivate) is { } fault) return new(null, null, fault);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timed.CancelAfter(limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json");
            request.Headers.Add(Signature.Header, Signature.Of(secret, at, delivery.Body));
            request.Headers.Add("Idempotency-Key", delivery.Id);
            request.Headers.Add("PaWorkflow-Event", delivery.Event);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timed.Token);
            var answer = await Beginning(response.Content, timed.Token);
            return new((int)response.StatusCode, answer, response.IsSuccessStatusCode ? null : (int)response.StatusCode is >= 300 and < 400
                ? "ผู้รับตอบให้ไปที่อยู่อื่น ซึ่งระบบไม่ตามไป — โปรดตั้งที่อยู่ปลายทางจริง" : $"ผู้รับตอบว่าไม่สำเร็จ ({(int)response.StatusCode})");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, null, "ผู้รับไม่ตอบภายใน 10 วินาที");
        }
        catch (Exception refused) when (Find<Refused>(refused) is { } reason)
        {
            return new(null, null, reason.Message);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or SocketException)
        {
            return new(null, null, $"ติดต่อผู้รับไม่ได้: {trouble.Message}");
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Connects to an address that was looked at, not to a name that may lead elsewhere a moment later. One that may not be reached spoils the name.</summary>
    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var plain = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp;
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        foreach (var address in addresses)
        {
            if (Targets.Refusal(address, plain, options.AllowPrivate) is { } refusal) throw new Refused(refusal);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The first bytes of an answer as text that any database takes; the rest is not read.</summary>
    static async Task<string> Beginning(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var bytes = new byte[WebhookDelivery.MaxAnswer];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, read).Replace('\0', '\uFFFD');
    }

    static T? Find<T>(Exception? fault) where T : Exception => fault is null ? null : fault as T ?? Find<T>(fault.InnerException);

    sealed class Refused(string message) : Exception(message);
}
