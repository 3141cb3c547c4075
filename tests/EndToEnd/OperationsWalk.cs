using Microsoft.Playwright;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>An administrator helps procedures that stand, in a real browser: data are mended, steps tried again, skipped and moved, instances migrated.</summary>
public sealed class OperationsWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    const string First = "u01-helped-1";
    Browser browser = null!;
    IPage page = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task A_procedure_that_stands_is_brought_to_its_end()
    {
        using var api = await ApiClient.As("strategy.u01", host.Address);
        await api.Post("/api/procedures", new { bpmn = HelpedProcess.Bpmn, note = "ฉบับแรก" });
        await api.Post("/api/messages", new { name = "request-received" });
        foreach (var _ in new[] { 2, 3, 4 }) await api.Post("/api/messages", new { name = "request-received", variables = new { amount = 5, kpi = new { code = "1.2.3" }, round = new { id = "5m" } } });
        await host.WorkUntilGivenUp();

        page = await browser.Open(host.Address);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var pictures = new Pictures(page, "operations");
        await SignIn();
        await page.GotoAsync($"/procedures/instances/{First}");
        await pictures.Take("instance");
        await page.GetByRole(AriaRole.Link, new() { Name = "ช่วยให้งานเดินต่อ" }).ClickAsync();
        await Expect(page.GetByText("ระบบทำงานนี้ไม่สำเร็จหลังลองแล้ว 4 ครั้ง")).ToBeVisibleAsync();
        await page.GetByText("รายละเอียดสำหรับผู้ดูแลระบบ").ClickAsync();
        await pictures.Take("held");

        // The data are mended; what was typed stays when the reason is missing.
        await page.GetByRole(AriaRole.Link, new() { Name = "แก้ไขข้อมูล" }).ClickAsync();
        await pictures.Take("data");
        await page.GetByRole(AriaRole.Link, new() { Name = "เพิ่มข้อมูล" }).ClickAsync();
        await page.GetByLabel("ชื่อข้อมูล").FillAsync("kpi");
        await page.GetByLabel("ชนิด").SelectOptionAsync("json");
        await page.Locator("#Value").FillAsync("{\"code\": \"1.2.3\"");
        await Press("ดูก่อนว่าจะเกิดอะไรขึ้น");
        await Expect(page.GetByText("รูปแบบ JSON ไม่ถูกต้อง").First).ToBeVisibleAsync();
        await page.Locator("#Value").FillAsync("{\"code\": \"1.2.3\"}");
        await Press("ดูก่อนว่าจะเกิดอะไรขึ้น");
        await Expect(page.GetByText("โปรดบอกเหตุผล").First).ToBeVisibleAsync();
        await Expect(page.Locator("#Value")).ToHaveValueAsync("{\"code\": \"1.2.3\"}");
        await pictures.Take("data-refused");
        await Confirm("ผู้ขอส่งข้อมูลไม่ครบ", "ยืนยันแก้ไขข้อมูล", pictures, "data-confirm");
        await Add("round", "json", "{\"id\": \"5m\"}");
        await Add("amount", "number", "5");

        await page.GotoAsync($"/procedures/instances/{First}/help");
        await page.GetByRole(AriaRole.Link, new() { Name = "ลองอีกครั้ง" }).ClickAsync();
        await pictures.Take("retry");
        await Confirm("ข้อมูลครบแล้ว", "ยืนยันลองอีกครั้ง", pictures, "retry-confirm");
        await host.Work();

        // Skipped, moved back, skipped again, then with what the director would have said.
        await Choose("ตรวจคำขอ", "ข้ามขั้นตอนนี้");
        await Confirm("ตรวจในเอกสารกระดาษแล้ว", "ยืนยันข้ามขั้นตอนนี้", pictures, "skip-confirm");
        await Choose("อนุมัติคำขอ", "ย้ายไปขั้นตอนอื่น");
        await page.GetByLabel("ย้ายไป").SelectOptionAsync("check");
        await pictures.Take("move");
        await Confirm("ต้องตรวจใหม่", "ยืนยันย้ายไปขั้นตอนอื่น", pictures, "move-confirm");
        await Choose("ตรวจคำขอ", "ข้ามขั้นตอนนี้");
        await Confirm("ตรวจใหม่แล้ว", "ยืนยันข้ามขั้นตอนนี้", null, "");
        await Choose("อนุมัติคำขอ", "ข้ามขั้นตอนนี้");
        await page.Locator("#Reason").FillAsync("อนุมัติทางวาจา");
        await Press("ดูก่อนว่าจะเกิดอะไรขึ้น");
        await Expect(page.GetByText("โปรดเลือกผลของขั้นตอนนี้").First).ToBeVisibleAsync();
        await page.GetByLabel("อนุมัติ", new() { Exact = true }).CheckAsync();
        await pictures.Take("skip-result");
        await Confirm("อนุมัติทางวาจา", "ยืนยันข้ามขั้นตอนนี้", null, "");

        // What the procedure waits for from outside is noted by hand.
        await page.GotoAsync("/procedures/events");
        await page.Locator("#Name").FillAsync("request-confirmed");
        await page.Locator("#Key").FillAsync(First);
        await page.Locator("#Reason").FillAsync("ผู้ขอโทรศัพท์ยืนยัน");
        await pictures.Take("events");
        await Press("ส่ง");
        await Expect(page.GetByText("ถึงเรื่องที่รออยู่แล้ว")).ToBeVisibleAsync();
        Assert.Equal("completed", (await api.Get($"/api/instances/{First}")).Json.GetProperty("status").GetString());

        // The others move to the next version.
        await api.Post("/api/procedures", new { bpmn = HelpedProcess.Next, note = "เพิ่มการลงทะเบียน" });
        await page.GotoAsync("/procedures/helped");
        await pictures.Take("procedure");
        await page.GetByRole(AriaRole.Link, new() { Name = "ดูผลและย้ายไปฉบับที่ 2" }).ClickAsync();
        await page.Locator("select[name='Map[check]']").SelectOptionAsync("");
        await Press("ดูผลตามที่เลือกใหม่");
        await Expect(page.GetByText("ยังไม่ได้เลือกว่าจะไปอยู่ขั้นตอนใดในฉบับใหม่").First).ToBeVisibleAsync();
        await pictures.Take("migrate-without-place");
        await page.Locator("select[name='Map[check]']").SelectOptionAsync("inspect");
        await Press("ดูผลตามที่เลือกใหม่");
        await page.Locator("#Reason").FillAsync("ทุกคำขอต้องลงทะเบียน");
        await pictures.Take("migrate");
        await Press("ย้ายเรื่องที่เลือก");
        await Expect(page.GetByText("ย้ายไปฉบับที่ 2 แล้ว 3 เรื่อง")).ToBeVisibleAsync();
        Assert.Equal("inspect", (await api.Get("/api/instances/u01-helped-3")).Json.GetProperty("tokens")[0].GetProperty("element").GetString());

        await page.GotoAsync("/procedures/instances/u01-helped-2/help/cancel");
        await pictures.Take("cancel");
        await Confirm("ผู้ขอถอนเรื่อง", "ยืนยันยกเลิกทั้งเรื่อง", pictures, "cancel-confirm");
        Assert.Equal("cancelled", (await api.Get("/api/instances/u01-helped-2")).Json.GetProperty("status").GetString());

        // A year with much under way; and a step that has passed meanwhile.
        await page.GotoAsync("/procedures/instances/u01-2564/help");
        await page.GetByText("ช่วยขั้นตอนนี้").First.ClickAsync();
        await pictures.Take("year");
        await page.GotoAsync("/procedures/instances/u01-2564/help/data/0");
        await pictures.Take("year-data");
        await page.GotoAsync("/procedures/instances/u01-2564/help/skip/99999");
        await Expect(page.GetByText("ขั้นตอนนี้ผ่านไปแล้ว")).ToBeVisibleAsync();
        await page.GotoAsync("/history");
        await pictures.Take("history");
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));

        await WithoutJavaScript();
    }

    /// <summary>Each form works without any script.</summary>
    async Task WithoutJavaScript()
    {
        page = await browser.Open(host.Address, javaScript: false);
        await SignIn();
        await page.GotoAsync("/procedures/instances/u01-helped-3/help");
        await page.GetByText("ช่วยขั้นตอนนี้").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ข้ามขั้นตอนนี้" }).ClickAsync();
        await Confirm("ตรวจแล้ว", "ยืนยันข้ามขั้นตอนนี้", null, "");
        await Expect(page.GetByText("ลงทะเบียนคำขอ").First).ToBeVisibleAsync();
    }

    async Task Choose(string step, string what)
    {
        await page.GotoAsync($"/procedures/instances/{First}/help");
        var place = page.Locator("li.place").Filter(new() { HasText = step });
        await place.Locator("summary").ClickAsync();
        await place.GetByRole(AriaRole.Link, new() { Name = what }).ClickAsync();
    }

    async Task Add(string name, string kind, string value)
    {
        await page.GotoAsync($"/procedures/instances/{First}/help/data/0?add=true");
        await page.GetByLabel("ชื่อข้อมูล").FillAsync(name);
        await page.GetByLabel("ชนิด").SelectOptionAsync(kind);
        await page.Locator("#Value").FillAsync(value);
        await Confirm("ผู้ขอส่งข้อมูลไม่ครบ", "ยืนยันแก้ไขข้อมูล", null, "");
    }

    /// <summary>Gives the reason, looks at what would happen, and confirms it.</summary>
    async Task Confirm(string reason, string button, Pictures? pictures, string name)
    {
        await page.Locator("#Reason").FillAsync(reason);
        await Press("ดูก่อนว่าจะเกิดอะไรขึ้น");
        await Expect(page.GetByText("หากยืนยัน จะเกิดสิ่งต่อไปนี้ทันที")).ToBeVisibleAsync();
        if (pictures is not null) await pictures.Take(name);
        await Press(button);
        await Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
    }

    Task Press(string button) =>
        page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), answer => answer.Request is { Method: "POST", ResourceType: "document" });

    async Task SignIn()
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync("strategy.u01");
        await page.GetByLabel("รหัสผ่าน").FillAsync(DemoVerb.Password);
        await page.GetByLabel("รหัสผ่าน").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "งานของฉัน" })).ToBeVisibleAsync();
    }
}
