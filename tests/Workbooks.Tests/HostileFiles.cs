using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace PaWorkflow.Workbooks.Tests;

/// <summary>Files that are none of ours, damaged or meant to harm: refused soon, with one plain message, and nothing else happens.</summary>
public class HostileFiles
{
    static readonly byte[] good = CatalogueWorkbook.Write(Plain.Catalogue);

    /// <summary>What the file is refused for; within a time in which nobody gives up waiting.</summary>
    static string Refusal(byte[] file)
    {
        var watch = Stopwatch.StartNew();
        var reading = CatalogueWorkbook.Read(file, "k.xlsx");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{watch.Elapsed}");
        Assert.Null(reading.Catalogue);
        return Assert.Single(reading.Faults).ToString();
    }

    /// <summary>The good workbook with one part put in, or in place of another.</summary>
    static byte[] With(string part, Action<Stream> write, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var memory = new MemoryStream();
        memory.Write(good);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            using var content = archive.CreateEntry(part, level).Open();
            write(content);
        }
        return memory.ToArray();
    }

    static byte[] With(string part, string text) => With(part, s => s.Write(Encoding.UTF8.GetBytes(text)));

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void A_part_that_unpacks_to_gigabytes_is_refused_before_it_does()
    {
        var bomb = With("xl/media/image1.png", s =>
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++) s.Write(block);
        });
        Assert.True(bomb.Length < Limits.File);
        Assert.Equal("k.xlsx: unpacked the file is larger than 64 MB; take out what does not belong to it: pictures, unused worksheets, formatted empty rows", Refusal(bomb));
    }

    [Fact]
    public void A_worksheet_of_a_million_cells_is_refused()
    {
        var bomb = With("xl/worksheets/sheet1.xml", s =>
        {
            s.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData>"));
            var row = Encoding.UTF8.GetBytes("<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1000)) + "</row>");
            for (var i = 0; i < 1000; i++) s.Write(row);
            s.Write(Encoding.UTF8.GetBytes("</sheetData></worksheet>"));
        });
        Assert.Equal("k.xlsx: the file has more than 200000 cells; take out worksheets and rows that do not belong to it", Refusal(bomb));
    }

    /// <summary>Merged areas cost nothing in the file, but would in memory.</summary>
    [Fact]
    public void Merged_areas_over_the_whole_worksheet_are_refused()
    {
        var bomb = With("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData><mergeCells>"
            + string.Concat(Enumerable.Range(1, 500).Select(n => $"<mergeCell ref=\"{Sheet.ColumnName(n)}1:{Sheet.ColumnName(n)}1048576\"/>")) + "</mergeCells></worksheet>");
        Assert.StartsWith("k.xlsx: the file has more than 200000 cells or 60 worksheets", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_formatted_rows_without_content_are_read_over()
    {
        var wide = With("xl/worksheets/sheet1.xml", s =>
        {
            s.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData>"));
            for (var i = 1; i <= 500_000; i++) s.Write(Encoding.UTF8.GetBytes($"<row r=\"{i}\"><c r=\"A{i}\" s=\"1\"/></row>"));
            s.Write(Encoding.UTF8.GetBytes("</sheetData></worksheet>"));
        });
        var watch = Stopwatch.StartNew();
        Assert.NotNull(CatalogueWorkbook.Read(wide, "k.xlsx").Catalogue);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(180), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">")]
    public void A_document_type_is_refused(string type) => Assert.Equal(
        "k.xlsx: a part of it has a document type, which no workbook has; open it in Excel and save it as .xlsx (Excel Workbook)",
        Refusal(With("xl/worksheets/sheet1.xml", $"{type}<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>")));

    [Fact]
    public void Elements_without_end_are_refused() => Assert.Equal(
        "k.xlsx: its part xl/worksheets/sheet1.xml is damaged; open it in Excel and save it as .xlsx (Excel Workbook)",
        Refusal(With("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\">" + string.Concat(Enumerable.Repeat("<a>", 100_000)))));

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml", "<externalLink/>", "takes values from other files or systems")]
    [InlineData("xl/connections.xml", "<connections/>", "takes values from other files or systems")]
    [InlineData("xl/vbaProject.bin", "x", "the workbook has macros")]
    public void Links_to_the_outside_and_macros_are_refused(string part, string content, string said) => Assert.Contains(said, Refusal(With(part, content)), StringComparison.Ordinal);

    [Fact]
    public void A_file_of_very_many_parts_is_refused()
    {
        using var memory = new MemoryStream();
        memory.Write(good);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var i = 0; i < 1001; i++) archive.CreateEntry($"xl/media/{i}.bin");
        }
        Assert.Contains("parts, more than 1000", Refusal(memory.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("D0CF11E0A1B11AE1", "this is an old .xls workbook, or one with a password")]
    [InlineData("25504446", "this is no Excel workbook")]
    [InlineData("504B0304", "the file is damaged: it does not unpack")]
    public void Files_of_other_kinds_are_named(string hex, string said) => Assert.StartsWith($"k.xlsx: {said}", Refusal(Convert.FromHexString(hex)), StringComparison.Ordinal);

    [Fact]
    public void Files_of_other_kinds_in_the_same_wrapping_are_named()
    {
        static byte[] Zip(params string[] parts)
        {
            using var memory = new MemoryStream();
            using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var part in parts) archive.CreateEntry(part).Open().Dispose();
            }
            return memory.ToArray();
        }
        Assert.Contains("this is an OpenDocument file", Refusal(Zip("mimetype", "content.xml")), StringComparison.Ordinal);
        Assert.Contains("this is no Excel workbook", Refusal(Zip("a.txt")), StringComparison.Ordinal);
        Assert.Contains("binary workbook", Refusal(Zip("[Content_Types].xml", "xl/workbook.bin")), StringComparison.Ordinal);
        Assert.Contains("this is no Excel workbook", Refusal(Zip("[Content_Types].xml", "word/document.xml")), StringComparison.Ordinal);
        Assert.StartsWith("k.xlsx: ", Refusal(Zip("[Content_Types].xml", "xl/workbook.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_by_its_size() =>
        Assert.Equal("k.xlsx: the file has 11 MB, more than 10 MB; take out pictures and worksheets that do not belong to it", Refusal(new byte[11 * 1024 * 1024]));

    /// <summary>Whatever bytes come, there is an answer: faults, or a catalogue where the damage lay in nothing that is read.</summary>
    [Fact]
    public void Damaged_files_end_in_a_message()
    {
        var dice = new Random(2564);
        for (var round = 0; round < 150; round++)
        {
            var file = (byte[])good.Clone();
            if (round % 3 == 0) file = file[..dice.Next(file.Length)];
            else for (var n = dice.Next(1, 30); n > 0; n--) file[dice.Next(file.Length)] = (byte)dice.Next(256);
            var reading = CatalogueWorkbook.Read(file, "k.xlsx");
            Assert.True(reading.Catalogue is not null || reading.Faults.Count > 0);
        }
    }

    /// <summary>Damage inside of the parts, where the archive is whole: attributes and texts are swapped for others.</summary>
    [Fact]
    public void Damaged_parts_end_in_a_message()
    {
        string[] pieces = ["r=\"A1\"", "r=\"\"", "s=\"99999\"", "t=\"s\"", "t=\"x\"", "<v>", "</v>", "<x:v>1e999</x:v>", "ref=\"A1:\"", "rId1", "rId999", "sheetId=\"1\"", "<x:c/>", "&#x10FFFF;", "-1", "count=\"-5\"", "hidden=\"2\""];
        var dice = new Random(2566);
        using var source = new ZipArchive(new MemoryStream(good));
        var parts = source.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return (e.FullName, Text: reader.ReadToEnd());
        }).ToList();
        for (var round = 0; round < 200; round++)
        {
            var (name, text) = parts[dice.Next(parts.Count)];
            var changed = new StringBuilder(text);
            for (var n = dice.Next(1, 6); n > 0; n--)
            {
                // Between tags and quotes, so that most of it is still XML.
                var at = text.IndexOf('"', dice.Next(text.Length));
                var end = at < 0 ? -1 : text.IndexOf('"', at + 1);
                if (end < 0) continue;
                changed = new StringBuilder(changed.ToString().Replace(text[at..(end + 1)], dice.Next(2) == 0 ? $"\"{dice.Next(-2, 99999)}\"" : "\"\"", StringComparison.Ordinal));
                if (dice.Next(4) == 0) changed.Insert(dice.Next(changed.Length), pieces[dice.Next(pieces.Length)]);
            }
            var reading = CatalogueWorkbook.Read(With(name, changed.ToString()), "k.xlsx");
            Assert.True(reading.Catalogue is not null || reading.Faults.Count > 0);
        }
    }
}
