using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Fixtures;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Search;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Search;
using PdfSharp.Pdf.IO;
using SpreadCheetah;

namespace PaWorkflow.Host.Tests;

/// <summary>The text inside real files is read and found; what cannot be read is noted and disturbs nobody.</summary>
public sealed class WordsWorkerTests : IAsyncLifetime
{
    readonly ServiceProvider services;
    readonly ContextFactory contexts;
    readonly Viewer officer = new("strategy.u01", "strategy.u01", "u01", new HashSet<string> { PostIds.Strategy });

    public WordsWorkerTests()
    {
        var data = Directory.CreateTempSubdirectory("paw-words-").FullName;
        services = new ServiceCollection().AddLogging(log => log.ClearProviders()).AddHouse(data, DatabaseChoice.EmbeddedIn(data), TimeProvider.System, new MailOptions()).BuildServiceProvider();
        contexts = services.GetRequiredService<ContextFactory>();
    }

    public async ValueTask InitializeAsync()
    {
        await contexts.Migrate(TestContext.Current.CancellationToken);
        await using var db = contexts.Create();
        SampleUnit.Numbered(1).AddTo(db, null);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Thai_words_inside_Word_Excel_and_text_are_found_also_where_Word_cut_them()
    {
        await Attach("รายงาน.docx", Word("ผู้รับบริการทั้ง", "หมด ๑๒๓ ราย ใช้น้ำดื่มสะอาด"));
        await Attach("ตาราง.xlsx", await Excel("จำนวนสถานพยาบาลที่ผ่านเกณฑ์", "4821"));
        await Attach("บันทึก.txt", CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetBytes("บันทึกการตรวจเยี่ยมพื้นที่"));
        await Read();
        Assert.Equal("รายงาน.docx", Assert.Single(await Found("บริการทั้งหมด 123")).Title);
        Assert.Equal("รายงาน.docx", Assert.Single(await Found("นํ้าดื่ม")).Title);
        Assert.Equal("ตาราง.xlsx", Assert.Single(await Found("สถานพยาบาลที่ผ่าน 4821")).Title);
        Assert.Equal("บันทึก.txt", Assert.Single(await Found("ตรวจเยี่ยม")).Title);
        Assert.Empty(await Found("ไม่มีคำนี้"));
        Assert.All(await Texts(), t => Assert.Equal(FileTextState.Done, t.State));
    }

    [Fact]
    public async Task Thai_words_inside_a_PDF_are_found()
    {
        await Attach("รายงาน.pdf", await Pdf("รายงานการประชุมคณะทำงาน"));
        await Read();
        Assert.Equal("รายงาน.pdf", Assert.Single(await Found("ประชุมคณะ")).Title);
    }

    [Fact]
    public async Task Broken_and_locked_files_are_noted_as_without_text_and_the_others_are_read()
    {
        var word = Word("ข้อความที่ไม่มีใครอ่านได้", "");
        await Attach("เสีย.docx", word[..(word.Length / 2)]);
        // Word keeps a document with a password as a compound file, not as a package.
        await Attach("ล็อก.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]);
        await Attach("เสีย.pdf", "%PDF-1.7\n1 0 obj <<"u8.ToArray());
        await Attach("ล็อก.pdf", Locked(await Pdf("ความลับของหน่วยงาน")));
        await Attach("ดี.docx", Word("ข้อความที่อ่านได้", ""));
        await Read();
        var texts = await Texts();
        Assert.Equal(4, texts.Count(t => t.State == FileTextState.Failed));
        Assert.All(texts.Where(t => t.State == FileTextState.Failed), t => Assert.False(string.IsNullOrWhiteSpace(t.Fault)));
        Assert.Equal("ดี.docx", Assert.Single(await Found("ข้อความที่")).Title);
        Assert.Empty(await Found("ความลับ"));
        // Nothing waits for another try.
        await Read();
        Assert.All(await Texts(), t => Assert.True(t.Attempts <= 2));
    }

    [Fact]
    public async Task A_long_text_is_cut_even_within_a_letter_of_two_parts()
    {
        await Attach("ยาว.txt", Encoding.UTF8.GetBytes("คำแรกสุด" + new string('x', FileWords.MaxCharacters - 9) + "😀" + "คำท้ายสุด"));
        await Read();
        Assert.True(Assert.Single(await Texts()).Cut);
        Assert.Single(await Found("คำแรก"));
        Assert.Empty(await Found("คำท้าย"));
    }

    Task Read() => services.GetRequiredService<WordsWorker>().Run(TestContext.Current.CancellationToken);

    async Task<List<FileText>> Texts()
    {
        await using var db = contexts.Create();
        return await db.FileTexts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    async Task<List<Hit>> Found(string typed)
    {
        await using var db = contexts.Create();
        return await new Hits(db, officer, SearchTerms.Of(typed)).Of(SearchKind.FileText, null, 10);
    }

    /// <summary>As the desk keeps what was attached.</summary>
    async Task Attach(string name, byte[] content)
    {
        var stored = await services.GetRequiredService<Vault>().Store(content, TestContext.Current.CancellationToken);
        await services.GetRequiredService<Transaction>().Run(async db =>
        {
            var file = new EvidenceFile
            {
                UnitId = "u01", Year = 2564, Kpi = "1.2.1", Round = "5m", Criterion = "1", FileName = name, ContentType = "application/octet-stream", Size = stored.Size, Sha256 = stored.Sha256,
                UploadedBy = "owner1.u01", UploadedAt = TimeProvider.System.GetUtcNow(),
            };
            db.EvidenceFiles.Add(file);
            await db.Keep(file, FileWords.ExtensionOf(name), TimeProvider.System.GetUtcNow());
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>One paragraph of two runs, as Word leaves behind what was typed in two goes.</summary>
    static byte[] Word(string begin, string end)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text(begin)), new Run(new Text(end) { Space = SpaceProcessingModeValues.Preserve }))));
        return memory.ToArray();
    }

    static async Task<byte[]> Excel(string label, string figure)
    {
        using var memory = new MemoryStream();
        await using (var sheet = await Spreadsheet.CreateNewAsync(memory))
        {
            await sheet.StartWorksheetAsync("ผล");
            await sheet.AddRowAsync([new Cell(label), new Cell(int.Parse(figure, System.Globalization.CultureInfo.InvariantCulture))]);
            await sheet.FinishAsync();
        }
        return memory.ToArray();
    }

    static async Task<byte[]> Pdf(string text)
    {
        Assert.SkipUnless(LibreOffice.Installed, "LibreOffice makes the PDF.");
        var folder = Directory.CreateTempSubdirectory("paw-words-pdf-").FullName;
        var source = Path.Combine(folder, "paper.docx");
        await File.WriteAllBytesAsync(source, Word(text, ""), TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(Assert.Single(await LibreOffice.ToPdf([source], folder)), TestContext.Current.CancellationToken);
    }

    static byte[] Locked(byte[] pdf)
    {
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Modify);
        document.SecuritySettings.UserPassword = "twelve-letters";
        using var locked = new MemoryStream();
        document.Save(locked);
        return locked.ToArray();
    }
}
