using System.Text;
using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>The calendar in a real browser: looked at, a special day shown and confirmed, a file imported, a holiday worked and taken back; and all of it without scripts.</summary>
public sealed class CalendarWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_special_day_is_declared_late()
    {
        var page = await browser.Open(host.Address);
        var pictures = new Pictures(page, "calendar");
        await SignIn(page, "strategy.u01");
        await page.Locator("details.me > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ปฏิทินวันทำการ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ปฏิทินวันทำการ", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "กุมภาพันธ์ 2564" })).ToBeVisibleAsync();
        await pictures.Take("year");

        // What is wrong is told at the field, and what was typed stays.
        await page.Locator("#Date").FillAsync("2021-02-26");
        await page.Locator("#Name").FillAsync("วันหยุดราชการเพิ่มเป็นกรณีพิเศษ");
        await page.Locator("#Source").FillAsync("มติคณะรัฐมนตรี");
        await Press(page, "#add", "ดูก่อนว่ากำหนดใดจะเลื่อน");
        await Expect(page.GetByText("เป็นวันหยุดอยู่แล้ว (วันมาฆบูชา)").First).ToBeVisibleAsync();
        await Expect(page.Locator("#Source")).ToHaveValueAsync("มติคณะรัฐมนตรี");
        await pictures.Take("refused");

        await page.Locator("#Date").FillAsync("2021-02-15");
        await Press(page, "#add", "ดูก่อนว่ากำหนดใดจะเลื่อน");
        await Expect(page.GetByText("กำหนดที่จะเลื่อน")).ToBeVisibleAsync();
        await Expect(page.GetByText("วันปิดรับของกรมตรงกับวันหยุด")).ToBeVisibleAsync();
        await pictures.Take("preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "กลับไปแก้" }).ClickAsync();
        await Expect(page.Locator("#Date")).ToHaveValueAsync("2021-02-15");
        await Press(page, "#add", "ดูก่อนว่ากำหนดใดจะเลื่อน");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันเปลี่ยนปฏิทิน" }).ClickAsync();
        await Expect(page.GetByText("เปลี่ยนปฏิทินแล้ว")).ToBeVisibleAsync();
        await Expect(page.Locator("#m-2021-02").GetByText("(หน่วยงานเพิ่ม)")).ToBeVisibleAsync();

        // A holiday is worked.
        await page.Locator("#m-2021-02").GetByRole(AriaRole.Link, new() { Name = "ทำงานวันนี้ ศุกร์ที่ 12" }).ClickAsync();
        await page.Locator("#Name").FillAsync("เปิดรับหลักฐาน");
        await pictures.Take("work");
        await Press(page, "#work", "ดูก่อนว่ากำหนดใดจะเลื่อน");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันเปลี่ยนปฏิทิน" }).ClickAsync();
        await Expect(page.Locator("#m-2021-02").GetByText("เปิดรับหลักฐาน")).ToBeVisibleAsync();

        // A file with faults, then one without.
        await Choose(page, "DTSTART:20210309T010203Z");
        await Expect(page.GetByText("แฟ้มปฏิทินมีข้อผิดพลาด 1 รายการ")).ToBeVisibleAsync();
        await pictures.Take("file-refused");
        await Choose(page, "DTSTART;VALUE=DATE:20190309\r\nRRULE:FREQ=YEARLY");
        await Expect(page.GetByText("วันที่เปลี่ยน 9 วัน")).ToBeVisibleAsync();
        await pictures.Take("file-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันเปลี่ยนปฏิทิน" }).ClickAsync();
        await page.GotoAsync("/calendar?year=2564");
        await Expect(page.Locator("#m-2021-03").GetByText("วันสถาปนา").First).ToBeVisibleAsync();
        await pictures.Take("changed");

        await page.GotoAsync("/mail");
        await Expect(page.GetByText("ปฏิทินวันทำการเปลี่ยน").First).ToBeVisibleAsync();
        await page.GetByText("ปฏิทินวันทำการเปลี่ยน").First.ClickAsync();
        await pictures.Take("mail");
        Assert.Empty(pictures.Complaints);
    }

    [Fact]
    public async Task Without_scripts_on_a_small_screen_it_is_the_same()
    {
        var page = await browser.Open(host.Address, 360, 740, javaScript: false);
        await SignIn(page, "director.u01");
        await page.GotoAsync("/calendar?year=2565");
        await page.Locator("#Date").FillAsync("2022-06-14");
        await page.Locator("#Name").FillAsync("วันหยุดกรณีพิเศษ");
        await Press(page, "#add", "ดูก่อนว่ากำหนดใดจะเลื่อน");
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันเปลี่ยนปฏิทิน" }).ClickAsync();
        await Expect(page.Locator("#m-2022-06").GetByText("(หน่วยงานเพิ่ม)")).ToBeVisibleAsync();
        await page.Locator("#m-2022-06").GetByRole(AriaRole.Button, new() { Name = "นำออก" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันเปลี่ยนปฏิทิน" }).ClickAsync();
        await Expect(page.Locator("#m-2022-06").GetByText("(หน่วยงานเพิ่ม)")).ToHaveCountAsync(0);
    }

    static Task Press(IPage page, string form, string button) => page.Locator(form).GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    static async Task Choose(IPage page, string when)
    {
        var ics = $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:วันสถาปนา\r\n{when}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        await page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "วันหยุดกรม.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(ics) });
        await Press(page, "#import", "อ่านแฟ้มและดูก่อน");
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
