using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Tests.Letters;

/// <summary>Each paper that is issued by hand, written from the record of a simulated year.</summary>
public sealed class PaperTests(DemoYears years) : IClassFixture<DemoYears>
{
    static readonly DateTimeOffset late = new(2021, 2, 24, 10, 0, 0, TimeSpan.FromHours(7));

    static readonly Dictionary<string, string> minutes = new()
    {
        ["meeting"] = "คณะทำงาน", ["date"] = "2020-11-12", ["place"] = "ห้องประชุมศูนย์", ["opened"] = "09:30", ["closed"] = "๑๒:๐๐",
        ["present"] = "ผู้อำนวยการศูนย์ | ประธาน\nเจ้าหน้าที่คนที่ 1 | นักวิชาการ | แทน หัวหน้ากลุ่มมาตรฐาน", ["absent"] = "หัวหน้ากลุ่มมาตรฐาน | | ติดราชการ",
        ["topic3"] = "ผู้จัดเก็บรายงานความก้าวหน้า\nมติที่ประชุม รับทราบ\n\nปัญหาการรวบรวมหลักฐาน\nหารือแนวทางแก้ไข", ["recorder"] = "strategy2.u01", ["checker"] = "strategy.u01",
    };

    static readonly Dictionary<string, string> circular = new()
    {
        ["recipients"] = "หัวหน้ากลุ่มทุกกลุ่ม\nเจ้าหน้าที่ทุกคน", ["subject"] = "การแต่งกายในวันประชุม 12 พ.ย.", ["cause"] = "ด้วยจะมีการประชุม",
        ["wish"] = "ในการนี้ ขอให้แต่งกายสุภาพ", ["closing"] = "จึงเรียนมาเพื่อโปรดทราบ",
    };

    async Task<LetterDraft> Written(string kind)
    {
        var (over, half) = (years.Over, years.Half);
        return kind switch
        {
            "meeting-minutes" => await over.Write(kind, said: minutes),
            "circular" => await over.Write(kind, said: circular),
            "kpi-sheet" => await over.Write(kind, said: new() { ["kpi"] = "4" }),
            "reminder-letter" => await half.Write(kind, new { person = "owner1.u01" }),
            "overdue-letter" => await half.Write(kind, new { person = "owner1.u01" }, at: late),
            "executive-memo" or "smart-cover" => await over.Write(kind, new { kpi = new { code = "1.2.3" }, round = new { id = "5m" } }),
            _ => await over.Write(kind),
        };
    }

    public static TheoryData<string> ByHand => [.. LetterAsks.ByHand];

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task A_paper_issued_by_hand_is_valid_Word_without_a_tag_or_an_empty_word(string kind)
    {
        var docx = Rendered(kind, await Written(kind));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.DoesNotMatch(@"[{}]|undefined|null", document.MainDocumentPart!.Document!.InnerText);
    }

    [Fact]
    public void Every_kind_is_written_by_the_procedure_or_by_hand()
    {
        string[] byProcedure = ["meeting-invitation", "appointment-order", "reporting-guideline", "evidence-report", "return-memo", "kpi-change-notice", "score-summary"];
        Assert.Equal(LetterKind.All.Select(k => k.Id).Order(StringComparer.Ordinal), LetterAsks.ByHand.Concat(byProcedure).Order(StringComparer.Ordinal));
        Assert.All(LetterAsks.ByHand.SelectMany(LetterAsks.Of), ask => Assert.Matches(@"\p{IsThai}", ask.Label));
    }

    [Fact]
    public async Task Missing_and_wrong_answers_are_told_all_at_once_with_their_fields()
    {
        var invalid = await Refused("meeting-minutes", new()
        {
            ["meeting"] = "คณะทำงาน", ["date"] = "2563-11-12", ["opened"] = "9.30", ["closed"] = "12:00", ["place"] = "", ["present"] = "ผู้อำนวยการ", ["recorder"] = "nobody",
        });
        Assert.Equal(["date", "place", "opened", "recorder", "checker"], invalid.Faults.Select(f => f.Field));
        Assert.All(invalid.Faults, f => Assert.Contains("โปรด", f.Message, StringComparison.Ordinal));
        Assert.All(invalid.Faults, f => Assert.Contains(f.Message, invalid.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meeting_that_ends_before_it_begins_or_has_not_been_has_no_minutes()
    {
        var invalid = await Refused("meeting-minutes", new(minutes) { ["closed"] = "09:00", ["date"] = "2022-01-05", ["absent"] = "| ตำแหน่ง" });
        Assert.Equal(["date", "closed", "absent"], invalid.Faults.Select(f => f.Field));
        var both = await Refused("meeting-minutes", new(minutes) { ["absent"] = "ผู้อำนวยการศูนย์ | | ลา" });
        Assert.Contains("ผู้อำนวยการศูนย์ อยู่ในรายชื่อผู้มาประชุมด้วย", both.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_KPI_round_or_letter_of_elsewhere_is_none()
    {
        Assert.Equal("person", (await Refused("reminder-letter", new() { ["person"] = "owner1.u02" })).Field);
        Assert.Equal(["kpi", "round"], (await Refused("smart-cover", new() { ["kpi"] = "9.9", ["round"] = "6m" })).Faults.Select(f => f.Field));
        await using var db = years.Over.Context();
        var other = await db.Letters.Where(l => l.UnitId == "u02").Select(l => l.Id).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal("letter", (await Refused("acknowledgement-list", new() { ["letter"] = $"{other}" })).Field);
    }

    [Fact]
    public async Task The_record_proposes_what_it_knows()
    {
        await using var db = years.Half.Context();
        var agenda = await years.Half.Asks.Proposed(db, DemoYear.Unit, 2564, "meeting-agenda");
        Assert.Equal("1/2564", agenda["session"]);
        Assert.Equal("ห้องประชุมศูนย์", agenda["place"]);
        Assert.Contains("รอบ 5 เดือน", agenda["topic3"], StringComparison.Ordinal);
        var minutesOf = await years.Half.Asks.Proposed(db, DemoYear.Unit, 2564, "meeting-minutes");
        Assert.Contains("ชี้แจงแนวทาง", minutesOf["meeting"], StringComparison.Ordinal);
        Assert.Contains("\nมติ ที่ประชุมเห็นชอบกำหนดส่งหลักฐานภายในทั้งสองรอบ", minutesOf["topic4"], StringComparison.Ordinal);
        Assert.Equal(25, minutesOf["present"].Split('\n').Length);
        Assert.Equal(("strategy2.u01", "strategy.u01"), (minutesOf["recorder"], minutesOf["checker"]));
        Assert.False(minutesOf.ContainsKey("closed"));
        Assert.Equal("อธิบดีกรมสนับสนุนบริการสุขภาพ", (await years.Half.Asks.Proposed(db, DemoYear.Unit, 2564, "executive-memo"))["to"]);
        Assert.Equal(("5m", "11m"), ((await years.Half.Asks.Proposed(db, DemoYear.Unit, 2564, "smart-cover"))["round"], (await years.Over.Asks.Proposed(years.Over.Context(), DemoYear.Unit, 2564, "hr-handover"))["round"]));
    }

    [Fact]
    public async Task Minutes_keep_matters_apart_and_resolutions_out_of_what_was_said()
    {
        var data = Data(await Written("meeting-minutes"));
        var items = data["topics"]![2]!["items"]!.AsArray();
        Assert.Equal(["3.1", "3.2"], items.Select(i => (string)i!["no"]!));
        Assert.Equal(("ผู้จัดเก็บรายงานความก้าวหน้า", "รับทราบ"), ((string)items[0]!["first"]!, (string)items[0]!["resolution"]!));
        Assert.Null(items[1]!["resolution"]);
        Assert.Equal("แทน หัวหน้ากลุ่มมาตรฐาน", (string)data["present"]![1]!["note"]!);
        Assert.Null(data["absent"]![0]!["post"]);
    }

    [Fact]
    public async Task Lists_hold_everyone_of_the_unit_by_post_and_nobody_else()
    {
        var people = Data(await Written("sign-in-sheet"))["people"]!.AsArray();
        Assert.Equal(25, people.Count);
        Assert.Equal("ผู้อำนวยการศูนย์", (string)people[0]!["name"]!);
        Assert.StartsWith("หัวหน้า", (string)people[1]!["name"]!, StringComparison.Ordinal);
        Assert.Equal("ผู้ตรวจสอบภายใน", (string)people[^1]!["name"]!);
        Assert.Equal(people.Select(p => (string)p!["name"]!), Data(await Written("circular"))["readers"]!.AsArray().Select(p => (string)p!["name"]!));
    }

    [Fact]
    public async Task An_acknowledgement_list_says_who_has_read_and_when()
    {
        var data = Data(await Written("acknowledgement-list"));
        // Six owners and four group heads.
        Assert.Equal((10, 10), ((int)data["readerCount"]!, (int)data["acknowledgedCount"]!));
        await using var db = years.Over.Context();
        var letter = await db.Letters.Where(l => l.UnitId == DemoYear.Unit && l.Kind == "meeting-invitation").Select(l => l.Id).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal("letter", (await Refused("acknowledgement-list", new() { ["letter"] = $"{letter}" })).Field);
    }

    [Fact]
    public async Task A_KPI_sheet_says_criteria_evidence_penalty_and_who_answers_for_it()
    {
        var data = Data(await Written("kpi-sheet"));
        Assert.Equal("ผู้รับผิดชอบตัวชี้วัดคนที่ ๖", (string)data["owner"]!);
        Assert.StartsWith("หัวหน้า", (string)data["supervisor"]!, StringComparison.Ordinal);
        Assert.Equal(["5m", "11m"], data["rounds"]!.AsArray().Select(r => (string)r!["round"]!));
        Assert.Equal("หักคะแนนของตัวชี้วัดวันละ 0.01 คะแนน", (string)data["rounds"]![0]!["penalty"]!);
        Assert.StartsWith("แบบประเมิน 15 ข้อ", (string)data["rounds"]![1]!["criteria"]![0]!["rule"]!, StringComparison.Ordinal);
        Assert.All(data["rounds"]!.AsArray().SelectMany(r => r!["criteria"]!.AsArray()), c => Assert.NotEmpty(c!["evidence"]!.AsArray()));
        foreach (var kpi in BuiltinCatalogues.Read("fy2564-one-stop-service.yaml").Kpis)
            Rendered("kpi-sheet", await years.Over.Write("kpi-sheet", said: new() { ["kpi"] = kpi.Code }));
        foreach (var kpi in BuiltinCatalogues.Read("fy2566-potential-base.yaml").Kpis)
            Rendered("kpi-sheet", await years.Next.Write("kpi-sheet", said: new() { ["kpi"] = kpi.Code }));
    }

    [Fact]
    public async Task Before_the_date_a_person_is_reminded_and_after_it_told_what_it_costs()
    {
        var open = await Open("owner1.u01");
        Assert.NotEmpty(open);
        Assert.Equal(open.Count, (int)Data(await Written("reminder-letter"))["taskCount"]!);

        var overdue = Data(await Written("overdue-letter"));
        Assert.Equal("ด่วนที่สุด", (string)overdue["head"]!["urgency"]!);
        var report = overdue["tasks"]!.AsArray().Single(t => ((string)t!["name"]!).Contains("1.2.1", StringComparison.Ordinal))!;
        // SMART closed on Friday the 19th; it is Wednesday the 24th: Monday to Wednesday, three working days by 0.01.
        Assert.Equal(0.03m, (decimal)report["cost"]!);
        var due = open.Single(t => t.Kpi == "1.2.1").DueAt!.Value;
        Assert.Equal(WorkingCalendar.Thai.WorkingDaysBetween(DateOnly.FromDateTime(due.ToOffset(TimeSpan.FromHours(7)).DateTime), new DateOnly(2021, 2, 24)), (int)report["daysLate"]!);
        Assert.Equal("ตัวชี้วัด 1.2.1 รอบ 5 เดือน หักคะแนนรวมของหน่วยงานวันทำการละ 0.01 คะแนน", (string)overdue["lateRules"]![0]!);
        // Friday the 26th is a holiday: two working days after Wednesday are Thursday and Monday.
        Assert.Equal("2021-03-01", (string)overdue["handInBy"]!);
    }

    [Fact]
    public async Task Who_owes_nothing_gets_no_letter()
    {
        var invalid = Assert.IsType<Outcome.Invalid>((await Assert.ThrowsAsync<Rejected>(() => years.Over.Write("overdue-letter", new { person = "staff1.u01" }))).Outcome);
        Assert.Contains("ไม่มีงานที่เลยกำหนด", invalid.Message, StringComparison.Ordinal);
        Assert.Equal("person", (await Refused("reminder-letter", new() { ["person"] = "owner1.u01" })).Field);
    }

    [Fact]
    public async Task A_worksheet_is_added_up_by_its_own_rule()
    {
        var (first, second) = (Data(await Written("internal-control-worksheet")), Data(await years.Next.Write("internal-control-worksheet")));
        Assert.Equal((5, 15), (first["issues"]!.AsArray().Count, (int)first["itemCount"]!));
        Assert.Equal(("5", 14), ((string)second["kpiCode"]!, (int)second["itemCount"]!));
        foreach (var data in new[] { first, second })
        {
            var ratings = data["issues"]!.AsArray().SelectMany(i => i!["items"]!.AsArray()).Select(i => (int)i!["rating"]!).ToList();
            var counted = ratings.Where(r => r >= 0).ToList();
            Assert.Equal((counted.Count, counted.Sum()), ((int)data["counted"]!, (int)data["sum"]!));
            var percent = counted.Sum() * 100m / (2 * counted.Count);
            Assert.Equal(Math.Round(percent, 2, MidpointRounding.AwayFromZero), (decimal)data["percent"]!);
            Assert.Equal(percent switch { >= 90 => "ดีมาก", >= 80 => "ดี", >= 70 => "พอใช้", _ => "ต้องปรับปรุง" }, (string)data["grade"]!);
        }
    }

    [Fact]
    public async Task A_KPI_without_a_worksheet_is_refused_with_the_one_that_has_it()
    {
        var invalid = await Refused("internal-control-worksheet", new() { ["kpi"] = "1.2.1", ["round"] = "11m" });
        Assert.Equal("kpi", invalid.Field);
        Assert.Contains("ตัวชี้วัด 4 รอบ 11 เดือน", invalid.Message, StringComparison.Ordinal);
        var empty = Assert.IsType<Outcome.Invalid>((await Assert.ThrowsAsync<Rejected>(() => years.Half.Write("internal-control-worksheet"))).Outcome);
        Assert.Contains("ยังไม่ได้กรอกผลประเมิน", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cover_lists_the_files_of_the_bundle_and_when_it_was_attached()
    {
        await using var db = years.Over.Context();
        var data = Data(await Written("smart-cover"));
        var files = await db.EvidenceFiles.Where(f => f.UnitId == DemoYear.Unit && f.Kpi == "1.2.3" && f.Round == "5m" && f.RemovedAt == null).Select(f => f.Sha256).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(files.Order(StringComparer.Ordinal), data["files"]!.AsArray().Select(f => (string)f!["sha256"]!).Order(StringComparer.Ordinal));
        Assert.Equal("นักวิเคราะห์นโยบายและแผน", (string)data["attached"]!["by"]!);
        Assert.Equal(64, ((string)data["bundle"]!["sha256"]!).Length);
        Assert.Equal(Math.Round(await db.KpiScores.Where(s => s.UnitId == DemoYear.Unit && s.Kpi == "1.2.3" && s.Round == "5m").Select(s => s.Score).SingleAsync(TestContext.Current.CancellationToken), 4, MidpointRounding.AwayFromZero), (decimal)data["expectedScore"]!);
        Assert.Null(Data(await years.Over.Write("smart-cover", new { kpi = new { code = "2" }, round = new { id = "5m" } }, unit: "u03"))["attached"]);
    }

    [Fact]
    public async Task A_memo_to_the_executives_reports_the_criteria_that_are_named()
    {
        var one = await years.Over.Write("executive-memo", said: new() { ["kpi"] = "3", ["round"] = "5m", ["to"] = "อธิบดี", ["copyTo"] = "กพร.", ["criteria"] = "3" });
        Assert.Equal(["3"], Data(one)["steps"]!.AsArray().Select(s => (string)s!["id"]!));
        Assert.All(Data(one)["files"]!.AsArray(), f => Assert.Equal("3", (string)f!["criterion"]!));
        Assert.Equal("criteria", (await Refused("executive-memo", new() { ["kpi"] = "3", ["round"] = "5m", ["to"] = "อธิบดี", ["copyTo"] = "กพร.", ["criteria"] = "7" })).Field);
    }

    [Fact]
    public async Task The_departments_scores_are_those_that_were_frozen_and_units_that_are_open_have_none()
    {
        await using var db = years.Over.Context();
        var frozen = await db.RoundTotals.Where(t => t.Round == "5m").ToDictionaryAsync(t => t.UnitId, t => Math.Round(t.Total, 4, MidpointRounding.AwayFromZero), TestContext.Current.CancellationToken);
        Assert.Equal(2, frozen.Count);
        var summary = Data(await years.Over.Write("department-summary", new { round = new { id = "5m" } }));
        Assert.Equal(frozen.Values.OrderDescending(), summary["units"]!.AsArray().Select(u => (decimal)u!["total"]!));
        Assert.Equal([1, 2], summary["units"]!.AsArray().Select(u => (int)u!["rank"]!));
        Assert.Equal("ศูนย์สนับสนุนบริการสุขภาพตัวอย่างที่ ๓", (string)summary["notClosed"]!.AsArray().Single()!);

        var handover = Data(await years.Over.Write("hr-handover", new { round = new { id = "5m" } }));
        Assert.Equal(("2020-10-01", "2021-03-31", "ครึ่งปีแรก"), ((string)handover["halfFrom"]!, (string)handover["halfTo"]!, (string)handover["halfName"]!));
        Assert.Equal([frozen["u01"], frozen["u02"]], handover["units"]!.AsArray().Select(u => (decimal)u!["score"]!));
        Assert.Equal("ครึ่งปีหลัง", (string)Data(await Written("hr-handover"))["halfName"]!);
        var open = Assert.IsType<Outcome.Invalid>((await Assert.ThrowsAsync<Rejected>(() => years.Half.Write("hr-handover"))).Outcome);
        Assert.Equal("round", open.Field);
    }

    async Task<Outcome.Invalid> Refused(string kind, Dictionary<string, string> said) =>
        Assert.IsType<Outcome.Invalid>((await Assert.ThrowsAsync<Rejected>(() => years.Over.Write(kind, said: said))).Outcome);

    async Task<List<UserTask>> Open(string person)
    {
        await using var db = years.Half.Context();
        return await db.Tasks.Where(t => t.State == UserTaskState.Open && t.DueAt != null && (t.Assignee == person || t.Post == "kpi-owner")).ToListAsync(TestContext.Current.CancellationToken);
    }

    static JsonNode Data(LetterDraft draft) => JsonNode.Parse(draft.Data.GetRawText())!;

    static byte[] Rendered(string kind, LetterDraft draft)
    {
        var rendered = LetterKind.Of(kind).Compile().Render(draft.Data);
        Assert.Empty(rendered.Faults);
        return rendered.Document!;
    }
}
