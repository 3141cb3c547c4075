using System.Buffers.Binary;
using System.IO.Compression;

namespace PaWorkflow.LetterForms;

/// <summary>The place of the emblem: a pale frame, since the emblem itself is the office's to supply.</summary>
static class Placeholder
{
    const int Side = 120;

    public static byte[] Png()
    {
        var rows = new MemoryStream();
        for (var y = 0; y < Side; y++)
        {
            // Each row begins with its filter; 0 is none.
            rows.WriteByte(0);
            for (var x = 0; x < Side; x++) rows.WriteByte(Grey(x, y));
        }
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(rows.ToArray());

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8; // bits a sample; colour type 0 (grey), deflate, no filter method, not interlaced

        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // A dashed frame with a ring in its middle.
    static byte Grey(int x, int y)
    {
        var edge = Math.Min(Math.Min(x, y), Math.Min(Side - 1 - x, Side - 1 - y));
        if (edge < 2 && (x + y) / 6 % 2 == 0) return 0xB0;
        var distance = Math.Sqrt(Math.Pow(x - Side / 2.0, 2) + Math.Pow(y - Side / 2.0, 2));
        return distance is > 38 and < 41 ? (byte)0xC8 : (byte)0xFF;
    }

    static void Chunk(Stream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] checkedBytes = [.. kind, .. data];
        png.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(checkedBytes));
        png.Write(number);
    }

    static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
