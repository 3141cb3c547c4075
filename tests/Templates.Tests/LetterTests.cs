using System.Diagnostics;
using System.Text.Json;

namespace PaWorkflow.Templates.Tests;

public sealed class LetterTests
{
    static JsonElement SampleOf(string id) => id switch
    {
        "meeting-invitation" => MeetingInvitation.Sample.ToData(),
        "appointment-order" => AppointmentOrder.Sample.ToData(),
        "reporting-guideline" => ReportingGuideline.Sample.ToData(),
        "evidence-report" => EvidenceReport.Sample.ToData(),
        "return-memo" => ReturnMemo.Sample.ToData(),
        "kpi-change-notice" => KpiChangeNotice.Sample.ToData(),
        "score-summary" => ScoreSummary.Sample.ToData(),
        "meeting-agenda" => MeetingAgenda.Sample.ToData(),
        "sign-in-sheet" => SignInSheet.Sample.ToData(),
        "meeting-minutes" => MeetingMinutes.Sample.ToData(),
        "circular" => Circular.Sample.ToData(),
        "acknowledgement-list" => AcknowledgementList.Sample.ToData(),
        "kpi-sheet" => KpiSheet.Sample.ToData(),
        "reminder-letter" => ReminderLetter.Sample.ToData(),
        "overdue-letter" => OverdueLetter.Sample.ToData(),
        "executive-memo" => ExecutiveMemo.Sample.ToData(),
        "smart-cover" => SmartCover.Sample.ToData(),
        "internal-control-worksheet" => InternalControlWorksheet.Sample.ToData(),
        "hr-handover" => HrHandover.Sample.ToData(),
        "department-summary" => DepartmentSummary.Sample.ToData(),
        _ => throw new ArgumentException(id),
    };

    public static TheoryData<string> Kinds => [.. LetterKind.All.Select(kind => kind.Id)];

    static byte[] Rendered(string id) => LetterKind.Of(id).Compile().Render(SampleOf(id), "instance-1") is var result && result.Document is { } document
        ? document : throw new Xunit.Sdk.XunitException(string.Join('\n', result.Faults));

    [Theory, MemberData(nameof(Kinds))]
    public void The_form_knows_only_tags_that_its_letter_has(string id) => Assert.Empty(LetterKind.Of(id).Compile(LetterKind.Of(id).Form, "form.docx").Faults);

    [Theory, MemberData(nameof(Kinds))]
    public void The_sample_fills_the_form_and_the_letter_is_valid_Word(string id)
    {
        var letter = Rendered(id);
        Assert.Empty(Docx.Invalid(letter));
        Assert.DoesNotContain("{", Docx.Body(letter).Value, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_letter_rendered_again_from_its_own_provenance_is_the_same_file(string id)
    {
        var letter = Rendered(id);
        var provenance = Provenance.Of(letter)!;
        Assert.Equal("instance-1", provenance.Instance);
        Assert.Equal(letter, LetterKind.Of(id).Compile().Render(provenance.Data, provenance.Instance).Document);
    }

    [Fact]
    public void A_draft_without_number_and_date_shows_dotted_space()
    {
        var order = AppointmentOrder.Sample with { Head = AppointmentOrder.Sample.Head with { Number = null, Date = null, SignerName = null } };
        var text = Docx.Text(Docx.Body(LetterKind.Of("appointment-order").Compile().Render(order.ToData()).Document!));
        Assert.Contains("\nที่ ………………………\n", text, StringComparison.Ordinal);
        Assert.Contains("\nสั่ง ณ วันที่ ………………………\n", text, StringComparison.Ordinal);
        Assert.Contains("\n(………………………)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_orders_annex_says_who_holds_which_KPI()
    {
        var text = Docx.Text(Docx.Body(Rendered("appointment-order")));
        Assert.Contains("[๑.๒.๓][ร้อยละความผิดพลาดของการตรวจเอกสาร][๑๐][เจ้าหน้าที่ ข]", text, StringComparison.Ordinal);
        Assert.Contains("ที่ ๓/๒๕๖๔ ลงวันที่ ๕ พฤศจิกายน ๒๕๖๓", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_evidence_report_lists_its_files_with_the_beginning_of_their_hash()
    {
        var text = Docx.Text(Docx.Body(Rendered("evidence-report")));
        Assert.Contains("[๑][รายงานการประชุมชี้แจง.pdf][9f86d081884c][4][471 KB]", text, StringComparison.Ordinal);
        Assert.Contains("[๒][ตารางสรุปความผิดพลาด.xlsx][60303ae22b99][][28 KB]", text, StringComparison.Ordinal);
        Assert.Contains("รวม ๔.๑๐๐๐ จาก ๕ คะแนน", text, StringComparison.Ordinal);
    }

    static string TextOf(string id) => Docx.Text(Docx.Body(Rendered(id)));

    [Fact]
    public void A_paper_without_a_register_has_no_number_and_all_others_have_one() => Assert.Equal(
        ["meeting-agenda", "sign-in-sheet", "acknowledgement-list", "kpi-sheet", "smart-cover", "internal-control-worksheet"],
        LetterKind.All.Where(kind => kind.Register is null).Select(kind => kind.Id));

    [Fact]
    public void Minutes_name_who_came_in_whose_place_and_what_was_resolved()
    {
        var text = TextOf("meeting-minutes");
        Assert.Contains("ครั้งที่ ๒/๒๕๖๔\nเมื่อวันพฤหัสบดีที่ ๑๔ มกราคม ๒๕๖๔", text, StringComparison.Ordinal);
        Assert.Contains("[๒.][เจ้าหน้าที่ ก][นักวิชาการ (แทน หัวหน้ากลุ่มบริการ)]", text, StringComparison.Ordinal);
        Assert.Contains("ผู้ไม่มาประชุม\n[๑.][หัวหน้ากลุ่มบริการ][ (ติดราชการ)]", text, StringComparison.Ordinal);
        Assert.Contains("๓.๑ ผู้จัดเก็บรายงานความก้าวหน้า\nตัวชี้วัด ๑.๒.๓ รวบรวมหลักฐานแล้ว ๒ จาก ๓ ข้อ\nมติที่ประชุม→รับทราบ", text, StringComparison.Ordinal);
        Assert.Contains("ระเบียบวาระที่ ๕→เรื่องอื่น ๆ (ถ้ามี)\nไม่มี\nเลิกประชุมเวลา ๑๑.๔๕", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_of_a_meeting_that_nobody_missed_have_no_heading_for_them()
    {
        var all = MeetingMinutes.Sample with { Absent = [], Others = [] };
        var text = Docx.Text(Docx.Body(LetterKind.Of("meeting-minutes").Compile().Render(all.ToData()).Document!));
        Assert.DoesNotContain("ผู้ไม่มาประชุม", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ผู้เข้าร่วมประชุม", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_to_sign_has_tall_rows_and_a_head_on_each_page()
    {
        var rows = Docx.Body(Rendered("sign-in-sheet")).Element(Docx.W + "tbl")!.Elements(Docx.W + "tr").ToList();
        Assert.NotNull(rows[0].Element(Docx.W + "trPr")!.Element(Docx.W + "tblHeader"));
        Assert.Equal(SignInSheet.Sample.People.Count, rows.Count - 1);
        Assert.All(rows.Skip(1), row => Assert.True((int)row.Element(Docx.W + "trPr")!.Element(Docx.W + "trHeight")!.Attribute(Docx.W + "val")! >= 500));
    }

    [Fact]
    public void A_worksheet_marks_each_rating_in_its_column_and_adds_up_each_issue()
    {
        var text = TextOf("internal-control-worksheet");
        Assert.Contains("[ผู้รับผิดชอบ]\n[๑][คำสั่งสองคณะ][/][][][]\n[๒][ชี้แจงบุคลากร][][/][][]\n[คะแนนของประเด็นนี้][๓ จาก ๔]", text, StringComparison.Ordinal);
        Assert.Contains("[๔][ข้อสั่งการ][][][][/]\n[คะแนนของประเด็นนี้][๐ จาก ๒]", text, StringComparison.Ordinal);
        Assert.Contains("[คะแนนที่ได้][๓ จาก ๖ คะแนน (ประเมิน ๓ ข้อ จาก ๔ ข้อ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overdue_letter_says_how_late_and_what_it_costs()
    {
        var text = TextOf("overdue-letter");
        Assert.Contains("ด่วนที่สุด", text, StringComparison.Ordinal);
        Assert.Contains("[๘ ก.พ. ๒๕๖๔][๑๐][๑๙ ก.พ. ๒๕๖๔][๐.๐๒]", text, StringComparison.Ordinal);
        Assert.Contains("[๘][–][๐]", text, StringComparison.Ordinal);
        Assert.Contains("หักคะแนนรวมของหน่วยงานวันทำการละ ๐.๐๑ คะแนน", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_that_lacks_nothing_goes_back_without_an_empty_table()
    {
        var memo = ReturnMemo.Sample with { Missing = [] };
        Assert.Empty(Docx.Body(LetterKind.Of("return-memo").Compile().Render(memo.ToData()).Document!).Elements(Docx.W + "tbl"));
    }

    [Fact]
    public void A_cover_without_bundle_and_attachment_says_so()
    {
        var cover = SmartCover.Sample with { Bundle = null, Attached = null };
        var text = Docx.Text(Docx.Body(LetterKind.Of("smart-cover").Compile().Render(cover.ToData()).Document!));
        Assert.Contains("[แนบในระบบ SMART][ยังไม่ได้แนบ]", text, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้จัดชุดหลักฐาน", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังไม่ได้", TextOf("smart-cover"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_of_the_department_names_the_units_that_are_not_closed()
    {
        Assert.Contains("หน่วยงานที่ยังไม่ปิดรอบ ๑ หน่วยงาน ได้แก่ ศูนย์ตัวอย่างที่ ๓", TextOf("department-summary"), StringComparison.Ordinal);
        var none = DepartmentSummary.Sample with { Units = [] };
        Assert.DoesNotContain("เฉลี่ย", Docx.Text(Docx.Body(LetterKind.Of("department-summary").Compile().Render(none.ToData()).Document!)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_lines_of_a_memo_stay_with_its_signature()
    {
        foreach (var id in new[] { "circular", "reminder-letter", "overdue-letter", "executive-memo", "hr-handover", "department-summary", "reporting-guideline", "evidence-report", "kpi-change-notice", "score-summary" })
        {
            var styles = Docx.Body(Rendered(id)).Elements(Docx.W + "p").Select(p => (string?)p.Element(Docx.W + "pPr")?.Element(Docx.W + "pStyle")?.Attribute(Docx.W + "val")).ToList();
            var closing = styles.IndexOf("Closing");
            Assert.Equal(["BodyKept", "Closing", "SignatureSpace", "SignatureSpace", "SignatureSpace", "Signature"], styles[(closing - 1)..(closing + 5)]);
        }
    }

    [Fact]
    public void A_form_that_the_office_edited_is_checked_against_the_letters_data()
    {
        var reading = LetterKind.Of("return-memo").Compile(Docx.Of(Docx.P("{#missing}{txt}{/missing} {kpiNme}")), "ours.docx");
        Assert.Null(reading.Template);
        Assert.Equal(["{txt}", "{kpiNme}"], reading.Faults.Select(fault => fault.Tag));
        Assert.All(reading.Faults, fault => Assert.Contains("did you mean", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_tag_and_an_unknown_one_are_told_of_at_once() => Assert.Equal([FaultKind.UnclosedTag, FaultKind.UnknownTag],
        LetterKind.Of("return-memo").Compile(Docx.Of(Docx.P("{kpiName") + Docx.P("{kpiNme}")), "ours.docx").Faults.Select(fault => fault.Kind));

    [Fact]
    public void Beside_a_broken_tag_a_field_that_an_object_lacks_is_told_of_too()
    {
        var faults = LetterKind.Of("return-memo").Compile(Docx.Of(Docx.P("{kpiName") + Docx.P("{head.signerPst} {head.urgency} {head.actingFor.x} {text}")), "ours.docx").Faults;
        Assert.Equal([FaultKind.UnclosedTag, FaultKind.UnknownTag], faults.Select(fault => fault.Kind));
        Assert.Contains("did you mean signerPost?", faults[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_offices_emblem_takes_the_place_of_the_placeholder()
    {
        byte[] emblem = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        var letter = LetterKind.Of("appointment-order").Compile().WithEmblem(emblem).Render(AppointmentOrder.Sample.ToData()).Document!;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(letter));
        Assert.Equal(emblem.Length, zip.GetEntry("word/media/emblem.png")!.Length);
        Assert.Throws<ArgumentException>(() => LetterKind.Of("appointment-order").Compile().WithEmblem([1, 2, 3, 4]));
    }

    [Fact]
    public void An_unknown_kind_is_refused_with_those_there_are() =>
        Assert.Contains("return-memo", Assert.Throws<ArgumentException>(() => LetterKind.Of("memo")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task LibreOffice_opens_every_kind_of_letter()
    {
        var soffice = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(soffice is null, "LibreOffice (soffice) is not on the PATH.");
        var folder = Directory.CreateTempSubdirectory("paw-letters-").FullName;
        foreach (var kind in LetterKind.All) await File.WriteAllBytesAsync(Path.Combine(folder, kind.Id + ".docx"), Rendered(kind.Id), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(soffice!, ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, .. Directory.GetFiles(folder, "*.docx")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        foreach (var kind in LetterKind.All)
        {
            var pdf = Path.Combine(folder, kind.Id + ".pdf");
            Assert.True(File.Exists(pdf) && new FileInfo(pdf).Length > 5_000, $"{pdf}: {await said} {await complained}");
        }
        Directory.Delete(folder, recursive: true);
    }
}
