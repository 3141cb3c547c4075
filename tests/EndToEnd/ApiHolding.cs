using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EndToEnd;

/// <summary>Programs take tasks on, give them back, hand them over and talk about them, by the same desks as the pages.</summary>
public sealed class ApiHolding(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_task_of_a_post_is_claimed_given_back_and_handed_over()
    {
        using var first = await ApiClient.As("strategy.u01", host.Address);
        using var second = await ApiClient.As("strategy2.u01", host.Address);
        using var stranger = await ApiClient.As("strategy.u02", host.Address);
        var task = await Open("api-held");
        Assert.Equal(HttpStatusCode.NoContent, (await first.Send(HttpMethod.Put, $"{task}/claim", null)).Status);
        Assert.Equal("conflict", (await first.Send(HttpMethod.Put, $"{task}/claim", null)).Code);
        Assert.Equal("conflict", (await second.Send(HttpMethod.Put, $"{task}/claim", null)).Code);
        Assert.Equal("not-found", (await stranger.Send(HttpMethod.Put, $"{task}/claim", null)).Code);
        Assert.Equal("strategy.u01", (await second.Get(task)).Json.GetProperty("task").GetProperty("claimedBy").GetString());
        Assert.False((await second.Get(task)).Json.GetProperty("mayWork").GetBoolean());
        Assert.Equal("not-found", (await second.Post($"{task}/completion", new { })).Code);
        Assert.Equal("not-found", (await second.Send(HttpMethod.Delete, $"{task}/claim", null)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await first.Send(HttpMethod.Delete, $"{task}/claim", null)).Status);
        Assert.True((await second.Get(task)).Json.GetProperty("mayWork").GetBoolean());

        Assert.Contains("strategy2.u01", (await first.Get($"{task}/handovers")).Json.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()));
        Assert.Equal("not-found", (await stranger.Get($"{task}/handovers")).Code);
        Assert.Equal(("invalid", "reason"), Refused(await first.Post($"{task}/handovers", new { to = "strategy2.u01" })));
        Assert.Equal(("invalid", "to"), Refused(await first.Post($"{task}/handovers", new { to = "strategy.u02", reason = "ลาป่วย" })));
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await first.Post($"{task}/handovers", new { to = "strategy2.u01", reason = "ลาป่วย" }, "hand-over-1")).Status);
        Assert.Equal("strategy2.u01", (await first.Get(task)).Json.GetProperty("task").GetProperty("claimedBy").GetString());
        Assert.Equal("handOver", Assert.Single((await first.Get($"{task}/notes")).Json.GetProperty("notes").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task People_remark_ask_answer_and_remind()
    {
        using var asker = await ApiClient.As("strategy.u01", host.Address);
        using var asked = await ApiClient.As("owner1.u01", host.Address);
        using var other = await ApiClient.As("owner3.u01", host.Address);
        var task = await Open("api-noted");
        Assert.Equal("not-found", (await asked.Get($"{task}/notes")).Code);
        Assert.Equal(("invalid", "text"), Refused(await asker.Post($"{task}/notes", new { text = " " })));
        Assert.Equal(("invalid", "to"), Refused(await asker.Post($"{task}/notes", new { text = "ใช้ของเดือนใด", to = "nobody" })));
        Assert.Equal(HttpStatusCode.NoContent, (await asker.Post($"{task}/notes", new { text = "ตรวจแล้วครึ่งหนึ่ง" })).Status);
        foreach (var _ in new[] { 1, 2 }) Assert.Equal(HttpStatusCode.NoContent, (await asker.Post($"{task}/notes", new { text = "ใช้ของเดือนใด", to = "owner1.u01" }, "question-1")).Status);

        // Who is asked sees the task from then on; nobody else does.
        Assert.Equal("not-found", (await other.Get($"{task}/notes")).Code);
        var first = (await asked.Get($"{task}/notes?limit=1")).Json;
        var rest = (await asked.Get($"{task}/notes?after={first.GetProperty("next").GetString()}")).Json;
        var question = Assert.Single(rest.GetProperty("notes").EnumerateArray());
        Assert.Equal(("question", "owner1.u01"), (question.GetProperty("kind").GetString(), question.GetProperty("to").GetString()));
        var answer = $"{task}/notes/{question.GetProperty("id").GetString()}/answer";
        Assert.Equal(("invalid", "text"), Refused(await asked.Post(answer, new { })));
        Assert.Equal("not-found", (await other.Post(answer, new { text = "เดือนมกราคม" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await asked.Post(answer, new { text = "เดือนมกราคม" })).Status);
        var notes = (await asker.Get($"{task}/notes")).Json.GetProperty("notes").EnumerateArray().ToList();
        Assert.Equal(["remark", "question", "answer"], notes.Select(n => n.GetProperty("kind").GetString()));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, notes[1].GetProperty("answeredAt").ValueKind);

        using var director = await ApiClient.As("director.u01", host.Address);
        Assert.Equal("conflict", (await asked.Post($"{task}/reminders", new { text = "โปรดเร่ง" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await director.Post($"{task}/reminders", new { text = "โปรดเร่ง" })).Status);
        Assert.Equal("conflict", (await director.Post($"{task}/reminders", new { })).Code);
        Assert.Equal("not-found", (await other.Post($"{task}/reminders", new { })).Code);
    }

    static (string Code, string? Field) Refused(Answer answer) => (answer.Code, answer.Json.GetProperty("field").GetString());

    /// <summary>A task of the strategy unit's, as a step would open it.</summary>
    /// <returns>Its address.</returns>
    async Task<string> Open(string id)
    {
        var now = host.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await host.App.Services.GetRequiredService<Transaction>().Run(db =>
        {
            db.Tasks.Add(new()
            {
                Id = id, InstanceId = "u01-2564", UnitId = "u01", Year = 2564, ElementId = "extra", Name = "งานของโปรแกรม", Post = "strategy", Form = "done", Properties = "{}", Variables = "{}",
                DueAt = now.AddHours(1), CreatedAt = now, HeldSince = now,
            });
            return Task.CompletedTask;
        });
        return $"/api/tasks/{id}";
    }
}
