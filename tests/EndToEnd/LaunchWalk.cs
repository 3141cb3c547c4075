using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PaWorkflow.Agreements;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli;
using PaWorkflow.Workbooks;
using static Microsoft.Playwright.Assertions;

namespace PaWorkflow.EndToEnd;

/// <summary>
/// A new strategy officer gets from the empty first-run page to a launched year with a list of their own, following the screens alone.
/// What it takes is counted and stands in <c>docs/first-run.md</c>.
/// </summary>
public sealed class LaunchWalk(DemoHost demo) : IClassFixture<DemoHost>, IAsyncLifetime
{
    /// <summary>How fast a person is who is not at ease with computers: letters typed in a second, seconds for a click with finding its place, seconds to read a page.</summary>
    const double LettersPerSecond = 1.5, SecondsPerClick = 4, SecondsPerPage = 20;

    const string Password = "รหัสผ่านยาวพอของผู้ดูแล";
    readonly string folder = Ground.Temporary();
    Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.Start();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task From_the_empty_first_page_to_a_launched_year_with_an_own_list_in_under_fifteen_minutes()
    {
        var year = FiscalYear.At(TimeProvider.System.GetUtcNow()).Number;
        var list = OwnList(year);
        var data = Ground.Temporary();
        using var watcher = new FileSystemWatcher(Directory.CreateDirectory(Path.Combine(data, "mail")).FullName, "*.eml");
        var mailed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, _) => mailed.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await using var host = HostProcess.Start(["serve", "--data", data, "--urls", $"http://127.0.0.1:{Shell.FreePort()}"]);
        var address = await host.Listening();
        var page = await browser.Open(address);
        var (hand, pictures) = (new CountingHand(page), new Pictures(page, "launch"));

        await page.GotoAsync("/");
        await pictures.Take("setup");
        var code = host.Said.Split("?code=")[1][..8];
        foreach (var (field, text) in new[]
        {
            ("Code", code), ("UnitName", "ศูนย์บริการตัวอย่าง"), ("Department", "กรมตัวอย่าง"), ("UnitId", "center"), ("LetterPrefix", "ตย ๐๑๐๑"),
            ("People[0].DisplayName", "เจ้าหน้าที่งานยุทธศาสตร์"), ("People[0].UserName", "officer"), ("People[0].Email", "officer@example.go.th"), ("People[0].Password", Password),
            ("People[1].DisplayName", "ผู้อำนวยการศูนย์"), ("People[1].UserName", "director"), ("People[1].Email", "director@example.go.th"),
        }) await hand.Type($"[name='{field}']", text);
        await hand.Press(Button(page, "บันทึกและเริ่มใช้งาน"), page.GetByText("พร้อมใช้งานแล้ว"));
        await Expect(page.GetByText("ยังไม่มี หัวหน้ากลุ่ม")).ToBeVisibleAsync();
        await pictures.Take("ready");
        await hand.Press(Link(page, "เข้าสู่ระบบและเริ่มปีงบประมาณ"), page.Locator("#UserName"));
        await hand.Type("#UserName", "officer");
        await hand.Type("#Password", Password);
        await hand.Press(Button(page, "เข้าสู่ระบบ"), page.GetByRole(AriaRole.Heading, new() { Name = "เริ่มปีงบประมาณ", Exact = true }));
        await pictures.Take("from");

        // 1: the own list; one with a fault is told by cell first, and nothing of it is kept.
        CatalogueVerbTests.Type(list, "ตัวชี้วัด", ("C2", "35"));
        await page.SetInputFilesAsync("#File", list);
        await Button(page, "ตรวจแฟ้ม").ClickAsync();
        await Expect(page.GetByText("C2:C7")).ToBeVisibleAsync();
        await pictures.Take("from-faults");
        CatalogueVerbTests.Type(list, "ตัวชี้วัด", ("C2", "40"));
        await hand.Upload("#File", list);
        await hand.Press(Button(page, "ตรวจแฟ้ม"), page.GetByRole(AriaRole.Heading, new() { Name = "รายการของศูนย์เอง" }));
        await page.Locator(".remark-groups summary").First.ClickAsync();
        await pictures.Take("from-chosen");
        await hand.Press(Link(page, "ไปขั้นที่ 2"), page.GetByRole(AriaRole.Heading, new() { Name = "ตำแหน่งที่ยังไม่มีผู้ทำ" }));
        await pictures.Take("people");

        // 2: group heads and collectors from Excel; a wrong address keeps everybody out.
        var people = await Download(page, "ดาวน์โหลดแบบฟอร์ม");
        hand.Clicked();
        (string Cell, string? Text)[] typed =
        [
            ("A2", "หัวหน้ากลุ่มมาตรฐาน"), ("B2", "head"), ("C2", "head@example.go.th"), ("D2", "กลุ่มมาตรฐาน"),
            .. Enumerable.Range(1, 3).SelectMany(n => new (string, string?)[] { ($"A{n + 2}", $"ผู้จัดเก็บคนที่ {n}"), ($"B{n + 2}", $"owner{n}"), ($"C{n + 2}", $"owner{n}@example.go.th"), ($"D{n + 2}", "กลุ่มมาตรฐาน") }),
        ];
        CatalogueVerbTests.Type(people, "บุคลากร", [.. typed, ("C4", "owner2")]);
        await page.SetInputFilesAsync("#File", people);
        await Button(page, "นำเข้าจาก Excel").ClickAsync();
        await Expect(page.GetByText("แฟ้มบุคลากรมีสิ่งที่ต้องแก้ 1 รายการ")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "C4" })).ToContainTextAsync("อีเมลไม่ถูกรูปแบบ");
        await Expect(page.GetByText("บุคลากรที่มีแล้ว 2 คน")).ToBeVisibleAsync();
        await pictures.Take("people-faults");
        CatalogueVerbTests.Type(people, "บุคลากร", typed);
        hand.Typed(typed.Select(t => t.Text!));
        await hand.Upload("#File", people);
        await hand.Press(Button(page, "นำเข้าจาก Excel"), page.GetByText("เพิ่มแล้ว 4 คน"));
        await Expect(page.GetByText("ตำแหน่งที่ยังไม่มีผู้ทำ")).ToHaveCountAsync(0);
        await pictures.Take("people-added");
        await hand.Press(Link(page, "ไปขั้นที่ 3"), page.GetByRole(AriaRole.Heading, new() { Name = "ผู้จัดเก็บที่เสนอ" }));

        // 3: a whole group at once, one of it to somebody else.
        foreach (var (group, person) in new[] { ("Performance", "ผู้จัดเก็บคนที่ 1"), ("Potential", "ผู้จัดเก็บคนที่ 2") })
        {
            await hand.Choose(page.Locator($"[name='Fill[{group}]']"), new() { Label = person });
            await hand.Press(page.Locator($"button[name=Fill][value={group}]"), page.Locator($"#group-{group}"));
        }
        await hand.Choose(page.Locator("[name='Holders[4]']"), new() { Label = "ผู้จัดเก็บคนที่ 3" });
        await pictures.Take("holders");
        await hand.Press(Button(page, "ไปขั้นที่ 4"), page.GetByRole(AriaRole.Heading, new() { Name = "กำหนดวันภายใน" }));

        // 4: a Saturday will not do; left by the steps above and come back to in another browser, it is as it was typed.
        var briefing = DateOnly.ParseExact(await page.Locator("[name='Days[briefing]']").InputValueAsync(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var saturday = briefing.AddDays(-(((int)briefing.DayOfWeek + 1) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.FillAsync("[name='Days[briefing]']", saturday);
        await Button(page, "ไปขั้นที่ 5").ClickAsync();
        await Expect(page.GetByText("ไม่ใช่วันทำการ:").First).ToBeVisibleAsync();
        await pictures.Take("dates-faults");
        await Button(page, "ผู้จัดเก็บ").First.ClickAsync();
        await Expect(page.Locator("[name='Holders[4]'] option:checked")).ToHaveTextAsync("ผู้จัดเก็บคนที่ 3");
        var again = await browser.Open(address, javaScript: false);
        await again.GotoAsync("/sign-in?returnUrl=%2Flaunch%2Fdates");
        await again.FillAsync("#UserName", "officer");
        await again.FillAsync("#Password", Password);
        await Button(again, "เข้าสู่ระบบ").ClickAsync();
        await Expect(again.Locator("[name='Days[briefing]']")).ToHaveValueAsync(saturday);
        await again.GotoAsync("/launch/rehearsal");
        await Expect(again.GetByText("ยังซ้อมไม่ได้")).ToBeVisibleAsync();
        await page.GotoAsync("/launch/dates");
        await Button(page, "ใช้วันที่ระบบเสนอทั้งหมด").ClickAsync();
        await Expect(page.Locator("[name='Days[briefing]']")).ToHaveValueAsync(briefing.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await pictures.Take("dates");
        await hand.Press(Button(page, "ไปขั้นที่ 5"), page.GetByRole(AriaRole.Heading, new() { Name = "ซ้อมดูงานทั้งปี" }));

        // 5: nobody has a task yet.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ใครได้งานเท่าไร" })).ToBeVisibleAsync();
        await Expect(page.GetByText("ขั้นตอนงานไปไม่ถึงสิ้นปี")).ToHaveCountAsync(0);
        await page.GetByText("ขั้นตอนตาม SOP พร้อมวัน").ClickAsync();
        await pictures.Take("rehearsal");
        await again.GotoAsync("/");
        await Expect(again.GetByText("ประชุมชี้แจง")).ToHaveCountAsync(0);
        await hand.Press(Link(page, "ไปขั้นที่ 6"), page.GetByRole(AriaRole.Heading, new() { Name = "ตรวจครั้งสุดท้าย" }));
        await pictures.Take("start");
        await again.GotoAsync("/launch/start");
        await hand.Press(Button(page, $"เริ่มปีงบประมาณ {year}"), page.GetByText("งานแรกอยู่ในงานของฉัน"));

        // A second press, in the other browser, starts nothing twice.
        await Button(again, $"เริ่มปีงบประมาณ {year}").ClickAsync();
        await Expect(again).ToHaveURLAsync(new Regex($"/years/{year}$"));
        // The workers draft the invitation; then the first task is there and its mail goes out.
        await mailed.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await page.GotoAsync("/");
        await Expect(page.GetByText("ประชุมชี้แจงแนวทางปฏิบัติงานตามคำรับรอง")).ToBeVisibleAsync();
        Assert.DoesNotContain("fail:", host.Said, StringComparison.Ordinal);
        await Stands(hand);
        Assert.True(pictures.Complaints.Count == 0, string.Join('\n', pictures.Complaints));
    }

    /// <summary>The year after a running one: its list carried over, its collectors proposed; a plain browser without scripts does.</summary>
    [Fact]
    public async Task The_next_year_is_carried_over_with_last_years_collectors_without_scripts()
    {
        var page = await browser.Open(demo.Address, width: 360, height: 740, javaScript: false);
        await page.GotoAsync("/sign-in?returnUrl=%2Flaunch");
        await page.FillAsync("#UserName", "strategy.u01");
        await page.FillAsync("#Password", DemoVerb.Password);
        await Button(page, "เข้าสู่ระบบ").ClickAsync();
        await Expect(page.GetByText("ยกจากปี 2564 มาเป็นปี 2565")).ToBeVisibleAsync();
        await Button(page, "ตรวจแฟ้ม").ClickAsync();
        await Link(page, "ไปขั้นที่ 2").ClickAsync();
        await Expect(page.GetByText("ตำแหน่งที่ยังไม่มีผู้ทำ")).ToHaveCountAsync(0);
        await Link(page, "ไปขั้นที่ 3").ClickAsync();
        await Expect(page.GetByText("ปี 2564: ผู้รับผิดชอบตัวชี้วัดคนที่ 3")).ToBeVisibleAsync();
        await Expect(page.Locator("[name='Holders[1.2.3]'] option:checked")).ToHaveTextAsync("ผู้รับผิดชอบตัวชี้วัดคนที่ 3");
        await Button(page, "ไปขั้นที่ 4").ClickAsync();
        await Button(page, "ไปขั้นที่ 5").ClickAsync();
        await Link(page, "ไปขั้นที่ 6").ClickAsync();
        await Button(page, "เริ่มปีงบประมาณ 2565").ClickAsync();
        await Expect(page.GetByText("เริ่มปีงบประมาณ 2565 แล้ว")).ToBeVisibleAsync();
        await page.GotoAsync("/launch/start");
        await Expect(page.GetByText("เลือกแฟ้มตัวชี้วัดก่อน")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("director.u02")]
    [InlineData("owner1.u02")]
    public async Task Who_may_not_launch_finds_none_of_its_pages(string person)
    {
        using var client = await ApiClient.As(person, demo.Address);
        foreach (var path in new[] { "/launch", "/launch/people", "/launch/holders", "/launch/dates", "/launch/rehearsal", "/launch/start", "/files/people/form.xlsx" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.Get(path)).Status);
    }

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>The list that the officer has made in Excel beforehand.</summary>
    string OwnList(int year)
    {
        var catalogue = BuiltinCatalogues.Read("fy2564-one-stop-service.yaml");
        while (catalogue.FiscalYear.Number < year) catalogue = NextYear.Of(catalogue, WorkingCalendar.Thai).Catalogue;
        var file = Path.Combine(folder, "own.xlsx");
        File.WriteAllBytes(file, CatalogueWorkbook.Write(catalogue with { Title = "รายการของศูนย์เอง" }));
        return file;
    }

    async Task<string> Download(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => Link(page, link).ClickAsync());
        var file = Path.Combine(folder, "people.xlsx");
        await download.SaveAsAsync(file);
        return file;
    }

    /// <summary>The figures stand in the document, and are within the fifteen minutes.</summary>
    static async Task Stands(CountingHand hand)
    {
        var person = (hand.Letters / LettersPerSecond) + (hand.Clicks * SecondsPerClick) + (hand.Pages * SecondsPerPage);
        var told = string.Create(CultureInfo.InvariantCulture,
            $"| {hand.Clicks} | {hand.Fields} | {hand.Letters} | {hand.Pages} | {person:0} |");
        await File.WriteAllTextAsync(Path.Combine(Ground.Artifacts("first-run"), "figures.txt"), $"{told}\nmachine {hand.Waited.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s\n");
        Assert.True(person + hand.Waited.TotalSeconds < 15 * 60, told);
        Assert.Contains(told, await File.ReadAllTextAsync(Path.Combine(Ground.Root, "docs/first-run.md")), StringComparison.Ordinal);
    }
}
