using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using PaWorkflow.Agreements;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>Catalogues and results as Excel in a real browser: taken out, filled in, refused with their faults, and taken in.</summary>
public sealed class CatalogueWalk(DemoHost host) : IClassFixture<DemoHost>, IAsyncLifetime
{
    readonly string folder = Ground.Temporary();
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    string At(string name) => Path.Combine(folder, name);

    async Task<IPage> As(string person)
    {
        var page = await browser.Open(host.Address);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#UserName", person);
        await page.FillAsync("#Password", DemoVerb.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบ" }).ClickAsync();
        return page;
    }

    async Task<string> Download(IPage page, string link, string name)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync());
        await download.SaveAsAsync(At(name));
        return At(name);
    }

    static Task Upload(IPage page, string file) => page.SetInputFilesAsync("#File", file);

    /// <summary>The row of the table of faults that names this place.</summary>
    static ILocator Row(IPage page, string sheet, string cell) => page.GetByRole(AriaRole.Row)
        .Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = sheet, Exact = true }) }).Filter(new() { Has = page.GetByText(cell, new() { Exact = true }) });

    static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>The next year is begun from the shipped catalogue: what was moved is shown, the copy filled in, checked, and a year launched by it.</summary>
    [Fact]
    public async Task The_next_year_is_begun_from_last_years_catalogue()
    {
        var page = await As("strategy.u02");
        var pictures = new Pictures(page, "catalogues");
        await page.GotoAsync("/catalogues");
        await pictures.Take("shelf");
        await page.GetByRole(AriaRole.Link, new() { Name = "เริ่มปี 2565 จากแฟ้มนี้: คำรับรองการปฏิบัติราชการ ศูนย์บริการแบบเบ็ดเสร็จ" }).ClickAsync();
        await Expect(page.GetByText("29 ม.ค. 2565 ไม่ใช่วันทำการ: วันเสาร์ จึงเลื่อนเป็นวันทำการก่อนหน้า")).ToBeVisibleAsync();
        await pictures.Take("next-year");
        var file = await Download(page, "Excel", "2565.xlsx");
        Assert.Equal(2565, CatalogueWorkbook.Read(await File.ReadAllBytesAsync(file), "").Catalogue!.FiscalYear.Number);

        // Faults are shown by cell, and nothing is imported.
        CatalogueVerbTests.Type(file, "ตัวชี้วัด", ("C2", "35"), ("D3", "พื้นฐาน"));
        CatalogueVerbTests.Type(file, "คำรับรอง", ("B5", "31 ก.พ. 2565"));
        await page.GotoAsync("/catalogues");
        await Press(page, "ตรวจแฟ้ม");
        await Upload(page, file);
        await Press(page, "ตรวจแฟ้ม");
        await Expect(page.GetByText("มีสิ่งที่ต้องแก้ 3 รายการ")).ToBeVisibleAsync();
        foreach (var (sheet, cell, heading, wrong) in new[] { ("คำรับรอง", "B5", "SMART ปิดบันทึกรายละเอียด", "'31 ก.พ. 2565' ไม่ใช่วันที่"), ("ตัวชี้วัด", "C2:C7", "น้ำหนัก", "น้ำหนักรวมกันได้ 95"), ("ตัวชี้วัด", "D3", "องค์ประกอบ", "ไม่รู้จัก “พื้นฐาน”") })
        {
            var row = Row(page, sheet, cell);
            await Expect(row).ToContainTextAsync(heading);
            await Expect(row).ToContainTextAsync(wrong);
        }
        await pictures.Take("faults");
        await page.GotoAsync("/years");
        await Expect(page.GetByText("ยังไม่มีปีงบประมาณที่เริ่มไว้")).ToBeVisibleAsync();

        // Mended, it is offered for launching.
        CatalogueVerbTests.Type(file, "ตัวชี้วัด", ("C2", "40"), ("D3", "ประสิทธิผลการดำเนินงาน"));
        CatalogueVerbTests.Type(file, "คำรับรอง", ("B5", "28/1/2565 16.30 น."));
        await page.GotoAsync("/catalogues");
        await Upload(page, file);
        await Press(page, "ตรวจแฟ้ม");
        await Expect(page.GetByText("แฟ้ม 2565.xlsx ใช้ได้")).ToBeVisibleAsync();
        await pictures.Take("clean");
        await Press(page, "ใช้แฟ้มนี้เริ่มปีงบประมาณ 2565");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "ไปขั้นที่ 2" })).ToBeVisibleAsync();
        await pictures.Take("launch");

        // The launch page takes the workbook itself as well, and shows its faults by cell.
        await page.GotoAsync("/launch");
        await page.GetByText("เปลี่ยนเป็นแฟ้มอื่น").ClickAsync();
        await page.GetByLabel("ใช้แฟ้มของหน่วยงาน").CheckAsync();
        CatalogueVerbTests.Type(file, "ตัวชี้วัด", ("C2", "35"));
        await Upload(page, file);
        await Press(page, "ตรวจแฟ้ม");
        await Expect(Row(page, "ตัวชี้วัด", "C2:C7")).ToContainTextAsync("ให้รวมกันได้ 100");
        await pictures.Take("launch-faults");
        CatalogueVerbTests.Type(file, "ตัวชี้วัด", ("C2", "40"));
        await page.GetByLabel("ใช้แฟ้มของหน่วยงาน").CheckAsync();
        await Upload(page, file);
        await Press(page, "ตรวจแฟ้ม");
        await LaunchSteps.ToTheEnd(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ปีงบประมาณ 2565", Exact = true })).ToBeVisibleAsync();

        // The year now stands on the shelf, as it was launched.
        await page.GotoAsync("/catalogues");
        var again = await Download(page, "ดาวน์โหลด YAML ปี 2565", "2565.yaml");
        Assert.Equal(CatalogueYaml.Write(CatalogueWorkbook.Read(await File.ReadAllBytesAsync(file), "").Catalogue!), await File.ReadAllTextAsync(again));
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    [Fact]
    public async Task Results_are_filled_in_in_Excel_by_the_one_whose_KPI_it_is()
    {
        var page = await As("owner3.u01");
        var pictures = new Pictures(page, "results");
        await page.GotoAsync("/years/2564");
        await page.GetByRole(AriaRole.Link, new() { Name = "ผล รอบ 5 เดือน เป็น Excel" }).ClickAsync();
        await pictures.Take("round");
        var file = await Download(page, "ดาวน์โหลด Excel", "5m.xlsx");
        var before = (await Cell(page, "F2"), await Cell(page, "H4"));

        // A fault, told by its cell; nothing is saved.
        CatalogueVerbTests.Type(file, "ผล", ("F2", "ไม่ใช่"), ("H4", "หก"));
        await Upload(page, file);
        await Press(page, "นำเข้าผล");
        await Expect(Row(page, "ผล", "H4")).ToContainTextAsync("'หก' ไม่ใช่ตัวเลข");
        await pictures.Take("faults");
        Assert.Equal(before, (await Cell(page, "F2"), await Cell(page, "H4")));

        CatalogueVerbTests.Type(file, "ผล", ("F2", "ไม่ใช่"), ("H4", "๑๓"), ("I4", "1,040"));
        await page.GotoAsync("/years/2564/results/5m");
        await Upload(page, file);
        await Press(page, "นำเข้าผล");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("บันทึกผลจากแฟ้มแล้ว: ตัวชี้วัด 1.2.3");
        await pictures.Take("saved");
        Assert.Equal(("ไม่ใช่", "1040"), (await Cell(page, "F2"), await Cell(page, "I4")));
        // It stands in the task's form as well.
        await page.GetByRole(AriaRole.Link, new() { Name = "1.2.3" }).ClickAsync();
        await Expect(page.GetByLabel("คำขอทั้งหมด")).ToHaveValueAsync("1040");

        // The same again is nothing new.
        await page.GotoAsync("/years/2564/results/5m");
        await Upload(page, file);
        await Press(page, "นำเข้าผล");
        await Expect(page.GetByText("จึงไม่มีสิ่งใดให้บันทึก").First).ToBeVisibleAsync();

        // A workbook that changes somebody else's KPI too is refused as a whole.
        var catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
        var results = ResultsFile.Read("""{"kpis":{"1.2.3":{"criteria":{"1":{"done":true}}},"1.2.1":{"criteria":{"1":{"done":false}}}}}""", catalogue, "5m").Results!;
        await File.WriteAllBytesAsync(At("all.xlsx"), ResultsWorkbook.Write(catalogue, "5m", results, ["1.2.1", "1.2.3"], isRunningYear: true));
        await page.GotoAsync("/years/2564/results/5m");
        await Upload(page, At("all.xlsx"));
        await Press(page, "นำเข้าผล");
        await Expect(Row(page, "ผล", "A2")).ToContainTextAsync("ตัวชี้วัด 1.2.1 ไม่ได้เปิดให้ท่านกรอกในขณะนี้");
        Assert.Equal(("ไม่ใช่", "1040"), (await Cell(page, "F2"), await Cell(page, "I4")));
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    /// <summary>What is saved now, as the workbook shows it.</summary>
    async Task<string> Cell(IPage page, string cell)
    {
        var answer = await page.APIRequest.GetAsync("/files/results/2564/5m/results.xlsx");
        await File.WriteAllBytesAsync(At("now.xlsx"), await answer.BodyAsync());
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(At("now.xlsx"), isEditable: false);
        var book = document.WorkbookPart!;
        var id = book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == "ผล").Id!.Value!;
        var found = ((DocumentFormat.OpenXml.Packaging.WorksheetPart)book.GetPartById(id)).Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(c => c.CellReference == cell);
        return found.InlineString?.InnerText ?? found.CellValue?.Text ?? "";
    }

    [Theory]
    [InlineData("owner1.u01", "/catalogues")]
    [InlineData("head-admin.u01", "/catalogues")]
    [InlineData("head-admin.u01", "/files/catalogues/years/2564/kpi.xlsx")]
    [InlineData("head-admin.u01", "/files/catalogues/shipped/fy2564-one-stop-service/kpi.xlsx")]
    [InlineData("head-admin.u01", "/catalogues/years/2564/next")]
    [InlineData("strategy.u02", "/files/catalogues/years/2564/kpi.xlsx")]
    [InlineData("strategy.u02", "/catalogues/years/2564/next")]
    [InlineData("strategy.u02", "/years/2564/results/5m")]
    [InlineData("strategy.u02", "/files/results/2564/5m/results.xlsx")]
    [InlineData("strategy.u01", "/files/catalogues/years/2599/kpi.xlsx")]
    [InlineData("strategy.u01", "/files/catalogues/shipped/catalogue.schema/kpi.yaml")]
    [InlineData("strategy.u01", "/files/catalogues/elsewhere/x/kpi.yaml")]
    [InlineData("strategy.u01", "/files/results/2564/6m/results.xlsx")]
    [InlineData("strategy.u01", "/years/2564/results/6m")]
    public async Task What_one_may_not_see_does_not_exist(string person, string path)
    {
        using var client = await ApiClient.As(person, host.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(path)).Status);
    }

    [Fact]
    public async Task A_director_sees_catalogues_but_launches_none()
    {
        using var client = await ApiClient.As("director.u01", host.Address);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/catalogues")).Status);
        var answer = await Send(client, "/catalogues?handler=Check", CatalogueWorkbook.Write(BuiltinCatalogues.Read("fy2566-potential-base.yaml")), "k.xlsx");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("/launch?handler=Read", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_no_catalogues_are_refused_and_the_page_says_why()
    {
        using var client = await ApiClient.As("strategy.u01", host.Address);
        foreach (var (content, name, said) in new (byte[], string, string)[]
        {
            ([], "k.xlsx", "โปรดเลือกแฟ้ม"),
            ("ตัวชี้วัด"u8.ToArray(), "k.xlsx", "ไม่ใช่แฟ้ม Excel"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "k.xls", "แฟ้ม .xls รุ่นเก่า"),
            (new byte[11 * 1024 * 1024], "k.xlsx", "แฟ้มใหญ่เกิน 10 MB"),
            ("fiscalYear: [2564"u8.ToArray(), "k.yaml", "อ่านเป็น YAML ไม่ได้"),
        })
        {
            foreach (var path in new[] { "/catalogues?handler=Check", "/launch?handler=Read" })
            {
                var answer = await Send(client, path, content, name);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
                Assert.Contains(said, WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
            }
        }
        // Results go only where there is a task for them.
        Assert.Equal(HttpStatusCode.NotFound, (await Send(client, "/years/2564/results/5m", [1], "r.xlsx")).Status);
    }

    static async Task<Answer> Send(ApiClient client, string path, byte[] content, string name)
    {
        using var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var form = new MultipartFormDataContent { { file, "File", name } };
        return await client.Send(HttpMethod.Post, path, form);
    }
}
