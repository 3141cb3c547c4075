using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PaWorkflow.Templates.Engine;

/// <summary>
/// Reads an archive strictly, as APPNOTE 6.3 lays it out: each entry's two headers must agree, lie apart from all others and keep what they say of
/// length and checksum. .NET's ZipArchive takes whatever can be read somehow and does not give the packed bytes, which letters copy as they are.
/// </summary>
static class ZipReader
{
    const uint EndMark = 0x06054b50, CentralMark = 0x02014b50, LocalMark = 0x04034b50;
    const int EndSize = 22, CentralSize = 46, LocalSize = 30;
    const int Encrypted = 1, Patched = 1 << 5, Masked = 1 << 13;
    const uint UnixLink = 0xA000, UnixKind = 0xF000;

    /// <exception cref="InvalidDataException">Not an archive, or one that is too large, lies, or names what is no part of a document.</exception>
    public static List<PackagePart> Read(byte[] archive)
    {
        if (archive.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) throw new InvalidDataException("it is an old .doc, or it is locked with a password");
        var end = FindEnd(archive);
        var count = U16(archive, end + 10);
        if (U16(archive, end + 4) != 0 || U16(archive, end + 8) != count || count == 0xFFFF) throw new InvalidDataException("the archive is split or too large");
        if (count > Limits.Parts) throw new InvalidDataException($"it holds {count} parts, at most {Limits.Parts} are read");
        var entries = new List<Entry>();
        long at = U32(archive, end + 16);
        for (var n = 0; n < count; n++) entries.Add(ReadEntry(archive, ref at, end));
        Check(entries, archive.Length);
        return [.. entries.Where(entry => !entry.Name.EndsWith('/')).Select(entry => Unpack(archive, entry))];
    }

    /// <param name="From">Where the packed bytes begin.</param>
    sealed record Entry(string Name, ushort Method, uint Crc, long PackedLength, long Length, long Header, long From);

    static int FindEnd(byte[] archive)
    {
        for (var at = archive.Length - EndSize; at >= Math.Max(0, archive.Length - EndSize - ushort.MaxValue); at--)
        {
            if (U32(archive, at) == EndMark && at + EndSize + U16(archive, at + 20) == archive.Length) return at;
        }
        throw new InvalidDataException("it is no zip archive, or its end is missing");
    }

    static Entry ReadEntry(byte[] archive, ref long at, int end)
    {
        if (at + CentralSize > end || U32(archive, at) != CentralMark) throw new InvalidDataException("the archive's list of parts is broken");
        var nameLength = U16(archive, at + 28);
        var next = at + CentralSize + nameLength + U16(archive, at + 30) + U16(archive, at + 32);
        if (next > end) throw new InvalidDataException("the archive's list of parts is broken");
        var name = Encoding.UTF8.GetString(archive, (int)at + CentralSize, nameLength);
        CheckName(name);
        if ((U16(archive, at + 8) & (Encrypted | Patched | Masked)) != 0) throw new InvalidDataException($"{name} is encrypted");
        var method = U16(archive, at + 10);
        if (method is not (Packed.Stored or Packed.Deflated)) throw new InvalidDataException($"{name} is packed by a method that Word does not know");
        if (((U32(archive, at + 38) >> 16) & UnixKind) == UnixLink) throw new InvalidDataException($"{name} is a link");
        var header = U32(archive, at + 42);
        if (header + LocalSize > end || U32(archive, header) != LocalMark) throw new InvalidDataException($"{name} has no header of its own");
        var ownName = U16(archive, header + 26);
        var from = header + LocalSize + ownName + U16(archive, header + 28);
        if (from > end || !archive.AsSpan((int)header + LocalSize, ownName).SequenceEqual(archive.AsSpan((int)at + CentralSize, nameLength)))
            throw new InvalidDataException($"{name} has another name in its own header");
        var entry = new Entry(name, method, U32(archive, at + 16), U32(archive, at + 20), U32(archive, at + 24), header, from);
        if (U16(archive, header + 8) != method || entry.From + entry.PackedLength > end || method == Packed.Stored && entry.PackedLength != entry.Length)
            throw new InvalidDataException($"{name} says different things of itself");
        at = next;
        return entry;
    }

    // A name is a path inside the package (OPC, part 2 of ISO/IEC 29500) and nothing that a file system could take for another.
    static void CheckName(string name)
    {
        if (name.Length is 0 or > 512 || name.StartsWith('/') || name.Any(c => c is '\\' or ':' or '\uFFFD' || char.IsControl(c)) || name.Split('/').Any(step => step is "." or ".."))
            throw new InvalidDataException($"\"{(name.Length > 80 ? name[..80] + "…" : name)}\" is no name for a part");
    }

    static void Check(List<Entry> entries, int size)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name)) throw new InvalidDataException($"it holds {entry.Name} twice");
        }
        var before = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Header))
        {
            if (entry.Header < before) throw new InvalidDataException($"{entry.Name} lies over another part");
            before = entry.From + entry.PackedLength;
        }
        if (before > size || entries.Sum(entry => entry.Length) > Limits.Bytes) throw new InvalidDataException($"it unpacks to more than {Limits.Bytes >> 20} MB");
    }

    // The claimed lengths are within the budget; what unpacks to another length or checksum is refused.
    static PackagePart Unpack(byte[] archive, Entry entry)
    {
        var packed = archive.AsMemory((int)entry.From, (int)entry.PackedLength);
        var bytes = new byte[entry.Length];
        if (entry.Method == Packed.Stored)
        {
            packed.CopyTo(bytes);
        }
        else
        {
            using var stream = new DeflateStream(new MemoryStream(archive, (int)entry.From, (int)entry.PackedLength, writable: false), CompressionMode.Decompress);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || stream.ReadByte() >= 0)
                throw new InvalidDataException($"{entry.Name} unpacks to another length than it says");
        }
        if (Crc32.HashToUInt32(bytes) != entry.Crc) throw new InvalidDataException($"{entry.Name} is damaged: its checksum is wrong");
        return new PackagePart(entry.Name, bytes, new Packed(entry.Method, entry.Crc, bytes.Length, packed));
    }

    static ushort U16(byte[] from, long at) => BinaryPrimitives.ReadUInt16LittleEndian(from.AsSpan((int)at));

    static uint U32(byte[] from, long at) => BinaryPrimitives.ReadUInt32LittleEndian(from.AsSpan((int)at));
}
