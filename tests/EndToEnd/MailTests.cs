using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Fixtures;
using PaWorkflow.Host;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Mail;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;

namespace PaWorkflow.EndToEnd;

/// <summary>The outbox against a real SMTP server.</summary>
public sealed class MailTests
{
    static readonly DateTimeOffset morning = new(2021, 2, 8, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Mails_arrive_as_they_were_written_and_a_refused_address_is_told_apart()
    {
        await using var server = await MailServer.Start();
        var clock = new VirtualClock(morning);
        await using var house = await Open(clock, server.Port);
        await Write(house, Mail("1", "owner@example.go.th"), Mail("2", "nobody@refused.example"));

        Assert.Equal(1, await house.GetRequiredService<MailDelivery>().Run());

        var received = Assert.Single(server.Received());
        Assert.Equal("เตือน: รวบรวมและแนบหลักฐาน ตัวชี้วัด 1.2.1", received.Subject);
        Assert.Equal("ผู้รับผิดชอบตัวชี้วัด", received.To.Mailboxes.Single().Name);
        Assert.Equal(morning, received.Date);
        Assert.Contains("http://localhost:5000/tasks/1", received.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", received.Headers["Auto-Submitted"]);
        Assert.Equal([MailState.Sent, MailState.Refused], await States(house));
        Assert.Equal(0, await house.GetRequiredService<MailDelivery>().Run());
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later_with_the_same_message_id()
    {
        var clock = new VirtualClock(morning);
        var port = Shell.FreePort();
        await using var house = await Open(clock, port);
        await Write(house, Mail("1", "owner@example.go.th"));
        var delivery = house.GetRequiredService<MailDelivery>();
        Assert.Equal(0, await delivery.Run());
        Assert.Equal([MailState.Pending], await States(house));
        Assert.Equal(0, await delivery.Run());

        await using var server = await MailServer.Start();
        house.GetRequiredService<MailOptions>().Port = server.Port;
        clock.MoveTo(morning.AddMinutes(2));
        Assert.Equal(1, await delivery.Run());
        var expected = MailMessage.Of(Mail("1", "owner@example.go.th"), house.GetRequiredService<MailOptions>()).MessageId;
        Assert.Equal(expected, server.Received().Single().MessageId);
    }

    static OutgoingMail Mail(string occasion, string address) => new()
    {
        Occasion = occasion, Kind = MailKind.Reminder, UnitId = "u01", PersonId = "p", ToName = "ผู้รับผิดชอบตัวชี้วัด", ToAddress = address,
        Subject = "เตือน: รวบรวมและแนบหลักฐาน ตัวชี้วัด 1.2.1", Body = "เรียน ผู้รับผิดชอบตัวชี้วัด\n\nขอเรียนเตือน", Link = "/tasks/1", CreatedAt = morning, ReadyAt = morning,
    };

    static async Task<ServiceProvider> Open(TimeProvider clock, int port)
    {
        var data = Ground.Temporary();
        var house = new ServiceCollection().AddLogging(log => log.ClearProviders())
            .AddHouse(data, DatabaseChoice.EmbeddedIn(data), clock, new MailOptions { Server = "127.0.0.1", Port = port, Security = "None" }).BuildServiceProvider();
        await house.GetRequiredService<ContextFactory>().Migrate(TestContext.Current.CancellationToken);
        return house;
    }

    static Task Write(ServiceProvider house, params OutgoingMail[] mails) => house.GetRequiredService<Transaction>().Run(db =>
    {
        db.Mails.AddRange(mails);
        return Task.CompletedTask;
    });

    static async Task<List<MailState>> States(ServiceProvider house)
    {
        await using var db = house.GetRequiredService<ContextFactory>().Create();
        return await db.Mails.OrderBy(m => m.Id).Select(m => m.State).ToListAsync();
    }
}
