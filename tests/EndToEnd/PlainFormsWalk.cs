using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>A second procedure, of another department (seed 001), is started by hand and goes on with the plain forms, in a real browser.</summary>
public sealed class PlainFormsWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string Matter = "ขับเคลื่อนตัวชี้วัด 3.11 ปีงบประมาณ 2564";
    Browser browser = null!;
    IPage page = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task It_is_started_by_hand_and_a_plan_that_is_returned_is_made_anew()
    {
        page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "plain");
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync("strategy.u01");
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await page.GotoAsync("/procedures/doh-3-11");
        await pictures.Take("procedure");
        await page.GetByLabel("ชื่อเรื่อง").FillAsync(Matter);
        await page.GetByRole(AriaRole.Button, new() { Name = "เริ่มเรื่อง" }).ClickAsync();
        await Expect(page.GetByText(Matter).First).ToBeVisibleAsync();
        await pictures.Take("instance");

        await Open("ทบทวนสถานการณ์และช่องว่างของตัวชี้วัด");
        await pictures.Take("done");
        await HandIn();
        foreach (var step in new[] { "วิเคราะห์ผู้รับบริการและผู้มีส่วนได้ส่วนเสีย", "จัดทำทำเนียบผู้รับบริการและผู้มีส่วนได้ส่วนเสีย", "กำหนดมาตรการขับเคลื่อนตัวชี้วัด", "กำหนดประเด็นความรู้", "จัดทำแผนงานหรือโครงการ" })
        {
            await Open(step);
            await HandIn();
        }

        // Whoever returns it without a reason is asked for one; with it the plan comes back.
        await Open("ตรวจสอบแผนงานหรือโครงการ");
        await pictures.Take("decision");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งกลับ" }).ClickAsync();
        await Expect(page.Locator("#Reason")).ToBeVisibleAsync();
        await pictures.Take("decision-reason");
        await page.Locator("#Reason").FillAsync("ยังไม่มีงบประมาณ");
        await page.GetByRole(AriaRole.Button, new() { Name = "ส่งกลับ" }).ClickAsync();
        await Expect(page.GetByText("ส่งกลับพร้อมเหตุผลแล้ว")).ToBeVisibleAsync();
        await Open("จัดทำแผนงานหรือโครงการ");
        await HandIn();
        await Open("ตรวจสอบแผนงานหรือโครงการ");
        await page.GetByRole(AriaRole.Button, new() { Name = "เห็นชอบ" }).ClickAsync();
        await Expect(page.GetByText("บันทึกความเห็นชอบแล้ว")).ToBeVisibleAsync();
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    async Task Open(string task)
    {
        await page.GotoAsync("/");
        await page.GetByText(task, new() { Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = task })).ToBeVisibleAsync();
    }

    async Task HandIn()
    {
        await page.Locator("#Note").FillAsync("ทำแล้ว");
        await page.Locator("form:has(#Note) button").Last.ClickAsync();
        await Expect(page.GetByText("บันทึกแล้ว งานเดินต่อไปยังขั้นถัดไป")).ToBeVisibleAsync();
    }
}
