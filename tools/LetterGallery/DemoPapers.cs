using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Changes;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.LetterGallery;

sealed record Paper(string Kind, byte[] Docx);

/// <summary>One letter of each kind from a demonstration year of three units: those that the procedure made, and those that are issued by hand.</summary>
static class DemoPapers
{
    const string Shipped = "fy2564-one-stop-service.yaml";
    const string Unit = "u01";
    const int Seed = 1;

    /// <summary>Evidence for round 1 is being gathered.</summary>
    static readonly DateTimeOffset midway = Thai(2021, 2, 2);

    /// <summary>SMART closed on the 19th.</summary>
    static readonly DateTimeOffset afterClosing = Thai(2021, 2, 24);

    public static async Task<IReadOnlyList<Paper>> Write(string data)
    {
        var papers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using (var half = await Open(Path.Combine(data, "half"))) await Halfway(half, papers);
        await using (var over = await Open(Path.Combine(data, "over"))) await Finished(over, papers);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return [.. LetterKind.All.Select(kind => new Paper(kind.Id, papers[kind.Id]))];
    }

    static async Task<Simulation> Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return await Simulation.Open(folder, DatabaseChoice.EmbeddedIn(folder), BuiltinCatalogues.Read(Shipped), BuiltinCatalogues.Text(Shipped), Shipped, Seed, CancellationToken.None);
    }

    static async Task Halfway(Simulation year, Dictionary<string, byte[]> papers)
    {
        await year.Launch([SampleUnit.Numbered(1)], passwordHash: null);
        await year.Year.Run(_ => { }, midway);
        var owner = new Dictionary<string, string> { ["person"] = "owner1.u01" };
        await ByHand(year, papers, "meeting-agenda", []);
        await ByHand(year, papers, "sign-in-sheet", []);
        await ByHand(year, papers, "reminder-letter", owner);
        await ByHand(year, papers, "overdue-letter", new(owner) { ["handInBy"] = "2021-02-25" }, afterClosing);
        await Change(year);
        await Keep(year, papers, "kpi-change-notice");
    }

    /// <summary>The KPI details change in mid-year: the notice is the procedure's own.</summary>
    static async Task Change(Simulation year)
    {
        var newer = BuiltinCatalogues.Text(Shipped).Replace("[9, 8, 7, 6, 5]", "[8, 7, 6, 5, 4]", StringComparison.Ordinal);
        var officer = new Viewer("strategy.u01", "strategy.u01", Unit, new HashSet<string> { PostIds.Strategy });
        var outcome = await year.Services.GetRequiredService<ChangeDesk>().Change(2564, newer, Shipped, "หน่วยงานเจ้าภาพปรับเกณฑ์ร้อยละความผิดพลาดให้สูงขึ้น", 2, officer);
        if (outcome is not Outcome.Done) throw new InvalidOperationException($"The KPI details do not change: {outcome}");
        var jobs = year.Services.GetRequiredService<JobWorker>();
        while (await jobs.Run(CancellationToken.None) > 0) { }
    }

    static async Task Finished(Simulation year, Dictionary<string, byte[]> papers)
    {
        await year.Launch([.. Enumerable.Range(1, 2).Select(SampleUnit.Numbered)], passwordHash: null);
        await year.Year.Run(_ => { });
        // A unit that has not closed the round stands in the department's summary as such.
        await year.Launch([SampleUnit.Numbered(3)], passwordHash: null);
        foreach (var kind in new[] { "meeting-invitation", "appointment-order", "reporting-guideline", "evidence-report", "return-memo", "score-summary" }) await Keep(year, papers, kind);
        foreach (var kind in LetterAsks.ByHand.Where(kind => !papers.ContainsKey(kind))) await ByHand(year, papers, kind, Answers(kind));
    }

    static Dictionary<string, string> Answers(string kind) => kind switch
    {
        "meeting-minutes" => new()
        {
            ["closed"] = "11:45",
            ["absent"] = "เจ้าพนักงานธุรการ | กลุ่มบริหารงานทั่วไป | ลาป่วย",
            ["topic1"] = "ประธานกล่าวเปิดการประชุม และแจ้งวัตถุประสงค์ว่าการประชุมครั้งนี้จัดขึ้นเพื่อชี้แจงแนวทางการดำเนินงานตามคำรับรองการปฏิบัติราชการของปี ให้ทุกกลุ่มเข้าใจตรงกัน\nมติ รับทราบ",
        },
        "circular" => new()
        {
            ["subject"] = "กำหนดเปิดให้รายงานผลในระบบ SMART รอบ 5 เดือน",
            ["cause"] = "ด้วยกรมแจ้งกำหนดเปิดระบบ SMART เพื่อให้หน่วยงานรายงานผลตามคำรับรองการปฏิบัติราชการ รอบ 5 เดือน ตั้งแต่วันที่ 1 กุมภาพันธ์ 2564 ถึงวันที่ 19 กุมภาพันธ์ 2564 เวลา 16.30 น.",
            ["wish"] = "ในการนี้ เพื่อให้การรายงานผลเป็นไปด้วยความเรียบร้อย ขอให้ผู้รับผิดชอบตัวชี้วัดเตรียมหลักฐานให้ครบทุกเกณฑ์ และส่งให้ผู้อำนวยการตรวจสอบตามกำหนดเวลาภายในที่ตกลงกันไว้",
        },
        "kpi-sheet" => new() { ["kpi"] = "1.2.3" },
        "executive-memo" => new() { ["kpi"] = "3", ["round"] = "5m" },
        "smart-cover" => new() { ["kpi"] = "1.2.3", ["round"] = "5m" },
        "hr-handover" or "department-summary" => new() { ["round"] = "5m" },
        _ => [],
    };

    /// <summary>The newest letter of a kind that the procedure made.</summary>
    static async Task Keep(Simulation year, Dictionary<string, byte[]> papers, string kind)
    {
        await using var db = year.Contexts.Create();
        var hash = await db.Letters.Where(l => l.UnitId == Unit && l.Kind == kind && l.Number != null).OrderByDescending(l => l.Id).Select(l => l.DocxSha256).FirstAsync();
        await using var stored = year.Vault.Open(hash);
        using var docx = new MemoryStream();
        await stored.CopyToAsync(docx);
        papers[kind] = docx.ToArray();
    }

    /// <summary>A letter as a person would issue it: the record's proposals, with some answers of one's own.</summary>
    static async Task ByHand(Simulation year, Dictionary<string, byte[]> papers, string kind, Dictionary<string, string> own, DateTimeOffset? at = null)
    {
        TimeProvider clock = at is { } instant ? new VirtualClock(instant) : year.Clock;
        var catalogues = year.Services.GetRequiredService<Catalogues>();
        var asks = new LetterAsks(catalogues, clock);
        var writer = new LetterWriter(catalogues, year.Services.GetRequiredService<Expectations>(), year.Services.GetRequiredService<Standings>(), asks, clock);
        await using var db = year.Contexts.Create();
        var said = new Dictionary<string, string>(await asks.Proposed(db, Unit, 2564, kind), StringComparer.Ordinal);
        foreach (var (name, text) in own) said[name] = text;
        if (said.TryGetValue("absent", out var absent) && said.TryGetValue("present", out var present))
            said["present"] = string.Join('\n', present.Split('\n').Where(line => line.Split('|')[0].Trim() != absent.Split('|')[0].Trim()));
        var draft = await writer.Write(db, new(kind, Unit, 2564, Variables.Empty, said));
        var rendered = LetterKind.Of(kind).Compile().Render(Numbered(kind, draft.Data, clock.GetUtcNow()));
        papers[kind] = rendered.Document ?? throw new InvalidOperationException(string.Join('\n', rendered.Faults));
    }

    /// <summary>With a number and a date, as a register would have given them.</summary>
    static JsonElement Numbered(string kind, JsonElement data, DateTimeOffset now)
    {
        var day = now.ToOffset(TimeSpan.FromHours(7));
        var letter = JsonNode.Parse(data.GetRawText())!;
        letter["head"]!["number"] = LetterKind.Of(kind).Register switch
        {
            "meeting" => string.Create(CultureInfo.InvariantCulture, $"1/{day.Year + 543}"),
            "circular" => "สธ 0701/ว 5",
            "outgoing" => "สธ 0701/24",
            _ => null,
        };
        letter["head"]!["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToElement(letter, Variables.Json);
    }

    static DateTimeOffset Thai(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.FromHours(7));
}
