using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>Evidence in a real browser: a large file over a line that breaks, the review beside the file, only what fell short goes back.</summary>
public sealed class EvidenceWalk(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_large_file_survives_a_broken_line_and_a_closed_page()
    {
        await using var browser = await Browser.Start();
        var page = await browser.Open(host.Address);
        var (task, criterion) = await EvidenceTasks.Open(host);
        await SignIn(page, task.Assignee!);
        var path = $"/tasks/{Uri.EscapeDataString(task.Id)}";
        await page.GotoAsync(path);
        var section = page.Locator($"[id='criterion-{criterion}']");
        var bytes = new byte[12 * 1024 * 1024];
        new Random(7).NextBytes(bytes);
        "%PDF-1.4\n"u8.CopyTo(bytes);
        var file = Path.Combine(Ground.Temporary(), "หลักฐานขนาดใหญ่.pdf");
        await File.WriteAllBytesAsync(file, bytes);

        // The line breaks after the third part.
        var parts = 0;
        await page.RouteAsync("**/files/uploads/*", async route =>
        {
            if (route.Request.Method == "PATCH" && ++parts == 4) await page.Context.SetOfflineAsync(true);
            await route.ContinueAsync();
        });
        await section.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await Expect(section.GetByText("สัญญาณขาด")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.UnrouteAllAsync();
        await page.Context.SetOfflineAsync(false);
        // Held by hand, then the page is closed and opened again: it goes on by itself from where it was.
        await section.GetByRole(AriaRole.Button, new() { Name = "หยุดพัก" }).ClickAsync();
        await page.GotoAsync(path);
        await Expect(section.Locator("[data-files]").GetByRole(AriaRole.Link, new() { Name = "หลักฐานขนาดใหญ่.pdf", Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var stored = await db.EvidenceFiles.SingleAsync(f => f.FileName == "หลักฐานขนาดใหญ่.pdf");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(1, await db.EvidenceUploads.CountAsync(u => u.FileName == "หลักฐานขนาดใหญ่.pdf"));

        // A picture is pasted, a file is dropped; what is refused says why.
        await section.Locator("h2").ClickAsync();
        await page.EvaluateAsync(GiveFile("paste", criterion, "ภาพ.png", [0x89, .. "PNG\r\n\u001a\n"u8, 1]));
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "ภาพ.png", Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.EvaluateAsync(GiveFile("drop", criterion, "บันทึก.txt", [.. Encoding.UTF8.GetBytes("ประชุมแล้ว")]));
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "บันทึก.txt", Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.EvaluateAsync(GiveFile("drop", criterion, "โปรแกรม.exe", [1, 2, 3]));
        await Expect(section.GetByText("ชนิดที่ไม่รับ")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await section.GetByRole(AriaRole.Button, new() { Name = "ยกเลิก โปรแกรม.exe" }).ClickAsync();

        // The paper's own day, and the months at a glance.
        await page.Locator($"[name='Dated[{stored.Id}]']").FillAsync("2021-01-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกไว้ก่อน" }).ClickAsync();
        await Expect(page.Locator($"[name='Dated[{stored.Id}]']")).ToHaveValueAsync("2021-01-20");
        var pictures = new Pictures(page, "evidence");
        await pictures.Take("upload");
        await section.GetByRole(AriaRole.Link, new() { Name = "ใช้ไฟล์ที่มีอยู่แล้ว" }).ClickAsync();
        await pictures.Take("reuse");
        await page.GotoAsync("/evidence?all=true");
        await pictures.Take("months");
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task The_review_stands_beside_the_file_and_only_what_fell_short_goes_back()
    {
        await using var browser = await Browser.Start();
        var page = await browser.Open(host.Address);
        var check = await EvidenceTasks.Check(host);
        var criteria = await Criteria(check);
        await SignIn(page, EvidenceTasks.Checker(check).PersonId);
        var pictures = new Pictures(page, "review");
        await page.GotoAsync($"/tasks/{Uri.EscapeDataString(check.Id)}");
        var viewer = page.FrameLocator("iframe[name=viewer]");
        await Expect(viewer.GetByText("หลักฐานตัวชี้วัด").First).ToBeVisibleAsync();
        await pictures.Take("review");
        var before = await page.Locator("#expected .expected-score strong").TextContentAsync();

        // By keyboard alone: return the first criterion, say why, send back.
        var bad = page.Locator($"[name='Decide[{criteria[0]}]'][value=approve]");
        await bad.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#expected")).ToContainTextAsync($"ส่งกลับข้อ {criteria[0]}");
        Assert.NotEqual(before, await page.Locator("#expected .expected-score strong").TextContentAsync());
        await page.Locator("button[value=return]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"โปรดบอกว่าเกณฑ์ข้อ {criteria[0]} ต้องแก้ไขอะไร").First).ToBeVisibleAsync();
        await page.Locator($"[id='Returned[{criteria[0]}]']").FocusAsync();
        await page.Keyboard.InsertTextAsync("ขาดลายมือชื่อผู้อำนวยการ");
        await pictures.Take("returning");
        await page.Locator("button[value=return]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("ส่งกลับพร้อมเหตุผลแล้ว")).ToBeVisibleAsync();
        await host.Work();

        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.UnitId == "u01" && t.Kpi == check.Kpi && t.Round == check.Round && t.Form == "evidence" && t.State == UserTaskState.Open);
        await SignIn(page, task.Assignee!);
        await page.GotoAsync($"/tasks/{Uri.EscapeDataString(task.Id)}");
        var (back, rest) = (page.Locator($"[id='criterion-{criteria[0]}']"), page.Locator($"[id='criterion-{criteria[1]}']"));
        await Expect(back.GetByText("ขาดลายมือชื่อผู้อำนวยการ")).ToBeVisibleAsync();
        await Expect(rest.GetByText("เห็นชอบแล้ว").First).ToBeVisibleAsync();
        await Expect(rest.Locator("input[type=file]")).ToHaveCountAsync(0);

        // A newer version under the same name takes the place of the one that came back.
        var old = await db.EvidenceFiles.AsNoTracking().FirstAsync(f => f.UnitId == "u01" && f.Kpi == check.Kpi && f.Round == check.Round && f.Criterion == criteria[0] && f.RemovedAt == null);
        await back.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = old.FileName, MimeType = old.ContentType, Buffer = SamplePaper.Of("หลักฐานฉบับแก้ไข", "ลงนามโดยผู้อำนวยการแล้ว") });
        await Expect(page.Locator("[data-said]")).ToContainTextAsync("แนบไฟล์", new() { Timeout = 30_000 });
        await pictures.Take("returned");
        var now = await db.EvidenceFiles.AsNoTracking().SingleAsync(f => f.UnitId == "u01" && f.Kpi == check.Kpi && f.Round == check.Round && f.Criterion == criteria[0] && f.RemovedAt == null && f.FileName == old.FileName);
        await page.GotoAsync($"/evidence/files/{now.Id}?against={old.Id}");
        await Expect(page.Locator(".line-added")).ToContainTextAsync(["หลักฐานฉบับแก้ไข", "ลงนามโดยผู้อำนวยการแล้ว"]);
        await pictures.Take("changes");
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));

        // Another unit's file does not exist; nothing runs in a file that is shown.
        await SignIn(page, "owner1.u02");
        Assert.Equal(404, (await page.APIRequest.GetAsync($"{host.Address}/evidence/files/{now.Id}")).Status);
        await SignIn(page, task.Assignee!);
        var shown = await page.APIRequest.GetAsync($"{host.Address}/evidence/files/{now.Id}");
        Assert.Contains("script-src 'none'", shown.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JavaScript_the_score_is_reckoned_a_criterion_returned_and_a_file_attached()
    {
        await using var browser = await Browser.Start();
        var page = await browser.Open(host.Address, javaScript: false);
        var check = await EvidenceTasks.Check(host);
        var criteria = await Criteria(check);
        await SignIn(page, EvidenceTasks.Checker(check).PersonId);
        await page.GotoAsync($"/tasks/{Uri.EscapeDataString(check.Id)}");
        await page.Locator($"[name='Decide[{criteria[0]}]'][value=return]").CheckAsync();
        await page.Locator($"[id='Returned[{criteria[0]}]']").FillAsync("ไฟล์อ่านไม่ชัด");
        await page.GetByRole(AriaRole.Button, new() { Name = "คำนวณคะแนน" }).ClickAsync();
        await Expect(page.Locator("#expected")).ToContainTextAsync("คะแนนถ้าตัดสินตามที่เลือก");
        await Expect(page.Locator($"[id='Returned[{criteria[0]}]']")).ToHaveValueAsync("ไฟล์อ่านไม่ชัด");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งกลับ", Exact = true }).ClickAsync();
        await Expect(page.GetByText("ส่งกลับพร้อมเหตุผลแล้ว")).ToBeVisibleAsync();
        await host.Work();
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.UnitId == "u01" && t.Kpi == check.Kpi && t.Round == check.Round && t.Form == "evidence" && t.State == UserTaskState.Open);
        await SignIn(page, task.Assignee!);
        await page.GotoAsync($"/tasks/{Uri.EscapeDataString(task.Id)}");
        var section = page.Locator($"[id='criterion-{criteria[0]}']");
        await section.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "ชัดแล้ว.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n") });
        await section.GetByRole(AriaRole.Button, new() { Name = "แนบ", Exact = true }).ClickAsync();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "ชัดแล้ว.pdf", Exact = true })).ToBeVisibleAsync();
    }

    async Task<List<string>> Criteria(UserTask task)
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        return [.. Expectations.CriteriaOf(host.App.Services.GetRequiredService<Catalogues>().Of((await db.Years.FindAsync(task.UnitId, task.Year))!), KpiRound.Of(task))];
    }

    /// <summary>As the browser does when a person pastes or drops a file.</summary>
    static string GiveFile(string how, string criterion, string name, byte[] bytes) => $$"""
        () => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([{{string.Join(',', bytes)}}])], "{{name}}"));
          const section = document.getElementById("criterion-{{criterion}}");
          if ("{{how}}" === "paste") document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
          else section.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    static async Task SignIn(IPage page, string person)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
