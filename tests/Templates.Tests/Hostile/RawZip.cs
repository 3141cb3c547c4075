using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PaWorkflow.Templates.Tests;

/// <summary>An archive whose headers say what the test wants them to say.</summary>
sealed class RawZip : IDisposable
{
    readonly MemoryStream stream = new();
    readonly List<Entry> entries = [];

    /// <summary>What the headers say; the bytes are what they are.</summary>
    public sealed record Entry(string Name, byte[] Content)
    {
        public string? LocalName { get; init; }
        public ushort Flags { get; init; }
        public ushort Method { get; init; } = 8;
        public uint? Crc { get; init; }
        public uint? Length { get; init; }
        public uint Attributes { get; init; }

        /// <summary>Listed at the place of another entry, without bytes of its own.</summary>
        public int? At { get; init; }
    }

    public static byte[] Of(IEnumerable<Entry> entries, ushort disk = 0, ushort? count = null)
    {
        using var zip = new RawZip();
        var listed = entries.Select(zip.Add).ToList();
        return zip.End(listed, disk, count);
    }

    public void Dispose() => stream.Dispose();

    readonly record struct Listed(Entry Entry, uint Header, uint Packed);

    Listed Add(Entry entry)
    {
        entries.Add(entry);
        var packed = entry.Method == 8 ? Deflate(entry.Content) : entry.Content;
        if (entry.At is { } at) return new Listed(entry, (uint)at, (uint)packed.Length);
        var header = (uint)stream.Position;
        Write(0x04034b50u, (ushort)20);
        Common(entry, packed.Length);
        var name = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
        Write((ushort)name.Length, (ushort)0);
        stream.Write(name);
        stream.Write(packed);
        return new Listed(entry, header, (uint)packed.Length);
    }

    byte[] End(List<Listed> listed, ushort disk, ushort? count)
    {
        var from = (uint)stream.Position;
        foreach (var (entry, header, packed) in listed)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            Write(0x02014b50u, (ushort)20, (ushort)20);
            Common(entry, (int)packed);
            Write((ushort)name.Length, (ushort)0, (ushort)0, (ushort)0, (ushort)0, entry.Attributes, header);
            stream.Write(name);
        }
        var length = (uint)stream.Position - from;
        Write(0x06054b50u, disk, (ushort)0, count ?? (ushort)listed.Count, count ?? (ushort)listed.Count, length, from, (ushort)0);
        return stream.ToArray();
    }

    void Common(Entry entry, int packed) =>
        Write(entry.Flags, entry.Method, (ushort)0, (ushort)33, entry.Crc ?? Crc32.HashToUInt32(entry.Content), (uint)packed, entry.Length ?? (uint)entry.Content.Length);

    void Write(params object[] numbers)
    {
        Span<byte> four = stackalloc byte[4];
        foreach (var number in numbers)
        {
            if (number is uint wide) BinaryPrimitives.WriteUInt32LittleEndian(four, wide);
            else BinaryPrimitives.WriteUInt16LittleEndian(four, (ushort)number);
            stream.Write(number is uint ? four : four[..2]);
        }
    }

    static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal)) deflate.Write(content);
        return packed.ToArray();
    }
}
