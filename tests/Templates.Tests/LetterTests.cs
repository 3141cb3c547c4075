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
