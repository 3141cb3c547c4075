using System.IO.Compression;
using System.Text;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Procedure;

namespace PaWorkflow.Host.Tests;

public sealed class EvidenceFileTests
{
    static readonly byte[] pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n…");

    [Theory]
    [InlineData("หลักฐาน.pdf", "หลักฐาน.pdf")]
    [InlineData(@"C:\งาน\หลักฐาน.pdf", "หลักฐาน.pdf")]
    [InlineData("../../etc/หลักฐาน.pdf", "หลักฐาน.pdf")]
    [InlineData("exe.\u202Efdp.txt", "exe.fdp.txt")]
    [InlineData("a\u0000b\n.pdf", "ab.pdf")]
    [InlineData("รายงาน?.pdf ", "รายงาน.pdf")]
    public void A_name_is_kept_without_path_and_invisible_characters(string given, string kept) => Assert.Equal(kept, FileNames.Clean(given));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(".pdf")]
    [InlineData("\u202E")]
    public void A_name_of_which_nothing_is_left_is_refused(string given) =>
        Assert.IsType<Outcome.Invalid>(Assert.Throws<Rejected>(() => FileNames.Clean(given)).Outcome);

    [Fact]
    public void A_name_longer_than_file_systems_keep_is_refused() =>
        Assert.Throws<Rejected>(() => FileNames.Clean(new string('ก', 90) + ".pdf"));

    [Fact]
    public void What_the_name_says_must_be_what_the_bytes_are()
    {
        Assert.Null(FileKinds.Fault("a.pdf", new MemoryStream(pdf)));
        Assert.Contains("ไม่ใช่ .png", FileKinds.Fault("a.png", new MemoryStream(pdf)), StringComparison.Ordinal);
        Assert.Contains("ว่างเปล่า", FileKinds.Fault("a.pdf", new MemoryStream()), StringComparison.Ordinal);
        Assert.Contains("ชนิดที่ไม่รับ", FileKinds.Fault("a.exe", new MemoryStream(pdf)), StringComparison.Ordinal);
        Assert.Contains("มาโคร", FileKinds.Fault("a.docm", new MemoryStream(pdf)), StringComparison.Ordinal);
        Assert.Null(FileKinds.Fault("a.docx", new MemoryStream(SamplePaper.Of("ก", "ข"))));
    }

    [Fact]
    public void Office_files_with_macros_bombs_and_damage_are_refused()
    {
        Assert.Contains("มาโคร", FileKinds.Fault("a.docx", Zip(("[Content_Types].xml", 10), ("word/vbaProject.bin", 10))), StringComparison.Ordinal);
        Assert.Contains("ผิดปกติ", FileKinds.Fault("a.xlsx", Zip(("[Content_Types].xml", 10), ("xl/bomb.xml", 20_000_000))), StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่ไฟล์ Office", FileKinds.Fault("a.pptx", Zip(("readme.txt", 10))), StringComparison.Ordinal);
        Assert.Contains("เสียหาย", FileKinds.Fault("a.docx", new MemoryStream([.. "PK\u0003\u0004"u8, 1, 2, 3])), StringComparison.Ordinal);
    }

    static MemoryStream Zip(params (string Name, int Size)[] entries)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[size]);
            }
        }
        return memory;
    }
}
