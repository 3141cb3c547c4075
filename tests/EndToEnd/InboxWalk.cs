using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Search;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>The inbox and the search in a real browser: filters and views, several at once, handing over and asking, keys, what comes while it is open.</summary>
public sealed class InboxWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    /// <summary>Queries of one page, at most.</summary>
    const int MaxQueries = 8;

    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Filters_are_in_the_address_and_a_view_keeps_them()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "inbox");
        await SignIn(page, "strategy.u01");
        await pictures.Take("mine");
        await page.GetByRole(AriaRole.Link, new() { Name = "ทั้งหน่วยงาน" }).ClickAsync();
        await Expect(page.GetByText("อยู่กับ").First).ToBeVisibleAsync();
        await page.Locator("#by-form").SelectOptionAsync("evidence");
        await page.GetByRole(AriaRole.Button, new() { Name = "กรอง", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("show=everyone.*form=evidence"));
        foreach (var name in await page.Locator(".task strong").AllTextContentsAsync()) Assert.Equal("รวบรวมและแนบหลักฐาน", name);
        await pictures.Take("filtered");

        await page.GetByText("เก็บมุมมองนี้").ClickAsync();
        await page.GetByLabel("ชื่อมุมมอง").FillAsync("ผู้จัดเก็บที่ยังไม่ส่ง");
        await page.GetByRole(AriaRole.Button, new() { Name = "เก็บ", Exact = true }).ClickAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "ผู้จัดเก็บที่ยังไม่ส่ง" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("show=everyone.*form=evidence"));
        await pictures.Take("view");
        await page.GetByRole(AriaRole.Button, new() { Name = "ลบมุมมอง ผู้จัดเก็บที่ยังไม่ส่ง" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "ผู้จัดเก็บที่ยังไม่ส่ง" })).ToHaveCountAsync(0);
        // What an address says wrongly is as if it were not said.
        await page.GotoAsync("/?show=nonsense&after=nonsense&holder=someone");
        await Expect(page.Locator(".pills a[aria-current=true]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^ทั้งหมด"));
        await page.GotoAsync("/?show=done");
        await pictures.Take("done");
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task The_keys_move_tick_open_and_search()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "inbox-keys");
        await SignIn(page, "strategy.u01");
        await page.GotoAsync("/?show=everyone");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await pictures.Take("keys");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".several")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".task-item").Nth(1).Locator("input")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("เลือกไว้ 2 เรื่อง")).ToBeVisibleAsync();
        await pictures.Take("ticked");
        // In a field the keys are letters.
        await page.Locator("#Reason").FillAsync("");
        await page.Locator("#Reason").PressSequentiallyAsync("jx?/");
        await Expect(page.Locator("#Reason")).ToHaveValueAsync("jx?/");
        await page.Locator(".task-item").First.Locator("a.task").FocusAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator(".find input")).ToBeFocusedAsync();
        await page.Locator(".task-item").First.Locator("a.task").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/tasks/"));
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task Several_are_reminded_handed_over_and_approved_and_each_says_what_became_of_it()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "inbox-several");
        await SignIn(page, "strategy.u01");
        await page.GotoAsync("/?show=everyone&form=evidence");
        await Tick(page, 1);
        await page.Locator("#Reason").FillAsync("เหลือเวลาอีกไม่มาก");
        await page.GetByRole(AriaRole.Button, new() { Name = "เตือน", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ทำสำเร็จ 1 จาก 1 เรื่อง")).ToBeVisibleAsync();
        await Tick(page, 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "เตือน", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ทำสำเร็จ 0 จาก 1 เรื่อง")).ToBeVisibleAsync();
        await Expect(page.GetByText("วันนี้เตือนงานนี้ไปแล้ว").First).ToBeVisibleAsync();
        await pictures.Take("reminded");
        await using (var db = Contexts.Create()) Assert.Equal(1, await db.Mails.CountAsync(m => m.Occasion.StartsWith("asked:") && m.Body.Contains("เหลือเวลาอีกไม่มาก")));

        // One without a reason is refused at the field, and what was ticked stays ticked.
        await page.Locator("#Reason").FillAsync("");
        await page.Locator("#To").SelectOptionAsync("owner6.u01");
        await page.GetByRole(AriaRole.Button, new() { Name = "มอบงานต่อ" }).ClickAsync();
        await Expect(page.GetByText("โปรดระบุเหตุผลที่มอบงานต่อ").First).ToBeVisibleAsync();
        await Expect(page.GetByText("เลือกไว้ 1 เรื่อง")).ToBeVisibleAsync();
        await page.Locator("#Reason").FillAsync("ผู้จัดเก็บลาป่วย");
        await page.GetByRole(AriaRole.Button, new() { Name = "มอบงานต่อ" }).ClickAsync();
        await Expect(page.GetByText("ทำสำเร็จ 1 จาก 1 เรื่อง")).ToBeVisibleAsync();
        await pictures.Take("handed-over");
        await using (var db = Contexts.Create())
        {
            Assert.True(await db.Tasks.AnyAsync(t => t.State == UserTaskState.Open && t.Assignee == "owner6.u01" && t.ReceivedFrom == "strategy.u01"));
            Assert.True(await db.Audit.AnyAsync(e => e.Action == "task.handed-over" && e.Actor == "strategy.u01"));
            Assert.True(await db.Mails.AnyAsync(m => m.PersonId == "owner6.u01" && m.Occasion.StartsWith("hand-over:") && m.Body.Contains("ผู้จัดเก็บลาป่วย")));
        }

        // The receiver sees from whom, and the files of the one before.
        await As(page, "owner6.u01");
        await Expect(page.GetByText("จาก นักวิเคราะห์นโยบายและแผน").First).ToBeVisibleAsync();

        await As(page, "director.u01");
        int checks;
        await using (var db = Contexts.Create()) checks = await db.Tasks.CountAsync(t => t.UnitId == "u01" && t.State == UserTaskState.Open && t.Form == "director-check");
        Assert.True(checks > 0, "the demonstration has a check for the director");
        await page.GotoAsync("/?form=director-check");
        await Tick(page, 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "เห็นชอบ", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ทำสำเร็จ 1 จาก 1 เรื่อง")).ToBeVisibleAsync();
        await using (var db = Contexts.Create()) Assert.Equal(checks - 1, await db.Tasks.CountAsync(t => t.UnitId == "u01" && t.State == UserTaskState.Open && t.Form == "director-check"));
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task A_task_is_taken_on_given_back_and_asked_about()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "task-notes");
        await SignIn(page, "strategy.u01");
        await page.Locator("a.task").First.ClickAsync();
        var task = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { Name = "รับเรื่อง" }).ClickAsync();
        await Expect(page.GetByText("รับเรื่องแล้ว").First).ToBeVisibleAsync();
        await page.GetByText("ถามหรือบันทึกข้อความ").ClickAsync();
        await page.GetByLabel("ถามใคร").SelectOptionAsync("owner1.u01");
        await page.Locator("#Remark").FillAsync("ตัวเลขผู้รับบริการใช้ของเดือนใด");
        await pictures.Take("asking");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่ง", Exact = true }).ClickAsync();
        await Expect(page.GetByText("รอคำตอบ")).ToBeVisibleAsync();

        // Who is asked sees it at once, and the task although it is not theirs.
        await As(page, "owner1.u01");
        await page.GetByText("ตัวเลขผู้รับบริการใช้ของเดือนใด").ClickAsync();
        await pictures.Take("asked");
        await page.GetByLabel("คำตอบ").FillAsync("ใช้ของเดือนมกราคม <b>2564</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตอบ", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ส่งคำตอบแล้ว").First).ToBeVisibleAsync();

        // Another of the same post sees who has it, cannot do it, and may take it over with a reason.
        await As(page, "strategy2.u01");
        await Expect(page.Locator($"a.task[href='{task}']")).ToHaveCountAsync(0);
        await page.GotoAsync(task);
        await Expect(page.GetByText("งานนี้อยู่กับ นักวิเคราะห์นโยบายและแผน")).ToBeVisibleAsync();
        await Expect(page.GetByText("ใช้ของเดือนมกราคม <b>2564</b>")).ToBeVisibleAsync();
        await page.GetByText("มอบงานต่อให้ผู้อื่น").ClickAsync();
        await page.Locator("#To").SelectOptionAsync("strategy2.u01");
        await page.Locator("#HandOverReason").FillAsync("ผู้รับเรื่องไปราชการ");
        await pictures.Take("taking-over");
        await page.GetByRole(AriaRole.Button, new() { Name = "มอบงานต่อ", Exact = true }).ClickAsync();
        await Expect(page.GetByText("มอบงานต่อแล้ว").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "คืนเรื่อง" }).ClickAsync();
        await Expect(page.GetByText("คืนเรื่องแล้ว").First).ToBeVisibleAsync();
        await pictures.Take("given-back");
        var id = Uri.UnescapeDataString(task["/tasks/".Length..]);
        await using (var db = Contexts.Create())
            Assert.Equal(["task.claimed", "task.given-back", "task.handed-over", "task.noted", "task.noted"],
                (await db.Audit.Where(e => e.Detail.Contains(id) && e.Action.StartsWith("task.")).Select(e => e.Action).ToListAsync())
                    .Where(a => a is "task.claimed" or "task.given-back" or "task.handed-over" or "task.noted").Order(StringComparer.Ordinal));
        // Another unit's task is not there.
        await As(page, "strategy.u02");
        Assert.Equal(404, (await page.APIRequest.GetAsync(host.Address + task)).Status);
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task What_comes_while_the_list_is_open_is_said_and_moves_nothing_that_is_ticked()
    {
        var page = await browser.Open(host.Address);
        await SignIn(page, "strategy2.u01");
        await Expect(page.Locator(".menu [data-open]")).ToBeVisibleAsync();
        var before = await page.Locator(".menu [data-open]").TextContentAsync();
        await Tick(page, 1);
        await page.Locator(".menu").HoverAsync();
        await New("งานที่เพิ่งมาถึง", "live-1");
        await page.EvaluateAsync("document.dispatchEvent(new Event('inbox:beat'))");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "มีงานใหม่ 1 เรื่อง" })).ToBeVisibleAsync();
        await Expect(page.GetByText("งานที่เพิ่งมาถึง")).ToHaveCountAsync(0);
        await Expect(page.Locator(".menu [data-open]")).Not.ToHaveTextAsync(before!);
        await page.GetByRole(AriaRole.Button, new() { Name = "มีงานใหม่ 1 เรื่อง" }).ClickAsync();
        await Expect(page.GetByText("งานที่เพิ่งมาถึง")).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("input[name=Tick]:checked").CountAsync());

        var first = await page.APIRequest.GetAsync($"{host.Address}/inbox/pulse");
        var again = await page.APIRequest.GetAsync($"{host.Address}/inbox/pulse", new() { Headers = new Dictionary<string, string> { ["If-None-Match"] = first.Headers["etag"] } });
        Assert.Equal((200, 304), (first.Status, again.Status));
    }

    [Fact]
    public async Task A_list_of_a_thousand_comes_in_pages_and_asks_the_database_as_little_as_a_short_one()
    {
        await host.App.Services.GetRequiredService<Transaction>().Run(db =>
        {
            for (var n = 0; n < 1100; n++) db.Tasks.Add(Row($"งานที่ {n}", $"many-{n}", "clerk", n));
            return Task.CompletedTask;
        });
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "inbox-many");
        await SignIn(page, "clerk.u01");
        await Expect(page.Locator(".pills a[aria-current=true] .count")).ToHaveTextAsync("999+");
        await Expect(page.Locator(".task")).ToHaveCountAsync(50);
        await page.GetByRole(AriaRole.Link, new() { Name = "แสดงเพิ่ม" }).ClickAsync();
        await Expect(page.Locator(".task")).ToHaveCountAsync(100);
        Assert.Equal(100, (await page.Locator(".task").EvaluateAllAsync<string[]>("rows => rows.map(row => row.getAttribute('href'))")).Distinct().Count());
        await pictures.Take("further");
        Assert.Empty(pictures.Complaints);
        // Without scripts the same link leads to the page that follows.
        var plain = await browser.Open(host.Address, 360, 740, javaScript: false);
        await SignIn(plain, "clerk.u01");
        await plain.GetByRole(AriaRole.Link, new() { Name = "แสดงเพิ่ม" }).ClickAsync();
        await Expect(plain.Locator(".task")).ToHaveCountAsync(50);
        await Expect(plain.GetByRole(AriaRole.Link, new() { Name = "กลับไปต้นรายการ" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_page_asks_the_database_eight_times_at_most()
    {
        using var asked = new AskedQueries(host.App.Services.GetRequiredService<IHttpContextAccessor>(), host.Address);
        var page = await browser.Open(host.Address);
        foreach (var person in new[] { "strategy.u01", "owner1.u01", "head-admin.u01" })
        {
            await As(page, person);
            await using var db = Contexts.Create();
            var forms = await db.Tasks.Where(t => t.UnitId == "u01").GroupBy(t => t.Form).Select(g => g.Max(t => t.Id)!).ToListAsync();
            string[] pages = ["/", "/?show=waiting", "/?show=everyone", "/?show=done", "/?show=week&round=5m", "/search?q=หลักฐาน", "/search?q=ห", "/search?q=หลักฐาน&kind=FileText", "/inbox/pulse", "/evidence"];
            foreach (var address in pages.Concat(forms.Select(task => $"/tasks/{Uri.EscapeDataString(task)}")))
            {
                asked.Take("");
                // A task of others may not be there for the person; that costs less.
                Assert.Contains((await page.APIRequest.GetAsync(host.Address + address)).Status, address.StartsWith("/tasks/", StringComparison.Ordinal) ? [200, 404] : new[] { 200 });
                var queries = asked.Take(Uri.UnescapeDataString(address.Split('?')[0]));
                TestContext.Current.TestOutputHelper?.WriteLine($"{person} {address}: {queries.Count}");
                Assert.True(queries.Count is > 0 and <= MaxQueries, $"{person} {address}: {queries.Count} queries\n{string.Join("\n--\n", queries)}");
            }
        }
    }

    [Fact]
    public async Task Words_are_found_in_titles_letters_names_and_inside_files_by_those_who_may_see_them()
    {
        await host.App.Services.GetRequiredService<WordsWorker>().Run(CancellationToken.None);
        await using (var db = Contexts.Create())
        {
            Assert.True(await db.FileTexts.AnyAsync(t => t.State == FileTextState.Done));
            Assert.Empty(await db.FileTexts.Where(t => t.State == FileTextState.Failed).Select(t => t.Fault).ToListAsync());
        }
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "search");
        await SignIn(page, "strategy.u01");
        await page.Locator(".find input").FillAsync("ลักฐา");
        await page.Locator(".find input").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งาน", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ข้อความในไฟล์หลักฐาน" })).ToBeVisibleAsync();
        await Expect(page.Locator("mark").First).ToHaveTextAsync("ลักฐา");
        await pictures.Take("found");
        await page.GetByRole(AriaRole.Link, new() { Name = "ดูทั้งหมดในงาน" }).ClickAsync();
        await Expect(page.Locator(".found .list-row").First).ToBeVisibleAsync();
        await pictures.Take("one-kind");
        await page.GotoAsync("/search?q=คำสั่งแต่งตั้ง");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "หนังสือ", Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/search?q=1.2.1-1-5m.docx");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ชื่อไฟล์หลักฐาน" })).ToBeVisibleAsync();
        await page.GotoAsync("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\" OR ก*"));
        await Expect(page.GetByText("ไม่พบ “<script>alert(1)</script>")).ToBeVisibleAsync();
        await pictures.Take("nothing");
        await page.GotoAsync("/search?q=งา");
        await Expect(page.GetByText("พิมพ์อย่างน้อย 3 ตัวอักษร")).ToBeVisibleAsync();
        await page.GotoAsync("/search");
        await pictures.Take("empty");

        // An owner finds their own KPI's files and nobody else's; a unit that has nothing finds nothing.
        await As(page, "owner1.u01");
        await page.GotoAsync("/search?q=1.2.1-1-5m.docx");
        await Expect(page.Locator(".found")).Not.ToHaveCountAsync(0);
        await As(page, "owner3.u01");
        await page.GotoAsync("/search?q=1.2.1-1-5m.docx");
        await Expect(page.Locator(".found")).ToHaveCountAsync(0);
        await As(page, "strategy.u02");
        await page.GotoAsync("/search?q=หลักฐาน");
        await Expect(page.Locator(".found")).ToHaveCountAsync(0);
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task Without_scripts_on_a_small_screen_it_is_the_same()
    {
        var page = await browser.Open(host.Address, 360, 740, javaScript: false);
        await SignIn(page, "strategy.u01");
        await page.GotoAsync("/?show=everyone&form=evidence");
        await page.Locator("input[name=Tick]").Last.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "เห็นชอบ", Exact = true }).ClickAsync();
        await Expect(page.GetByText("งานนี้อยู่กับผู้อื่น ท่านจึงเห็นชอบแทนไม่ได้")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ค้นหา", Exact = true }).ClickAsync();
        await page.Locator("#q").FillAsync("ตัวชี้วัด");
        await page.GetByRole(AriaRole.Button, new() { Name = "ค้นหา" }).ClickAsync();
        await Expect(page.Locator(".found").First).ToBeVisibleAsync();
    }

    ContextFactory Contexts => host.App.Services.GetRequiredService<ContextFactory>();

    static async Task Tick(IPage page, int many)
    {
        for (var n = 0; n < many; n++) await page.Locator("input[name=Tick]").Nth(n).CheckAsync();
    }

    /// <summary>A task of the strategy unit's, as a step would open it.</summary>
    Task New(string name, string id) => host.App.Services.GetRequiredService<Transaction>().Run(db =>
    {
        db.Tasks.Add(Row(name, id, "strategy", 0));
        return Task.CompletedTask;
    });

    UserTask Row(string name, string id, string post, int hours)
    {
        var now = host.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new()
        {
            Id = id, InstanceId = "u01-2564", UnitId = "u01", Year = 2564, ElementId = "extra", Name = name, Post = post, Form = "done", Properties = "{}", Variables = "{}",
            DueAt = now.AddHours(hours), CreatedAt = now, HeldSince = now.AddSeconds(1),
        };
    }

    static async Task As(IPage page, string person)
    {
        await page.Context.ClearCookiesAsync();
        await SignIn(page, person);
    }

    static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
