using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>The office's own forms of letters in a real browser: a broken one is refused with every fault, a good one serves the next letter, and back again.</summary>
public sealed class FormsWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Kind = "return-memo";
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task The_office_changes_a_form_and_goes_back()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "forms");
        await SignIn(page, "strategy.u01");
        await page.GotoAsync("/letters");
        await page.GetByRole(AriaRole.Link, new() { Name = "แบบหนังสือ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "แบบหนังสือ", Exact = true })).ToBeVisibleAsync();
        await pictures.Take("list");
        await page.GetByRole(AriaRole.Link, new() { Name = LetterKind.Of(Kind).Title }).ClickAsync();
        await Expect(page.GetByText("ใช้แบบที่มากับระบบ")).ToBeVisibleAsync();
        await pictures.Take("shipped");

        // A broken one: every fault at once, the note stays, and a copy says it in Word.
        await Put(page, Edited(Kind, ("{head.signerPost}", "{head.signerPst}"), ("{due|beDateWeekday}", "{due|beDateWeekday")), "แบบใหม่.docx", "เพิ่มคำว่าเร่ง");
        await Expect(page.GetByText("แบบหนังสือนี้มีสิ่งที่ต้องแก้ 2 รายการ").First).ToBeVisibleAsync();
        await Expect(page.GetByText("หมายถึง signerPost หรือไม่")).ToBeVisibleAsync();
        await Expect(page.Locator("#Note")).ToHaveValueAsync("เพิ่มคำว่าเร่ง");
        await pictures.Take("refused");
        var copy = await Download(page, page.GetByRole(AriaRole.Link, new() { Name = "ดาวน์โหลดสำเนาที่มีหมายเหตุ" }));
        using (var zip = new ZipArchive(new MemoryStream(copy)))
        using (var comments = new StreamReader(zip.Entries.Single(entry => entry.FullName.Contains("comments", StringComparison.Ordinal)).Open()))
            Assert.Contains("signerPost", await comments.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(await Rows());

        // A good one, narrower than it should be on the left.
        await Put(page, Edited(Kind, ("โปรดดำเนินการ", "โปรดเร่งดำเนินการ"), ("w:left=\"1701\"", "w:left=\"1440\""), ("{#missing}{id}", "{#missing}{id} {kpiCode}")), "แบบใหม่.docx", "เพิ่มคำว่าเร่ง");
        await Expect(page.GetByText("นำแบบไปใช้แล้ว")).ToBeVisibleAsync();
        await Expect(page.GetByText("ใช้แบบของหน่วยงาน ฉบับที่ 1")).ToBeVisibleAsync();
        await Expect(page.GetByText("ขอบซ้ายกว้าง 2.54 ซม.")).ToBeVisibleAsync();
        await page.Locator("details.more > summary").ClickAsync();
        await pictures.Take("own");

        // The emblem: what is no picture is refused.
        await page.GotoAsync("/letters/forms/emblem");
        await Put(page, "no picture"u8.ToArray(), "ตรา.png", "ตราของศูนย์");
        await Expect(page.GetByText("ไฟล์นี้ไม่ใช่รูป PNG").First).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1280, 900);
        var emblem = await page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 260, Height = 160 } });
        await Put(page, emblem, "ตรา.png", "ตราของศูนย์");
        await Expect(page.GetByText("ใส่ตราแล้ว")).ToBeVisibleAsync();
        await Expect(page.GetByText("ไม่ใกล้เคียงสี่เหลี่ยมจัตุรัส")).ToBeVisibleAsync();
        await pictures.Take("emblem");

        // The next letter is made with both.
        var letter = await Return();
        Assert.Contains("โปรดเร่งดำเนินการ", TextOf(letter), StringComparison.Ordinal);
        Assert.Equal(emblem, EmblemOf(letter));
        await page.GotoAsync($"/letters/forms/{Kind}");
        var preview = await Download(page, page.GetByRole(AriaRole.Link, new() { Name = "หนังสือฉบับล่าสุด (Word)" }));
        Assert.Contains("ยังขาดภาพถ่าย", TextOf(preview), StringComparison.Ordinal);
        Assert.Equal(emblem, EmblemOf(preview));
        Assert.Contains("ศูนย์ตัวอย่าง", TextOf(await Download(page, page.GetByRole(AriaRole.Link, new() { Name = "ข้อมูลตัวอย่าง (Word)" }))), StringComparison.Ordinal);
        if (Fixtures.LibreOffice.Installed)
        {
            // As pages, too.
            await page.GetByRole(AriaRole.Link, new() { Name = "ดูด้วยข้อมูลตัวอย่าง" }).ClickAsync();
            await Expect(page.Locator("canvas.pdf-page[data-drawn]").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
            await pictures.Take("preview");
        }

        // What is different: by its lines and tags.
        await page.GetByRole(AriaRole.Button, new() { Name = "เปรียบเทียบสองฉบับ" }).ClickAsync();
        await Expect(page.Locator("ins").Filter(new() { HasText = "โปรดเร่งดำเนินการ" })).ToBeVisibleAsync();
        await Expect(page.Locator("del").Filter(new() { HasText = "จึงเรียนมาเพื่อโปรดดำเนินการ" })).ToBeVisibleAsync();
        await Expect(page.GetByText("{kpiCode}", new() { Exact = true })).ToBeVisibleAsync();
        await pictures.Take("compare");

        await page.GotoAsync($"/letters/forms/{Kind}");
        await page.GetByRole(AriaRole.Button, new() { Name = "เลิกใช้ของหน่วยงาน" }).ClickAsync();
        await Expect(page.GetByText("ใช้แบบที่มากับระบบ")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "กลับไปใช้แบบของหน่วยงาน ฉบับที่ 1" }).ClickAsync();
        await Expect(page.GetByText("ใช้แบบของหน่วยงาน ฉบับที่ 3")).ToBeVisibleAsync();
        await pictures.Take("back");
        await page.GotoAsync("/letters/forms");
        await Expect(page.GetByText("ข้อสังเกต 1 ข้อ")).ToBeVisibleAsync();
        await pictures.Take("list-own");
        await page.GotoAsync("/history");
        await Expect(page.GetByText("เลิกใช้แบบหนังสือ").First).ToBeVisibleAsync();
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task Without_scripts_on_a_small_screen_the_clerk_does_the_same()
    {
        var page = await browser.Open(host.Address, 360, 740, javaScript: false);
        await SignIn(page, "clerk.u01");
        await page.GotoAsync("/letters/forms/score-summary");
        await Put(page, Edited("score-summary", ("จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมาเพื่อโปรดทราบและพิจารณา")), "a.docx", "เพิ่มคำ");
        await Expect(page.GetByText("ใช้แบบของหน่วยงาน ฉบับที่ 1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "เลิกใช้ของหน่วยงาน" }).ClickAsync();
        await Expect(page.GetByText("ใช้แบบที่มากับระบบ")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("owner1.u01", "/letters/forms")]
    [InlineData("owner1.u01", "/letters/forms/return-memo")]
    [InlineData("owner1.u01", "/letters/forms/return-memo/file")]
    [InlineData("owner1.u01", "/letters/forms/return-memo/preview?with=sample")]
    [InlineData("owner1.u01", "/letters/forms/return-memo/compare?from=shipped&to=shipped")]
    [InlineData("owner1.u01", "/letters/forms/emblem")]
    [InlineData("strategy.u01", "/letters/forms/memo")]
    [InlineData("strategy.u01", "/letters/forms/return-memo/file?version=99")]
    [InlineData("strategy.u01", "/letters/forms/return-memo/file?version=house-1")]
    [InlineData("strategy.u01", "/letters/forms/emblem/picture?version=99")]
    [InlineData("strategy.u02", "/letters/forms/return-memo/preview?with=letter")]
    public async Task What_one_may_not_see_does_not_exist(string person, string path)
    {
        using var client = await ApiClient.As(person, host.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(path)).Status);
    }

    [Fact]
    public async Task Another_units_form_is_not_there_and_a_director_only_looks()
    {
        var form = Edited("meeting-invitation", ("จึงเรียนมาเพื่อโปรดเข้าร่วม", "จึงเรียนมาเพื่อขอเชิญเข้าร่วม"));
        using (var director = await ApiClient.As("director.u01", host.Address))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Send(director, "meeting-invitation", form, "unit")).Status);
            var seen = await director.Get("/letters/forms/meeting-invitation");
            Assert.DoesNotContain("ส่งแบบที่แก้แล้ว", seen.Text, StringComparison.Ordinal);
        }
        using (var clerk = await ApiClient.As("clerk.u01", host.Address))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Send(clerk, "meeting-invitation", form, "house")).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(clerk, "meeting-invitation", form, "unit", "a.doc")).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await Send(clerk, "meeting-invitation", form, "unit")).Status);
            // By a page that has not seen it.
            var late = await Send(clerk, "meeting-invitation", Edited("meeting-invitation", ("จึงเรียนมา", "จึงเรียนมายังท่าน")), "unit");
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
            Assert.Contains("name=\"BasedOnUnit\" value=\"1\"", late.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/letters/forms/meeting-invitation/file?version=1")).Status);
        }
        using var other = await ApiClient.As("strategy.u02", host.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/letters/forms/meeting-invitation/file?version=1")).Status);
        Assert.Contains("ใช้แบบที่มากับระบบ", (await other.Get("/letters/forms/meeting-invitation")).Text, StringComparison.Ordinal);
    }

    static async Task<Answer> Send(ApiClient client, string kind, byte[] content, string scope, string name = "a.docx")
    {
        using var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var form = new MultipartFormDataContent
        {
            { file, "File", name }, { new StringContent("ทดลอง"), "Note" }, { new StringContent(scope), "Scope" }, { new StringContent("0"), "BasedOnUnit" }, { new StringContent("0"), "BasedOnHouse" },
        };
        return await client.Send(HttpMethod.Post, $"/letters/forms/{kind}", form);
    }

    /// <summary>The strategy unit sends a KPI's evidence back; the memo that comes of it.</summary>
    async Task<byte[]> Return()
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var task = await db.Tasks.FirstAsync(t => t.UnitId == "u01" && t.State == UserTaskState.Open && t.Form == "strategy-recheck");
        var viewer = new Viewer("strategy.u01", "", "u01", new HashSet<string> { "strategy" });
        var digest = await KpiRound.Of(task).Digest(db);
        Assert.IsType<Outcome.Done>(await host.App.Services.GetRequiredService<TaskDesk>().Complete(task.Id, new CheckForm(false, "ยังขาดภาพถ่าย", digest), viewer));
        await host.Work();
        var letter = await db.Letters.Where(l => l.UnitId == "u01" && l.Kind == Kind).OrderByDescending(l => l.Id).FirstAsync();
        await using var file = host.App.Services.GetRequiredService<Vault>().Open(letter.DocxSha256);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    async Task<List<string>> Rows()
    {
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        return await db.LetterForms.Where(form => form.Kind == Kind).Select(form => form.Note).ToListAsync();
    }

    static async Task Put(IPage page, byte[] content, string name, string note)
    {
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.Locator("#Note").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "ตรวจและนำไปใช้" }).ClickAsync();
    }

    static async Task<byte[]> Download(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    static byte[] Edited(string kind, params (string Old, string Now)[] changes)
    {
        var stream = new MemoryStream();
        stream.Write(LetterKind.Of(kind).Form);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            foreach (var (old, now) in changes)
            {
                Assert.Contains(old, xml, StringComparison.Ordinal);
                xml = xml.Replace(old, now, StringComparison.Ordinal);
            }
            entry.Delete();
            using var to = zip.CreateEntry("word/document.xml").Open();
            to.Write(Encoding.UTF8.GetBytes(xml));
        }
        return stream.ToArray();
    }

    static string TextOf(byte[] docx) => string.Join('\n', FormText.Lines(docx));

    static byte[] EmblemOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var stream = zip.GetEntry("word/media/emblem.png")!.Open();
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
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
