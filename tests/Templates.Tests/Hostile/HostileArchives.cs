using System.Text;
using static PaWorkflow.Templates.Tests.Hostile;

namespace PaWorkflow.Templates.Tests;

/// <summary>Archives that lie, burst or lead outside.</summary>
static class HostileArchives
{
    const FaultKind Unreadable = FaultKind.NotAWordFile;

    public static IEnumerable<Hostile> All =>
    [
        Refused("nothing at all", Unreadable, () => [], "no zip archive"),
        Refused("no archive", Unreadable, () => Encoding.UTF8.GetBytes(Many("no archive ", 50)), "no zip archive"),
        Refused("an archive cut short", Unreadable, () => Good()[..^40], "end is missing"),
        Refused("an archive cut in the middle", Unreadable, () => Good()[..(Good().Length / 2)], "end is missing"),
        Refused("an old .doc", Unreadable, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "old .doc", "password"),
        Refused("a picture with an archive behind", Unreadable, () => [.. "GIF89a"u8, .. new byte[200], .. Good()], "broken"),
        Refused("an archive with something behind", Unreadable, () => [.. Good(), .. "<script>"u8], "end is missing"),
        Refused("a bomb", Unreadable, () => Raw(Part("word/media/a.bin", new byte[100 << 20])), "64 MB"),
        Refused("a bomb in many parts", Unreadable, () => Raw([.. Enumerable.Range(0, 9).Select(n => Part($"word/media/{n}.bin", new byte[8 << 20]))]), "64 MB"),
        Refused("a bomb that says it is small", Unreadable, () => Raw(Part("word/media/a.bin", new byte[10 << 20]) with { Length = 10 }), "word/media/a.bin", "another length"),
        Refused("a part that says it is large", Unreadable, () => Raw(Part("word/media/a.bin", new byte[10]) with { Length = 1000 }), "word/media/a.bin", "another length"),
        Refused("a part that says it is 4 GB", Unreadable, () => Raw(Part("word/media/a.bin", new byte[10]) with { Length = 0xFFFFFFFF }), "64 MB"),
        Refused("a wrong checksum", Unreadable, () => Raw(Part("word/media/a.bin", new byte[10]) with { Crc = 1 }), "word/media/a.bin", "checksum"),
        Refused("a part twice", Unreadable, () => Raw(Part("word/a.bin", [1]), Part("word/a.bin", [2])), "word/a.bin twice"),
        Refused("a part twice, in other letters", Unreadable, () => Raw(Part("word/A.bin", [1]), Part("WORD/a.BIN", [2])), "WORD/a.BIN twice"),
        Refused("a path upwards", Unreadable, () => Raw(Part("../../etc/cron.d/x", [1])), "../../etc/cron.d/x", "no name for a part"),
        Refused("a path upwards within", Unreadable, () => Raw(Part("word/../../x", [1])), "word/../../x"),
        Refused("a path from the root", Unreadable, () => Raw(Part("/etc/passwd", [1])), "/etc/passwd"),
        Refused("a drive", Unreadable, () => Raw(Part("C:/Windows/x", [1])), "C:/Windows/x"),
        Refused("backslashes", Unreadable, () => Raw(Part("word\\..\\..\\x", [1])), "no name for a part"),
        Refused("another stream", Unreadable, () => Raw(Part("word/document.xml::$DATA", [1])), "::$DATA"),
        Refused("a NUL in a name", Unreadable, () => Raw(Part("word/a.xml\0.bin", [1])), "no name for a part"),
        Refused("a name without end", Unreadable, () => Raw(Part("word/" + Many("a", 5000), [1])), "no name for a part"),
        Refused("an encrypted part", Unreadable, () => Raw(Part("word/a.bin", [1]) with { Flags = 1 }), "word/a.bin is encrypted"),
        Refused("an unknown method", Unreadable, () => Raw(Part("word/a.bin", [1]) with { Method = 12 }), "word/a.bin", "method"),
        Refused("a link", Unreadable, () => Raw(Part("word/a.bin", "../../etc/passwd"u8.ToArray()) with { Attributes = 0xA1FF0000 }), "word/a.bin is a link"),
        Refused("another name in its own header", Unreadable, () => Raw(Part("word/a.bin", [1]) with { LocalName = "word/b.bin" }), "word/a.bin", "another name"),
        Refused("a part within another", Unreadable, Overlapping, "lies over another part"),
        Refused("too many parts", Unreadable, () => Raw([.. Enumerable.Range(0, 2_001).Select(n => Part($"word/{n}.bin", []))]), "at most 2000"),
        Refused("more parts than there are", Unreadable, () => RawZip.Of(GoodParts(), count: 50), "list of parts is broken"),
        Refused("an archive on two disks", Unreadable, () => RawZip.Of(GoodParts(), disk: 1), "split"),
        Refused("an archive of the large kind", Unreadable, () => RawZip.Of(GoodParts(), count: 0xFFFF), "too large"),
        Harmless("stored parts", () => RawZip.Of(GoodParts().Select(part => part with { Method = 0 })), letter => Assert.Equal("v", Docx.Text(Docx.Body(letter)))),
        Harmless("folders between", () => Raw(Part("word/", [])), letter => Assert.Equal("v", Docx.Text(Docx.Body(letter)))),
    ];

    static byte[] Good() => Package();

    static IEnumerable<RawZip.Entry> GoodParts() => Docx.Parts(Docx.P("{x}")).Select(part => Part(part.Name, Encoding.UTF8.GetBytes(part.Content)));

    static RawZip.Entry Part(string name, byte[] content) => new(name, content);

    static byte[] Raw(params RawZip.Entry[] more) => RawZip.Of([.. GoodParts(), .. more]);

    // The second part's header stands in the bytes of the first, which are stored.
    static byte[] Overlapping()
    {
        var inner = RawZip.Of([Part("word/b.bin", [1, 2, 3])])[..^(46 + 10 + 22)];
        return RawZip.Of([new RawZip.Entry("word/a.bin", inner) { Method = 0 }, .. GoodParts(), new RawZip.Entry("word/b.bin", [1, 2, 3]) { At = 30 + "word/a.bin".Length }]);
    }
}
