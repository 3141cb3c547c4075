using System.IO.Compression;
using System.Text;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Previews;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Tests;

/// <summary>What documents say, read without anything that they could run.</summary>
public sealed class PreviewTests
{
    const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Paragraphs_are_read_in_their_order() =>
        Assert.Equal(["หลักฐานตัวชี้วัด", "ดำเนินการแล้ว"], WordPreview.Read(new MemoryStream(SamplePaper.Of("หลักฐานตัวชี้วัด", "ดำเนินการแล้ว")))!.Lines);

    [Fact]
    public void Headings_tables_and_tables_within_them_are_read()
    {
        var preview = Read($"""
            <w:document {Word}><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>รายงาน</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>เดือน</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>ร้อยละ</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>
            </w:body></w:document>
            """)!;
        Assert.Equal(new PreviewText("รายงาน", Heading: true), preview.Blocks[0]);
        Assert.Equal(["เดือน", "ร้อยละ"], Assert.IsType<PreviewTable>(preview.Blocks[1]).Rows.Single());
        Assert.Equal(new PreviewText("<script>alert(1)</script>"), preview.Blocks[2]);
        Assert.False(preview.Cut);
    }

    [Fact]
    public void Files_made_to_hurt_are_no_documents()
    {
        Assert.Null(WordPreview.Read(new MemoryStream(Encoding.ASCII.GetBytes("no zip"))));
        Assert.Null(Read($"<!DOCTYPE x [<!ENTITY a \"b\">]><w:document {Word}><w:body/></w:document>"));
        Assert.Null(Read($"<w:document {Word}>{string.Concat(Enumerable.Repeat("<w:p>", 100_000))}"));
    }

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        var preview = Read($"<w:document {Word}><w:body>{string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>บรรทัด</w:t></w:r></w:p>", 10_000))}</w:body></w:document>")!;
        Assert.True(preview.Cut);
        Assert.InRange(preview.Blocks.Count, 1000, 9_999);
    }

    [Fact]
    public void A_workbook_is_shown_sheet_by_sheet()
    {
        var book = CatalogueWorkbook.Write(Agreements.BuiltinCatalogues.Read("fy2564-one-stop-service.yaml"));
        var sheets = WorkbookText.Read(book, rows: 5, columns: 3, out var cut)!;
        Assert.True(cut);
        Assert.All(sheets, s => Assert.True(s.Rows.Count <= 5 && s.Rows.All(r => r.Count <= 3)));
        Assert.Contains(sheets, s => s.Rows.Any(r => r.Any(c => c.Length > 0)));
        Assert.Null(WorkbookText.Read(Encoding.ASCII.GetBytes("no workbook"), 5, 5, out _));
    }

    [Fact]
    public async Task Kinds_that_have_no_words_have_no_preview()
    {
        var vault = new Vault(Directory.CreateTempSubdirectory("paw-preview-").FullName);
        var stored = await vault.Store(Encoding.UTF8.GetBytes("แถวหนึ่ง\nแถวสอง"));
        Assert.Equal(["แถวหนึ่ง", "แถวสอง"], (await FilePreviews.Of(vault, File("a.txt", stored)))!.Lines);
        Assert.Null(await FilePreviews.Of(vault, File("a.pdf", stored)));
    }

    static EvidenceFile File(string name, StoredFile stored) => new()
    {
        UnitId = "u", Year = 2564, Kpi = "1", Round = "5m", Criterion = "1", FileName = name, ContentType = "", Size = stored.Size, Sha256 = stored.Sha256, UploadedBy = "p", UploadedAt = default,
    };

    static Preview? Read(string xml)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }
        return WordPreview.Read(memory);
    }
}
