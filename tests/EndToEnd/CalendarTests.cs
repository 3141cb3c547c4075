using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.EndToEnd;

/// <summary>
/// A unit changes its calendar in the middle of a round, over HTTP from the real host: what is shown moves in one step, with a mail to
/// each person concerned, or nothing does. It is Monday 8 February 2021, 9:00; the round closes on Friday the 19th.
/// </summary>
public sealed partial class CalendarTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string Officer = "strategy.u01";
    const string Unit = "u01";
    const string Year = "u01-2564";

    [Fact]
    public async Task All_may_look_but_only_the_strategy_unit_and_the_director_change_and_another_unit_is_not_concerned()
    {
        using (var owner = await ApiClient.As("owner1.u01", host.Address))
        {
            var seen = await owner.Get("/calendar?year=2564");
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.Contains("วันมาฆบูชา", seen.Text, StringComparison.Ordinal);
            Assert.Contains("ประกาศสำนักนายกรัฐมนตรี", seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<form method=\"post\" action=\"/calendar\"", seen.Text, StringComparison.Ordinal);
            foreach (var step in new[] { "preview", "confirm" }) Assert.Equal(HttpStatusCode.NotFound, (await Send(owner, Holiday("2021-03-10", step))).Status);
        }
        foreach (var other in new[] { "head-admin.u01", "clerk.u01", "auditor.u01" })
        {
            using var client = await ApiClient.As(other, host.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await Send(client, Holiday("2021-03-10"))).Status);
        }
        using (var nobody = await ApiClient.As(null, host.Address)) Assert.Equal(HttpStatusCode.Redirect, (await nobody.Get("/calendar")).Status);

        using var director = await ApiClient.As("director.u01", host.Address);
        await Change(director, Holiday("2021-03-10"));
        using var elsewhere = await ApiClient.As("strategy.u02", host.Address);
        Assert.DoesNotContain("หน่วยงานเพิ่ม", (await elsewhere.Get("/calendar?year=2564")).Text, StringComparison.Ordinal);
        // Another unit's own day is not there for it to take back.
        Assert.Equal(HttpStatusCode.Conflict, (await Send(elsewhere, new() { ["Kind"] = "back", ["Date"] = "2021-03-10", ["Step"] = "preview" })).Status);
        await using var db = Db();
        Assert.False((await db.CalendarOf(Unit)).IsWorkingDay(new(2021, 3, 10)));
        Assert.True((await db.CalendarOf("u02")).IsWorkingDay(new(2021, 3, 10)));
        Assert.Equal(HttpStatusCode.NotFound, (await director.Get("/calendar?year=2600")).Status);
        await Change(director, Back("2021-03-10"));
    }

    [Fact]
    public async Task A_special_day_moves_what_was_shown_and_taken_back_all_stands_as_before()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var before = await Snapshot.Of(this);
        var shown = await Send(client, Holiday("2021-02-16"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("กำหนดที่จะเลื่อน", shown.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Snapshot.Of(this));

        var moved = await Change(client, Holiday("2021-02-16"), shown);
        var after = await Snapshot.Of(this);
        // The tasks stand where a plan by the new calendar has them.
        await using var db = Db();
        var calendar = await db.CalendarOf(Unit);
        var catalogue = Catalogue(await db.Years.SingleAsync(y => y.InstanceId == Year));
        var state = StateJson.Read((await db.Instances.SingleAsync(i => i.Id == Year)).State);
        Assert.Contains("2021-02-16", state.Variables.Get<string[]>("holidays")!);
        var (compared, jobs) = (0, await db.Jobs.Where(j => j.InstanceId == Year && j.Topic == "deadlines" && j.State == JobState.Done).OrderByDescending(j => j.EndedAt).ToListAsync());
        foreach (var scope in state.Scopes.Where(s => s.Locals.TryGet("deadlines", out var d) && d.ValueKind == System.Text.Json.JsonValueKind.Object))
        {
            var kpi = state.Scopes.Single(s => s.Number == scope.Parent).Locals.Text("kpi.code")!;
            var job = jobs.First(j => TaskFacts.VariablesOf(j).Text("kpi.code") == kpi);
            var planned = DeadlinePlan.ForKpiRound(catalogue, catalogue.Kpi(kpi), "5m", calendar, job.EndedAt!.Value, scope.Locals.Get<bool>("rework"));
            foreach (var (element, due) in new[] { ("attach-evidence", planned.Attach.Due), ("director-check", planned.Director.Due), ("strategy-recheck", planned.Recheck.Due) })
            {
                if (before.Tasks.FirstOrDefault(t => t.Element == element && t.Kpi == kpi) is not { } was || was.Due <= Now) continue;
                // As planned by the new calendar, but for what that would ask for today.
                Assert.Equal(due > Now.AddHours(12) ? due : was.Due, after.Tasks.Single(t => t.Id == was.Id).Due);
                compared++;
            }
        }
        Assert.True(compared >= 2, $"{compared} tasks compared");
        Assert.NotEqual(before.Tasks, after.Tasks);
        Assert.NotEqual(before.Timers, after.Timers);
        // Department dates stay.
        foreach (var name in new[] { "opensAt", "closesAt", "lastCall" })
            Assert.Equal(before.Rounds.Select(r => r.GetProperty(name).GetString()), after.Rounds.Select(r => r.GetProperty(name).GetString()));

        // One mail to each person concerned, with each date before and after; and one entry in the chain.
        var mails = after.Mails.Except(before.Mails).ToList();
        Assert.NotEmpty(mails);
        Assert.Equal(mails.Count, mails.Select(m => m.Person).Distinct().Count());
        Assert.Contains(mails, m => m.Person == Officer);
        Assert.All(mails, m => Assert.Matches(@"จาก .* เป็น ", m.Body));
        Assert.All(mails, m => Assert.Contains("อังคารที่ 16 กุมภาพันธ์ 2564", m.Body, StringComparison.Ordinal));
        var recheck = after.Tasks.First(t => t.Element == "strategy-recheck" && before.Tasks.Single(b => b.Id == t.Id).Due != t.Due);
        Assert.Contains($"{PaWorkflow.Host.Web.ThaiDisplay.LongDateTime(before.Tasks.Single(b => b.Id == recheck.Id).Due)} เป็น {PaWorkflow.Host.Web.ThaiDisplay.LongDateTime(recheck.Due)}", mails.Single(m => m.Person == Officer).Body, StringComparison.Ordinal);
        Assert.Contains("calendar.changed", await db.Audit.Where(a => a.UnitId == Unit).OrderByDescending(a => a.Number).Select(a => a.Action).FirstAsync(), StringComparison.Ordinal);
        Assert.Empty(await AuditTrail.Verify(db, Unit));
        Assert.Contains("หน่วยงานเพิ่ม", (await client.Get("/calendar?year=2564")).Text, StringComparison.Ordinal);
        Assert.Contains("เปลี่ยนปฏิทินวันทำการ", (await client.Get("/history")).Text, StringComparison.Ordinal);

        // The same form again, by a second press: answered, not done.
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, moved)).Status);
        Assert.Equal(after, await Snapshot.Of(this));

        await Change(client, Back("2021-02-16"));
        var back = await Snapshot.Of(this);
        Assert.Equal(before.Tasks, back.Tasks);
        Assert.Equal(before.Timers, back.Timers);
        Assert.Equal(before.Scopes, back.Scopes);
        Assert.Equal(before.Waiting, back.Waiting);
    }

    [Fact]
    public async Task The_last_call_moves_with_its_timers_and_so_do_the_rounds_to_come()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var before = await Snapshot.Of(this);
        var shown = await Send(client, Holiday("2021-03-02"));
        var text = Regex.Replace(Regex.Replace(shown.Text, "<[^>]+>", " "), @"\s+", " ");
        Assert.Contains("วันสุดท้ายที่รับหลักฐานล่าช้า รอบ 5 เดือน ปีงบประมาณ 2564", text, StringComparison.Ordinal);
        Assert.DoesNotContain("เวลาที่ระบบรอ", text, StringComparison.Ordinal);
        await Change(client, Holiday("2021-03-02"), shown);
        DateTimeOffset Next(DateTimeOffset at) => at.AddDays(1);
        await using (var db = Db())
        {
            var last = before.Rounds[0].GetProperty("lastCall").GetDateTimeOffset();
            var after = await Snapshot.Of(this);
            Assert.Equal(Next(last), after.Rounds[0].GetProperty("lastCall").GetDateTimeOffset());
            Assert.Equal(before.Rounds[1].GetRawText(), after.Rounds[1].GetRawText());
            foreach (var element in new[] { "smart-closed", "monitor-over" })
                Assert.All(await db.Timers.Where(t => t.InstanceId == Year && t.ElementId == element).ToListAsync(), t => Assert.Equal(Next(last), t.DueAt));
        }
        await Change(client, Back("2021-03-02"));
        Assert.Equal(before.Timers, (await Snapshot.Of(this)).Timers);

        // The second round has not begun: its dates wait in the list over which the procedure goes.
        shown = await Send(client, Holiday("2021-08-10"));
        Assert.Contains("ติดตามและเร่งรัดการรายงาน รอบ 11 เดือน ปีงบประมาณ 2564", Regex.Replace(shown.Text, @"\s+", " "), StringComparison.Ordinal);
        await Change(client, Holiday("2021-08-10"), shown);
        await using (var db = Db())
        {
            var state = StateJson.Read((await db.Instances.SingleAsync(i => i.Id == Year)).State);
            var plan = DeadlinePlan.ForYear(Catalogue(await db.Years.SingleAsync(y => y.InstanceId == Year)), await db.CalendarOf(Unit), (await db.Years.SingleAsync(y => y.InstanceId == Year)).LaunchedAt);
            var item = state.Tokens.Single(t => t.ElementId == "round" && t.Loop is not null).Loop!.Items[1];
            Assert.Equal(plan.Monitor("11m").Due, item.GetProperty("monitor").GetProperty("due").GetDateTimeOffset());
            Assert.NotEqual(before.Rounds[1].GetProperty("monitor").GetProperty("due").GetDateTimeOffset(), plan.Monitor("11m").Due);
        }
        await Change(client, Back("2021-08-10"));
        var back = await Snapshot.Of(this);
        Assert.Equal(before.Scopes, back.Scopes);
        Assert.Equal(before.Waiting, back.Waiting);
    }

    [Fact]
    public async Task What_has_changed_between_preview_and_confirmation_is_a_conflict_that_is_shown_again()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var shown = await Send(client, Holiday("2021-02-17"));
        string task;
        await using (var db = Db()) task = await db.Tasks.Where(t => t.InstanceId == Year && t.State == UserTaskState.Open && t.ElementId == "strategy-recheck").OrderBy(t => t.Id).Select(t => t.Id).FirstAsync();
        var set = new DateTimeOffset(2021, 2, 11, 12, 0, 0, TimeSpan.FromHours(7));
        var planned = (await Snapshot.Of(this)).Tasks.Single(t => t.Id == task).Due;
        await Take(new Reschedule(task, [set]));
        var before = await Snapshot.Of(this);

        var refused = await Send(client, Confirmed(Holiday("2021-02-17"), shown));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("ยังไม่มีการเปลี่ยนแปลงใด ๆ", refused.Text, StringComparison.Ordinal);
        Assert.NotEqual(Field(shown, "Fingerprint"), Field(refused, "Fingerprint"));
        Assert.Equal(before, await Snapshot.Of(this));
        await using (var db = Db()) Assert.Empty(await db.CalendarDays.Where(d => d.Date == new DateOnly(2021, 2, 17)).ToListAsync());

        // What the officer has set by hand stays, all else moves.
        await Change(client, Holiday("2021-02-17"), refused);
        var after = await Snapshot.Of(this);
        Assert.Equal(set, after.Tasks.Single(t => t.Id == task).Due);
        Assert.NotEqual(before.Tasks, after.Tasks);
        await Change(client, Back("2021-02-17"));
        await Take(new Reschedule(task, [planned]));
        Assert.Equal(HttpStatusCode.Conflict, (await Send(client, new() { ["Kind"] = "back", ["Date"] = "2021-02-17", ["Step"] = "preview" })).Status);
    }

    [Fact]
    public async Task When_one_mail_cannot_be_written_nothing_at_all_has_happened()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var shown = await Send(client, Holiday("2021-02-18"));
        var before = await Snapshot.Of(this);
        async Task Address(string? mail)
        {
            await using var db = Db();
            await db.Users.Where(p => p.Id == "strategy2.u01").ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, mail));
        }
        await Address(null);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Send(client, Confirmed(Holiday("2021-02-18"), shown))).Status);
        await Address("strategy2.u01@example.go.th");
        Assert.Equal(before, await Snapshot.Of(this));
        await using var after = Db();
        Assert.True((await after.CalendarOf(Unit)).IsWorkingDay(new(2021, 2, 18)));
    }

    [Fact]
    public async Task A_holiday_is_worked_and_closings_on_days_off_are_told_but_stay()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var form = new Dictionary<string, string> { ["Kind"] = "work", ["Date"] = "2021-02-12", ["Name"] = "เปิดให้บริการ", ["Step"] = "preview" };
        Assert.Contains("วันศุกร์ที่ 12 กุมภาพันธ์ 2564"[3..], (await client.Get("/calendar?year=2564&work=2021-02-12")).Text, StringComparison.Ordinal);
        await Change(client, form);
        await using (var db = Db()) Assert.True((await db.CalendarOf(Unit)).IsWorkingDay(new(2021, 2, 12)));
        var page = (await client.Get("/calendar?year=2564")).Text;
        Assert.Contains("เปิดให้บริการ", page, StringComparison.Ordinal);
        // It can be said once; and it is no holiday that could be given.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, form)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, Holiday("2021-02-12"))).Status);
        await Change(client, Back("2021-02-12"));

        var closing = await Send(client, Holiday("2021-02-19"));
        Assert.Contains("วันปิดรับของกรมตรงกับวันหยุด", closing.Text, StringComparison.Ordinal);
        Assert.Contains("ปิดรับรอบ 5 เดือน ปีงบประมาณ 2564: ศุกร์ที่ 19 กุมภาพันธ์ 2564 เวลา 16.30 น.", Regex.Replace(closing.Text, "<[^>]+>", ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holiday", "", "วันหยุด", "โปรดเลือกวันที่")]
    [InlineData("holiday", "2021-05-11", " ", "โปรดระบุชื่อวันหยุด")]
    [InlineData("holiday", "2021-02-26", "วันหยุด", "เป็นวันหยุดอยู่แล้ว (วันมาฆบูชา)")]
    [InlineData("holiday", "2018-02-26", "วันหยุด", "อยู่นอกปฏิทิน")]
    [InlineData("work", "2021-02-25", "งาน", "เป็นวันทำการอยู่แล้ว")]
    [InlineData("work", "2021-07-24", "งาน", "วันหยุดสุดสัปดาห์")]
    [InlineData("file", "", "", "โปรดเลือกแฟ้มปฏิทิน")]
    public async Task What_cannot_be_is_said_with_what_would_be_right_and_what_was_typed_stays(string kind, string date, string name, string said)
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var answer = await Send(client, new() { ["Kind"] = kind, ["Date"] = date, ["Name"] = name, ["Source"] = "หนังสือที่ 1", ["Step"] = "preview" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        if (kind == "holiday") Assert.Contains("value=\"หนังสือที่ 1\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_file_is_read_shown_and_taken_over()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        const string Good = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:วันสถาปนา\r\n กรม\r\nDTSTART;VALUE=DATE:20200309\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:วันมาฆบูชา\r\nDTSTART;VALUE=DATE:20210226\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var wrong = await Upload(client, Good.Replace("DTSTART;VALUE=DATE:20210226", "DTSTART:20210226T090000", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("วันหยุด.ics บรรทัด 10 (“วันมาฆบูชา”): ไม่ใช่กิจกรรมแบบทั้งวัน", WebUtility.HtmlDecode(wrong.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Upload(client, "BEGIN:VCALENDAR\r\n" + new string('x', IcsFile.MaxSize))).Status);

        var shown = await Upload(client, Good);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("วันที่เปลี่ยน 8 วัน", shown.Text, StringComparison.Ordinal);
        Assert.Contains("มีอยู่ในปฏิทินแล้ว 1 วัน", shown.Text, StringComparison.Ordinal);
        await using (var db = Db()) Assert.Empty(await db.CalendarDays.Where(d => d.Date.Month == 3 && d.Date.Day == 9).ToListAsync());

        var fields = Confirmed(new() { ["Kind"] = "file", ["Source"] = WebUtility.HtmlDecode(Field(shown, "Source")) }, shown).ToList();
        fields.AddRange(Days().Matches(shown.Text).Select(m => KeyValuePair.Create("Days", WebUtility.HtmlDecode(m.Groups[1].Value))));
        using (var content = new FormUrlEncodedContent(fields)) Assert.Equal(HttpStatusCode.Redirect, (await client.Post("/calendar", content)).Status);
        await using (var db = Db())
        {
            var days = await db.CalendarDays.Where(d => d.UnitId == Unit && d.Date.Month == 3 && d.Date.Day == 9).OrderBy(d => d.Date).ToListAsync();
            Assert.Equal(Enumerable.Range(2020, 8), days.Select(d => d.Date.Year));
            Assert.All(days, d => Assert.Equal(("วันสถาปนากรม", "แฟ้ม วันหยุด.ics", Officer), (d.Name, d.Source, d.By)));
            await db.CalendarDays.Where(d => d.UnitId == Unit && d.Date.Month == 3 && d.Date.Day == 9 && d.Date.Year != 2021).ExecuteDeleteAsync();
        }
        var again = await Upload(client, Good.Replace("FREQ=YEARLY", "FREQ=YEARLY;UNTIL=20210401", StringComparison.Ordinal).Replace("20200309", "20210309", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("ทุกวันในแฟ้มมีอยู่ในปฏิทินแล้ว", again.Text, StringComparison.Ordinal);
        await Change(client, Back("2021-03-09"));
    }

    [Fact]
    public async Task Another_procedure_that_counts_working_days_itself_moves_too()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        Assert.Equal(HttpStatusCode.Created, (await client.Post("/api/procedures", new { bpmn = Counting, note = "นับวันทำการเอง" })).Status);
        await client.Post("/api/messages", new { name = "counting-begins" });
        async Task<UserTask> Task()
        {
            await using var db = Db();
            return await db.Tasks.AsNoTracking().SingleAsync(t => t.ElementId == "counted" && t.State == UserTaskState.Open);
        }
        var before = (await Task()).DueAt!.Value;
        await Change(client, Holiday("2021-02-10"));
        await using (var db = Db())
        {
            // Three working days from now: over one more day off.
            Assert.Equal((await db.CalendarOf(Unit)).AddWorkingDays(new(2021, 2, 8), 3), DateOnly.FromDateTime((await Task()).DueAt!.Value.AddHours(7).DateTime));
            Assert.NotEqual(before, (await Task()).DueAt);
            var timer = await db.Timers.SingleAsync(t => t.ElementId == "counted-late");
            Assert.Equal((await db.CalendarOf(Unit)).AddWorkingDays(new(2021, 2, 8), 5), DateOnly.FromDateTime(timer.DueAt.AddHours(7).DateTime));
        }
        await Change(client, Back("2021-02-10"));
        Assert.Equal(before, (await Task()).DueAt);
    }

    const string Counting = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
          <message id="m" name="counting-begins" />
          <process id="counting" name="นับวันทำการ" isExecutable="true">
            <startEvent id="start"><messageEventDefinition messageRef="m" /></startEvent>
            <userTask id="counted" name="งานสามวันทำการ" camunda:candidateGroups="strategy" camunda:dueDate="${workingDays(new Date(Date.now() + 25200000).toISOString().slice(0, 19) + '+07:00', 3, '16:30')}" camunda:formKey="done" />
            <boundaryEvent id="counted-late" name="ช้า" attachedToRef="counted" cancelActivity="false"><timerEventDefinition><timeDate>${workingDays(new Date(Date.now() + 25200000).toISOString().slice(0, 19) + '+07:00', 5, '08:30')}</timeDate></timerEventDefinition></boundaryEvent>
            <endEvent id="end" /><endEvent id="late" />
            <sequenceFlow id="f1" sourceRef="start" targetRef="counted" /><sequenceFlow id="f2" sourceRef="counted" targetRef="end" /><sequenceFlow id="f3" sourceRef="counted-late" targetRef="late" />
          </process>
        </definitions>
        """;

    [Fact]
    public async Task A_year_that_is_launched_goes_by_the_days_of_its_unit()
    {
        using var client = await ApiClient.As("strategy.u02", host.Address);
        await Change(client, Holiday("2021-08-16"));
        var catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
        var officer = new Viewer("strategy.u02", "strategy", "u02", new HashSet<string> { Storage.People.PostIds.Strategy });
        var holders = catalogue.Kpis.ToDictionary(k => k.Code, _ => "owner1.u02");
        Assert.Equal(Outcome.Ok, await host.App.Services.GetRequiredService<YearDesk>().Launch(BuiltinCatalogues.Text("fy2564-one-stop-service.yaml"), "fy2564-one-stop-service.yaml", holders, officer));
        await using var db = Db();
        var state = StateJson.Read((await db.Instances.SingleAsync(i => i.Id == "u02-2564")).State);
        Assert.Contains("2021-08-16", state.Variables.Get<string[]>("holidays")!);
        var plan = DeadlinePlan.ForYear(catalogue, await db.CalendarOf("u02"), (await db.Years.SingleAsync(y => y.InstanceId == "u02-2564")).LaunchedAt);
        Assert.NotEqual(plan.Monitor("11m").Due, DeadlinePlan.ForYear(catalogue, WorkingCalendar.Thai, Now).Monitor("11m").Due);
        Assert.Contains(plan.Monitor("11m").Due.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), state.Variables.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_report_is_charged_by_the_days_of_its_unit()
    {
        using var client = await ApiClient.As(Officer, host.Address);
        var expectations = host.App.Services.GetRequiredService<Expectations>();
        async Task<int> DaysLate()
        {
            await using var db = Db();
            db.SmartAttachments.Add(new Storage.Evidence.SmartAttachment { UnitId = Unit, Year = 2564, Kpi = "1.2.1", Round = "5m", AttachedAt = new(2021, 2, 23, 10, 0, 0, TimeSpan.FromHours(7)), By = Officer, Reference = "r", ProofSha256 = "s", ProofFileName = "p" });
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.SaveChangesAsync();
            // Looked at and left without a trace.
            return (await expectations.Of(db, new KpiRound(Unit, 2564, "1.2.1", "5m"))).Answer.DaysLate;
        }
        Assert.Equal(2, await DaysLate());
        await Change(client, Holiday("2021-02-22"));
        Assert.Equal(1, await DaysLate());
        await Change(client, Back("2021-02-22"));
    }

    // --- What the tests stand on --------------------------------------------------------------------------------------

    static readonly DateTimeOffset Now = new(2021, 2, 8, 9, 0, 0, TimeSpan.FromHours(7));

    PaContext Db() => host.App.Services.GetRequiredService<ContextFactory>().Create();

    Catalogue Catalogue(Storage.Years.AgreementYear year) => host.App.Services.GetRequiredService<Catalogues>().Of(year);

    Task Take(Command command) => host.App.Services.GetRequiredService<Transaction>().Run(async db => Assert.Null(await host.App.Services.GetRequiredService<Stepper>().Take(db, Year, command, "test")));

    static Dictionary<string, string> Holiday(string date, string step = "preview") => new() { ["Kind"] = "holiday", ["Date"] = date, ["Name"] = "วันหยุดกรณีพิเศษ", ["Source"] = "มติคณะรัฐมนตรี", ["Step"] = step };

    static Dictionary<string, string> Back(string date) => new() { ["Kind"] = "back", ["Date"] = date, ["Step"] = "preview" };

    static async Task<Answer> Send(ApiClient client, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await client.Post("/calendar", content);
    }

    static async Task<Answer> Upload(ApiClient client, string ics)
    {
        using var content = new MultipartFormDataContent { { new StringContent("file"), "Kind" }, { new StringContent("preview"), "Step" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(ics));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/calendar");
        content.Add(file, "File", "วันหยุด.ics");
        return await client.Post("/calendar", content);
    }

    static string Field(Answer answer, string name) => Regex.Match(answer.Text, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    static Dictionary<string, string> Confirmed(Dictionary<string, string> form, Answer shown) =>
        new(form) { ["Step"] = "confirm", ["Fingerprint"] = Field(shown, "Fingerprint"), ["CommandId"] = Field(shown, "CommandId") };

    /// <summary>Shows a change and confirms it.</summary>
    /// <returns>The form as it was confirmed.</returns>
    static async Task<Dictionary<string, string>> Change(ApiClient client, Dictionary<string, string> form, Answer? shown = null)
    {
        shown ??= await Send(client, form);
        Assert.True(shown.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{shown.Status}: {Regex.Match(shown.Text, "note-fault.*?</div>", RegexOptions.Singleline).Value}");
        var confirmed = Confirmed(form, shown);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, confirmed)).Status);
        return confirmed;
    }

    [GeneratedRegex("name=\"Days\" value=\"([^\"]*)\"")]
    private static partial Regex Days();

    sealed record OpenTask(string Id, string Element, string? Kpi, DateTimeOffset Due);
    sealed record SetTimer(string Id, DateTimeOffset Due);
    sealed record Written(string Person, string Body);

    /// <summary>All of a unit that a change of the calendar could touch.</summary>
    sealed class Snapshot : IEquatable<Snapshot>
    {
        public required IReadOnlyList<OpenTask> Tasks { get; init; }
        public required IReadOnlyList<SetTimer> Timers { get; init; }
        public required IReadOnlyList<Written> Mails { get; init; }
        public required IReadOnlyList<System.Text.Json.JsonElement> Rounds { get; init; }
        public required string Scopes { get; init; }
        public required string Waiting { get; init; }

        public static async Task<Snapshot> Of(CalendarTests tests)
        {
            await using var db = tests.Db();
            var state = StateJson.Read((await db.Instances.AsNoTracking().SingleAsync(i => i.Id == Year)).State);
            return new()
            {
                Tasks = await db.Tasks.Where(t => t.InstanceId == Year && t.State == UserTaskState.Open && t.DueAt != null).OrderBy(t => t.Id).Select(t => new OpenTask(t.Id, t.ElementId, t.Kpi, t.DueAt!.Value)).ToListAsync(),
                Timers = await db.Timers.Where(t => t.InstanceId == Year).OrderBy(t => t.Id).Select(t => new SetTimer(t.Id, t.DueAt)).ToListAsync(),
                Mails = await db.Mails.Where(m => m.UnitId == Unit && m.Kind == MailKind.Notice).OrderBy(m => m.Id).Select(m => new Written(m.PersonId, m.Body)).ToListAsync(),
                Rounds = state.Variables.Get<System.Text.Json.JsonElement[]>("rounds")!,
                Scopes = string.Join('\n', state.Scopes.Select(s => $"{s.Number} {s.Locals}")),
                Waiting = string.Join('\n', state.Tokens.Select(t => $"{t.Number} {t.ElementId} {string.Join(' ', t.Armed.Select(a => $"{a.ElementId} {a.DueAt:o} {string.Join(' ', a.Later.Select(l => l.ToString("o")))}"))} {string.Join(' ', t.Loop?.Items.Select(i => i.GetRawText()) ?? [])}")),
            };
        }

        public bool Equals(Snapshot? other) => other is not null && Tasks.SequenceEqual(other.Tasks) && Timers.SequenceEqual(other.Timers) && Mails.SequenceEqual(other.Mails) && Scopes == other.Scopes && Waiting == other.Waiting;

        public override bool Equals(object? obj) => Equals(obj as Snapshot);
        public override int GetHashCode() => Scopes.GetHashCode(StringComparison.Ordinal);
    }
}
