using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Host.Web;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.EndToEnd;

/// <summary>Addresses are told of what happens in the unit, by the real host to a real listener.</summary>
public sealed partial class WebhookTests(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Administrator = "strategy.u01";
    static int numbered;
    WebhookListener listener = null!;

    public async ValueTask InitializeAsync()
    {
        listener = await WebhookListener.Start();
        host.App.Services.GetRequiredService<WebhookOptions>().AllowPrivate = true;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Database()) await db.Webhooks.ExecuteUpdateAsync(set => set.SetProperty(w => w.Active, false));
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_is_told_signed_and_under_a_key()
    {
        var (id, secret) = await Make("/taken", "task.opened", "task.completed", "incident.raised");
        await HappensTwice();
        await Send();

        var incident = listener.Received.Single(r => r.Event == "incident.raised" && r.Json.GetProperty("data").GetProperty("element").GetString() == "prepare");
        Assert.Equal("incident.raised", incident.Json.GetProperty("event").GetString());
        Assert.Equal("u01", incident.Json.GetProperty("unit").GetString());
        var opened = listener.Received.Single(r => r.Event == "task.opened" && r.Json.GetProperty("data").GetProperty("name").GetString() == "อนุมัติคำขอ");
        Assert.Equal("director", opened.Json.GetProperty("data").GetProperty("post").GetString());
        foreach (var received in listener.Received)
        {
            Assert.Equal(received.Key, received.Json.GetProperty("id").GetString());
            var signature = SignatureForm().Match(received.Signature);
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{signature.Groups[1].Value}.{received.Body}"));
            Assert.Equal(Convert.ToHexStringLower(expected), signature.Groups[2].Value);
        }
        await using var db = Database();
        Assert.All(await db.WebhookDeliveries.Where(d => d.WebhookId == id).ToListAsync(), d => Assert.Equal((DeliveryState.Delivered, 200, "taken", 1), (d.State, d.Status, d.Answer, d.Attempts)));
        // Sent once: nothing is left to send.
        var sent = listener.Received.Count;
        await Send();
        Assert.Equal(sent, listener.Received.Count);

        var stored = await db.Webhooks.SingleAsync(w => w.Id == id);
        Assert.DoesNotContain(secret, stored.ProtectedSecret, StringComparison.Ordinal);
        Assert.All(await db.Audit.Select(e => e.Detail).ToListAsync(), detail => Assert.DoesNotContain(secret, detail, StringComparison.Ordinal));
        Assert.Single(await db.Audit.Where(e => e.Action == "webhook.made" && e.Subject == id).ToListAsync());
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_with_the_same_key_until_it_takes_it()
    {
        var (id, _) = await Make("/failing", "round.closed");
        await Happens();
        await Send();
        Assert.Equal((DeliveryState.Pending, 500, 1), await State(id));
        await Send();
        Assert.Single(listener.Received);
        Advance(TimeSpan.FromMinutes(1));
        await Send();
        Assert.Equal(2, listener.Received.Count);
        listener.Mended = true;
        Advance(TimeSpan.FromMinutes(5));
        await Send();
        Assert.Equal((DeliveryState.Delivered, 200, 3), await State(id));
        Assert.Single(listener.Received.Select(r => (r.Key, r.Body)).Distinct());
    }

    [Fact]
    public async Task After_the_sixth_try_it_is_given_up_until_a_person_has_it_tried_anew()
    {
        var (id, _) = await Make("/failing", "round.closed");
        await Happens();
        await Send();
        foreach (var minutes in new[] { 1, 5, 30, 120, 720 })
        {
            Assert.Equal(DeliveryState.Pending, (await State(id)).State);
            Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(30));
            var before = listener.Received.Count;
            await Send();
            Assert.Equal(before, listener.Received.Count);
            Advance(TimeSpan.FromSeconds(30));
            await Send();
            Assert.Equal(before + 1, listener.Received.Count);
        }
        Assert.Equal((DeliveryState.Failed, 500, 6), await State(id));
        Advance(TimeSpan.FromDays(2));
        await Send();
        Assert.Equal(6, listener.Received.Count);

        listener.Mended = true;
        using var client = await ApiClient.As(Administrator, host.Address);
        Assert.Contains("ส่งไม่สำเร็จ", (await client.Get($"/webhooks/{id}")).Text, StringComparison.Ordinal);
        await using var db = Database();
        var delivery = (await db.WebhookDeliveries.SingleAsync(d => d.WebhookId == id)).Id;
        Assert.Equal(HttpStatusCode.Redirect, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Retry&delivery={delivery}", Fields())).Status);
        await Send();
        Assert.Equal((DeliveryState.Delivered, 200, 1), await State(id));
        Assert.Equal(HttpStatusCode.Conflict, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Retry&delivery={delivery}", Fields())).Status);
    }

    [Fact]
    public async Task After_three_given_up_in_a_row_the_address_is_switched_off_and_the_administrators_are_told()
    {
        var (id, _) = await Make("/failing", "round.closed");
        for (var n = 0; n < 3; n++) await Happens();
        await Send();
        // One try found the receiver in trouble: the others wait a minute, and nobody is asked thrice at once.
        Assert.Single(listener.Received);
        // A failed try is the last of its round: three times six.
        for (var tries = 0; tries < 20; tries++)
        {
            Advance(TimeSpan.FromHours(13));
            await Send();
        }
        await using (var db = Database())
        {
            var webhook = await db.Webhooks.SingleAsync(w => w.Id == id);
            Assert.Equal((false, 3), (webhook.Active, webhook.GivenUp));
            Assert.NotNull(webhook.GivenUpAt);
            Assert.All(await db.WebhookDeliveries.Where(d => d.WebhookId == id).ToListAsync(), d => Assert.Equal(DeliveryState.Failed, d.State));
            Assert.Single(await db.Audit.Where(a => a.Action == "webhook.given-up" && a.Subject == id).ToListAsync());
            // The first that was given up, and that it is off: two mails to each administrator, not three.
            var mails = await db.Mails.Where(m => m.Link == $"/webhooks/{id}").OrderBy(m => m.Id).ToListAsync();
            Assert.Equal(["เว็บฮุกส่งไม่สำเร็จ", "เว็บฮุกถูกปิด เพราะส่งไม่สำเร็จหลายครั้ง"], mails.Select(m => m.Subject));
            Assert.All(mails, m => Assert.Equal(Administrator, m.PersonId));
        }
        // Switched on again it begins anew.
        listener.Mended = true;
        using var client = await ApiClient.As(Administrator, host.Address);
        Assert.Contains("ระบบปิดเว็บฮุกนี้", (await client.Get($"/webhooks/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Switch&active=true", Fields())).Status);
        var before = listener.Received.Count;
        await Happens();
        await Send();
        Assert.Equal(before + 1, listener.Received.Count);
    }

    [Fact]
    public async Task What_waits_when_it_is_switched_off_goes_out_when_it_is_on_again()
    {
        var (id, _) = await Make("/failing", "round.closed");
        await Happens();
        await Send();
        using var client = await ApiClient.As(Administrator, host.Address);
        await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Switch&active=false", Fields());
        Assert.Equal((DeliveryState.Held, 500, 1), await State(id));
        listener.Mended = true;
        Advance(TimeSpan.FromHours(1));
        await Send();
        Assert.Single(listener.Received);
        await using (var db = Database())
        {
            var delivery = (await db.WebhookDeliveries.SingleAsync(d => d.WebhookId == id)).Id;
            Assert.Equal(HttpStatusCode.Conflict, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Retry&delivery={delivery}", Fields())).Status);
        }
        await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Switch&active=true", Fields());
        await Send();
        Assert.Equal((DeliveryState.Delivered, 200, 2), await State(id));
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        var (id, _) = await Make("/taken", "round.closed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.App.Services.GetRequiredService<Transaction>().Run(async db =>
        {
            await host.App.Services.GetRequiredService<WebhookOutbox>().RoundClosed(db, "u01", 2564, "5m", 4.5m);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("The step fails after all.");
        }));
        await using var db = Database();
        Assert.False(await db.WebhookDeliveries.AnyAsync(d => d.WebhookId == id));
    }

    [Fact]
    public async Task A_host_that_was_stopped_while_it_sent_changes_nothing_of_what_another_has_done()
    {
        var (id, _) = await Make("/taken", "round.closed");
        await Happens();
        await using var db = Database();
        var delivery = await db.WebhookDeliveries.AsNoTracking().SingleAsync(d => d.WebhookId == id);
        await Send();
        // Its mark comes late: by then the row is held no longer.
        await host.App.Services.GetRequiredService<WebhookMarks>().Note(delivery, delivery.ReadyAt, new(500, "late", "late"));
        Assert.Equal((DeliveryState.Delivered, 200, 1), await State(id));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_of_a_long_answer_the_beginning_is_kept()
    {
        var (id, _) = await Make("/elsewhere", "round.closed");
        await Happens();
        await Send();
        Assert.Equal((DeliveryState.Pending, 302, 1), await State(id));
        Assert.Equal("/elsewhere", Assert.Single(listener.Received).Path);

        var (longId, _) = await Make("/long", "round.closed");
        await Happens();
        await Send();
        await using var db = Database();
        Assert.Equal(new string('x', 2048), (await db.WebhookDeliveries.SingleAsync(d => d.WebhookId == longId)).Answer);
    }

    [Fact]
    public async Task Private_addresses_are_refused_when_they_are_typed_and_when_they_are_reached()
    {
        var (id, _) = await Make("/taken", "round.closed");
        var (named, _) = await Make("/taken", ["round.closed"], $"http://localhost:{listener.Port}");
        host.App.Services.GetRequiredService<WebhookOptions>().AllowPrivate = false;
        using var client = await ApiClient.As(Administrator, host.Address);
        foreach (var address in new[] { "http://example.go.th/x", "https://127.0.0.1/x", "https://10.1.2.3/", "https://[::1]/", "https://[::ffff:192.168.1.1]/", "https://169.254.169.254/latest", "https://user:word@example.go.th/", "ftp://example.go.th", "example" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Form("/webhooks", "/webhooks", Fields(("Address", address), ("Events", "round.closed")))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Form("/webhooks", "/webhooks", Fields(("Address", "https://example.go.th/")))).Status);

        await Happens();
        await Send();
        foreach (var webhook in new[] { id, named }) Assert.Equal((DeliveryState.Pending, null, 1), await State(webhook));
        Assert.Empty(listener.Received);

        // By name, with TLS: what it resolves to is looked at before a byte goes out.
        using var sender = new WebhookSender(new());
        await using var db = Database();
        var delivery = await db.WebhookDeliveries.FirstAsync(d => d.WebhookId == id);
        var result = await sender.Send(delivery, $"https://localhost:{listener.Port}/taken", "secret", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Contains("เครือข่ายภายใน", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task It_is_the_administrators_and_off_is_off()
    {
        var (id, _) = await Make("/taken", "round.closed");
        using var client = await ApiClient.As(Administrator, host.Address);
        foreach (var stranger in new[] { "director.u01", "strategy.u02" })
        {
            using var other = await ApiClient.As(stranger, host.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/webhooks/{id}")).Status);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Switch&active=false", Fields())).Status);
        await Happens();
        await Send();
        Assert.Empty(listener.Received);
        await using var db = Database();
        Assert.False(await db.WebhookDeliveries.AnyAsync(d => d.WebhookId == id));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Form($"/webhooks/{id}", $"/webhooks/{id}?handler=Remove", Fields())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/webhooks/{id}")).Status);
    }

    /// <summary>A round is closed, as far as receivers know.</summary>
    Task Happens() => host.App.Services.GetRequiredService<Transaction>().Run(db =>
        host.App.Services.GetRequiredService<WebhookOutbox>().RoundClosed(db, "u01", 2564, "5m", 4.5m));

    /// <summary>An incident is raised, and a task opened.</summary>
    async Task HappensTwice()
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        var name = await Deployed(client);
        await client.Post("/api/messages", new { name });
        await host.WorkUntilGivenUp();
        await client.Post("/api/messages", new { name, variables = new { amount = 500, kpi = new { code = "1.2.3" }, round = new { id = "5m" } } });
        await host.Work();
    }

    static async Task<string> Deployed(ApiClient client)
    {
        var id = $"told{Interlocked.Increment(ref numbered)}";
        await client.Post("/api/procedures", new
        {
            bpmn = HelpedProcess.Bpmn.Replace("id=\"helped\"", $"id=\"{id}\"", StringComparison.Ordinal).Replace("name=\"request-", $"name=\"{id}-", StringComparison.Ordinal), note = "ทดสอบ",
        });
        return $"{id}-received";
    }

    Task<(string Id, string Secret)> Make(string path, params string[] events) => Make(path, events, $"http://127.0.0.1:{listener.Port}");

    async Task<(string Id, string Secret)> Make(string path, string[] events, string place)
    {
        using var client = await ApiClient.As(Administrator, host.Address);
        var answer = await client.Form("/webhooks", "/webhooks", Fields([("Address", place + path), .. events.Select(e => ("Events", e))]));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var db = Database();
        return (await db.Webhooks.OrderByDescending(w => w.Id).Select(w => w.Id).FirstAsync(), Secret().Match(answer.Text).Value);
    }

    static List<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))];

    Task Send() => host.App.Services.GetRequiredService<WebhookWorker>().Run(TestContext.Current.CancellationToken);

    void Advance(TimeSpan by) => host.App.Services.GetRequiredService<DemoInfo>().Advance(by);

    PaContext Database() => host.App.Services.GetRequiredService<ContextFactory>().Create();

    async Task<(DeliveryState State, int? Status, int Attempts)> State(string webhook)
    {
        await using var db = Database();
        var row = await db.WebhookDeliveries.SingleAsync(d => d.WebhookId == webhook);
        return (row.State, row.Status, row.Attempts);
    }

    [GeneratedRegex("whs_[0-9a-f]{64}")]
    private static partial Regex Secret();

    [GeneratedRegex("^t=([0-9]+),v1=([0-9a-f]{64})$")]
    private static partial Regex SignatureForm();
}
