using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Letters;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>The way of a letter in a real browser: drafted, sent back, mended, read, signed with a certificate, acknowledged, filed; numbers drawn and void; who stands in signs for the director.</summary>
public sealed class LetterWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Passphrase = "ลายมือชื่อ-2564";
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_circular_goes_its_way_from_the_draft_to_the_file()
    {
        var pages = new List<Pictures>();
        var officer = await Open("strategy.u01", pages, "letters-officer");
        await officer.GotoAsync("/letters");
        await officer.GetByRole(AriaRole.Link, new() { Name = "ออกหนังสือ" }).ClickAsync();
        await pages[0].Take("kinds");
        await officer.GetByRole(AriaRole.Link, new() { Name = "บันทึกข้อความเวียน" }).ClickAsync();

        // What is missing is told of all at once, and what was typed stays.
        await officer.Locator("#subject").FillAsync("ขอเชิญร่วมกิจกรรมทบทวนหลังการปฏิบัติงาน");
        await officer.EvaluateAsync("document.querySelectorAll('form').forEach(f => f.noValidate = true)");
        await Press(officer, "ร่างและส่งตรวจ");
        await Expect(officer.GetByText("ยังบันทึกไม่ได้")).ToBeVisibleAsync();
        await Expect(officer.Locator("#subject")).ToHaveValueAsync("ขอเชิญร่วมกิจกรรมทบทวนหลังการปฏิบัติงาน");
        await pages[0].Take("refused");

        await officer.Locator("#cause").FillAsync("ด้วยศูนย์จะจัดกิจกรรมทบทวนหลังการปฏิบัติงานของรอบ 5 เดือน เพื่อรวบรวมข้อเสนอแนะในการปรับปรุงงานรอบถัดไป");
        await officer.Locator("#wish").FillAsync("ในการนี้ ขอเชิญท่านเข้าร่วมกิจกรรม ณ ห้องประชุมศูนย์ และเตรียมข้อเสนอของกลุ่มกลุ่มละหนึ่งเรื่อง");
        while (await officer.Locator("input[name=People]:checked").CountAsync() > 0) await officer.Locator("input[name=People]:checked").First.UncheckAsync();
        foreach (var id in new[] { "owner1.u01", "owner2.u01" }) await officer.Locator($"input[name=People][value='{id}']").CheckAsync();
        await pages[0].Take("drafting");
        await Press(officer, "ร่างและส่งตรวจ");
        await Expect(officer.GetByText("รอหัวหน้ากลุ่ม")).ToBeVisibleAsync();
        var address = new Uri(officer.Url).AbsolutePath;
        await Preview(officer);
        await pages[0].Take("draft");

        // The group head sends it back; who drafted it mends it.
        var head = await Open("head-admin.u01", pages, "letters-head");
        await head.GotoAsync(address);
        await head.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await Preview(head);
        await pages[1].Take("review");
        await head.GetByText("เหตุผลหากส่งกลับ").ClickAsync();
        await head.Locator("#Reason").FillAsync("โปรดระบุวันที่จัดกิจกรรม");
        await Press(head, "ส่งกลับแก้ไข");

        await officer.GotoAsync(address);
        await officer.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await Expect(officer.GetByText("โปรดระบุวันที่จัดกิจกรรม")).ToBeVisibleAsync();
        await officer.Locator("#wish").FillAsync("ในการนี้ ขอเชิญท่านเข้าร่วมกิจกรรมในวันที่ 26 มีนาคม 2564 ณ ห้องประชุมศูนย์ และเตรียมข้อเสนอของกลุ่มกลุ่มละหนึ่งเรื่อง");
        await pages[0].Take("mending");
        await Press(officer, "ส่งตรวจอีกครั้ง");

        await head.GotoAsync(address);
        await head.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await Press(head, "ผ่าน เสนอลงนาม");

        // The director signs with a certificate; a wrong passphrase costs nothing.
        var director = await Open("director.u01", pages, "letters-director");
        await director.GotoAsync(address);
        await director.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await director.GetByText("ลงลายมือชื่ออิเล็กทรอนิกส์ใน PDF ด้วย").ClickAsync();
        await director.Locator("#Certificate").SetInputFilesAsync(new FilePayload { Name = "signer.p12", MimeType = "application/x-pkcs12", Buffer = Certificate() });
        await director.Locator("#Passphrase").FillAsync("ไม่ใช่");
        await pages[2].Take("signing");
        await Press(director, "ลงนาม");
        await Expect(director.GetByText("รหัสผ่านของใบรับรองไม่ถูกต้อง").First).ToBeVisibleAsync();
        await pages[2].Take("wrong-passphrase");
        await director.Locator("#Certificate").SetInputFilesAsync(new FilePayload { Name = "signer.p12", MimeType = "application/x-pkcs12", Buffer = Certificate() });
        await director.Locator("#Passphrase").FillAsync(Passphrase);
        await Press(director, "ลงนาม");
        await Expect(director.GetByText("ลายมือชื่ออิเล็กทรอนิกส์ถูกต้อง เอกสารไม่ถูกแก้ไข")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(director.GetByText("ผู้ลงนามตัวอย่าง").First).ToBeVisibleAsync();
        await Preview(director);
        await pages[2].Take("signed");
        await IndependentlyValid(director, address);

        // The readers acknowledge; after the last it is filed.
        await host.Work();
        var reader = await browser.Open(host.Address);
        await SignIn(reader, "owner1.u01");
        await reader.GotoAsync(address);
        await reader.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await reader.Locator("#Read").CheckAsync();
        await Press(reader, "รับทราบ");
        await host.Work();
        await officer.GotoAsync(address);
        await Expect(officer.GetByText("การรับทราบ 1 จาก 2 คน")).ToBeVisibleAsync();

        // The other one does it from the mail, without signing in; a link that was tampered with finds nothing.
        var link = await LinkTo("owner2.u01", address);
        var stranger = await browser.Open(host.Address);
        pages.Add(new Pictures(stranger, "letters-mail"));
        Assert.Equal(404, (await stranger.GotoAsync(link[..^2]))!.Status);
        await stranger.GotoAsync(link);
        await pages[^1].Take("read");
        await Press(stranger, "อ่านแล้ว รับทราบ");
        await Expect(stranger.GetByText("บันทึกการรับทราบแล้ว")).ToBeVisibleAsync();
        await host.Work();
        await officer.GotoAsync(address);
        await Expect(officer.GetByText("การรับทราบ 2 จาก 2 คน")).ToBeVisibleAsync();
        await Expect(officer.Locator(".facts .chip")).ToContainTextAsync("เก็บเข้าแฟ้ม");
        await pages[0].Take("filed");

        await officer.GotoAsync("/letters/registers?series=circular");
        await Expect(officer.GetByText("ขอเชิญร่วมกิจกรรมทบทวนหลังการปฏิบัติงาน")).ToBeVisibleAsync();
        await pages[0].Take("register");
        Assert.All(pages, page => Assert.Empty(page.Complaints));
    }

    [Fact]
    public async Task Numbers_are_drawn_by_hand_and_void_ones_stay()
    {
        var page = await browser.Open(host.Address);
        await SignIn(page, "clerk.u01");
        var pictures = new Pictures(page, "letters-register");
        await page.GotoAsync("/letters/registers?series=order");
        await page.Locator("#Subject").FillAsync("แต่งตั้งกรรมการตรวจรับพัสดุ");
        await page.Locator("#Addressee").FillAsync("กลุ่มบริหารงานทั่วไป");
        await page.Locator("#draw button").ClickAsync();
        await Expect(page.GetByText(new Regex("ออกเลข \\d+/\\d{4} แล้ว"))).ToBeVisibleAsync();
        var row = page.Locator("tr", new() { HasText = "แต่งตั้งกรรมการตรวจรับพัสดุ" });
        await row.GetByText("ยกเลิกเลข").First.ClickAsync();
        await row.Locator("input[name=Reason]").FillAsync("พิมพ์ผิด ออกคำสั่งใหม่");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("tr.void", new() { HasText = "พิมพ์ผิด ออกคำสั่งใหม่" })).ToBeVisibleAsync();
        await pictures.Take("void");

        // A sheet without a number is there at once; a letter can be withdrawn.
        await page.GotoAsync("/letters/new/sign-in-sheet");
        await page.Locator("#place").FillAsync("ห้องประชุมศูนย์");
        await Press(page, "จัดทำเอกสาร");
        await Expect(page.GetByText("จัดทำเอกสารแล้ว")).ToBeVisibleAsync();
        await page.GetByText("ยกเลิกหนังสือนี้").ClickAsync();
        await page.Locator("#Reason").FillAsync("ประชุมเลื่อน");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ยกเลิกหนังสือ" }).ClickAsync();
        await Expect(page.Locator(".facts .chip")).ToContainTextAsync("ยกเลิก");
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task Who_stands_in_signs_for_the_director_and_files_the_scan()
    {
        var director = await browser.Open(host.Address);
        await SignIn(director, "director.u01");
        var pictures = new Pictures(director, "letters-acting");
        await director.GotoAsync("/acting");
        await director.Locator("#PersonId").SelectOptionAsync("head-standards.u01");
        await director.Locator("#ByOrder").FillAsync("คำสั่งกรม ที่ 12/2564 ลงวันที่ 4 มกราคม 2564");
        var today = Host.Web.ThaiDisplay.Today(host.App.Services.GetRequiredService<TimeProvider>());
        await director.Locator("#From").FillAsync(today.ToString("yyyy-MM-dd", null));
        await director.Locator("#Until").FillAsync(today.AddDays(-3).ToString("yyyy-MM-dd", null));
        await Press(director, "บันทึก");
        await Expect(director.GetByText("วันสุดท้ายต้องไม่ก่อนวันแรก").First).ToBeVisibleAsync();
        await director.Locator("#Until").FillAsync(today.AddDays(7).ToString("yyyy-MM-dd", null));
        await Press(director, "บันทึก");
        await Expect(director.GetByText("กำลังแทน")).ToBeVisibleAsync();
        await pictures.Take("named");

        var clerk = await browser.Open(host.Address);
        await SignIn(clerk, "clerk.u01");
        await clerk.GotoAsync("/letters/new/reminder-letter");
        await clerk.Locator("#person").SelectOptionAsync("strategy.u01");
        await Press(clerk, "ร่างและส่งตรวจ");
        await Expect(clerk.GetByText("รอหัวหน้ากลุ่ม")).ToBeVisibleAsync();
        var address = new Uri(clerk.Url).AbsolutePath;

        var acting = await browser.Open(host.Address);
        await SignIn(acting, "head-standards.u01");
        await acting.GotoAsync(address);
        await acting.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await Press(acting, "ผ่าน เสนอลงนาม");
        await acting.GotoAsync(address);
        await acting.GetByRole(AriaRole.Link, new() { Name = "ไปที่งาน" }).ClickAsync();
        await Expect(acting.GetByText("ท้ายหนังสือจะพิมพ์ว่ารักษาราชการแทนผู้อำนวยการ")).ToBeVisibleAsync();
        await Press(acting, "ลงนาม");
        var id = long.Parse(address.Split('/')[^1], null);
        await using (var db = host.App.Services.GetRequiredService<ContextFactory>().Create())
        {
            var letter = await db.Letters.SingleAsync(l => l.Id == id, TestContext.Current.CancellationToken);
            Assert.Equal(("head-standards.u01", SignedHow.InSystem), (letter.SignedBy, letter.SignedHow));
            Assert.Contains("รักษาราชการแทนผู้อำนวยการ", letter.Data, StringComparison.Ordinal);
            Assert.Contains("หัวหน้ากลุ่มมาตรฐาน", letter.Data, StringComparison.Ordinal);
        }

        await acting.GotoAsync(address);
        await acting.GetByText("แนบสำเนาที่ลงนามด้วยมือ").ClickAsync();
        await acting.Locator("#Signed").SetInputFilesAsync(new FilePayload { Name = "scan.exe", MimeType = "application/octet-stream", Buffer = [1, 2, 3] });
        await Press(acting, "แนบสำเนา");
        await Expect(acting.GetByText("สำเนาที่ลงนามต้องเป็น PDF, JPG หรือ PNG").First).ToBeVisibleAsync();
        await acting.Locator("#Signed").SetInputFilesAsync(new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%…"u8.ToArray() });
        await Press(acting, "แนบสำเนา");
        await Expect(acting.GetByText("เก็บสำเนาที่ลงนามแล้ว")).ToBeVisibleAsync();
        await Expect(acting.GetByRole(AriaRole.Link, new() { Name = "ฉบับลงนาม" })).ToBeVisibleAsync();
        Assert.Empty(pictures.Complaints);
    }

    async Task<IPage> Open(string person, List<Pictures> pages, string walk)
    {
        var page = await browser.Open(host.Address);
        pages.Add(new Pictures(page, walk));
        await SignIn(page, person);
        return page;
    }

    /// <summary>The first page of the letter is drawn in the page.</summary>
    static async Task Preview(IPage page)
    {
        if (LibreOffice.Installed) await Expect(page.Locator("canvas.pdf-page[data-drawn]").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    /// <summary>What the mail that asks to acknowledge leads to.</summary>
    async Task<string> LinkTo(string person, string letter)
    {
        var id = long.Parse(letter.Split('/')[^1], null);
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var instance = await db.Letters.Where(l => l.Id == id).Select(l => l.InstanceId).SingleAsync(TestContext.Current.CancellationToken);
        var task = await db.Tasks.Where(t => t.InstanceId == instance && t.Assignee == person).Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken);
        var links = await db.Mails.Where(m => m.PersonId == person && m.Link != null).Select(m => m.Link!).ToListAsync(TestContext.Current.CancellationToken);
        return links.Single(l => l.Contains($"/read/{Uri.EscapeDataString(task)}?", StringComparison.Ordinal));
    }

    /// <summary>Another program than ours finds the signature valid and over the whole file.</summary>
    static async Task IndependentlyValid(IPage page, string address)
    {
        var signed = await page.APIRequest.GetAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}/files{address}/signed", new() { Headers = new Dictionary<string, string> { ["Cookie"] = await Cookies(page) } });
        var file = Path.Combine(Ground.Artifacts("letters"), "signed-circular.pdf");
        await File.WriteAllBytesAsync(file, await signed.BodyAsync());
        var said = await Shell.Run("/usr/bin/pdfsig", [file]);
        Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
    }

    static async Task<string> Cookies(IPage page) => string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));

    /// <summary>A certificate of the demonstration's time.</summary>
    static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=ผู้ลงนามตัวอย่าง, O=หน่วยงานตัวอย่าง", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.Export(X509ContentType.Pkcs12, Passphrase);
    }

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    static async Task SignIn(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(person);
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
