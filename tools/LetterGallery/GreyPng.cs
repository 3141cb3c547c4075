using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PaWorkflow.LetterGallery;

/// <summary>A page as a PNG of sixteen greys: enough for letters, and half the bytes.</summary>
static class GreyPng
{
    /// <param name="pgm">A binary PGM (P5) of 256 greys.</param>
    public static byte[] Of(byte[] pgm)
    {
        var (width, height, points) = Header(pgm);
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (width + 1) / 2];
            for (var y = 0; y < height; y++)
            {
                // Each row begins with its filter; 0 is none.
                Array.Clear(row);
                for (var x = 0; x < width; x++) row[1 + x / 2] |= (byte)(Grey(pgm[points + y * width + x]) << (x % 2 == 0 ? 4 : 0));
                zip.Write(row);
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 4; // bits a sample; colour type 0 (grey), deflate, no filter method, not interlaced

        var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    static int Grey(byte point) => (point + 8) / 17;

    /// <summary>"P5", width, height and the largest value, each before white space; then the points.</summary>
    static (int Width, int Height, int Points) Header(byte[] pgm)
    {
        var (words, at) = (new List<string>(), 0);
        while (words.Count < 4)
        {
            var end = Array.FindIndex(pgm, at, b => b is (byte)' ' or (byte)'\n');
            words.Add(Encoding.ASCII.GetString(pgm, at, end - at));
            at = end + 1;
        }
        if (words is not ["P5", _, _, "255"]) throw new InvalidDataException($"This is no grey picture of 256 steps: {string.Join(' ', words)}");
        return (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture), at);
    }

    static void Chunk(Stream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] checkedBytes = [.. kind, .. data];
        png.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(checkedBytes));
        png.Write(number);
    }
}
