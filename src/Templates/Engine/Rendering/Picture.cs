using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace PaWorkflow.Templates.Engine;

/// <summary>
/// A picture in the data: a text <c>data:image/png;base64,…</c> (or JPEG, or the base64 alone), or an object with that text as <c>image</c> and, where it
/// is wanted, <c>widthCm</c>, <c>heightCm</c> and <c>alt</c>. Its bytes are looked into, not its name.
/// </summary>
/// <param name="Extension">png or jpeg.</param>
/// <param name="Width">In English Metric Units, 360,000 a centimetre.</param>
/// <param name="Height">Likewise.</param>
sealed record Picture(byte[] Bytes, string Extension, long Width, long Height, string Alt)
{
    const long Centimetre = 360_000, Pixel = 9_525, Widest = 16 * Centimetre;

    public string Name { get; } = $"paw-{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 8))}.{Extension}";

    public static bool IsNone(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.String && (value.ValueKind == JsonValueKind.Null || value.ValueEquals(""));

    /// <summary>Null where the value is no picture that a letter takes.</summary>
    public static Picture? Read(JsonElement value)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        var image = isObject && value.TryGetProperty("image", out var field) ? field : value;
        if (image.ValueKind != JsonValueKind.String || Decode(image.GetString()!) is not { } bytes || Size(bytes) is not { } size) return null;
        var (pixelsWide, pixelsHigh, extension) = size;
        if (pixelsWide <= 0 || pixelsHigh <= 0 || (long)pixelsWide * pixelsHigh > Limits.PicturePixels) return null;
        var (width, height) = (isObject ? Centimetres(value, "widthCm") : null, isObject ? Centimetres(value, "heightCm") : null);
        var wide = width ?? (height is { } high ? high * pixelsWide / pixelsHigh : Math.Min(Widest, pixelsWide * Pixel));
        var alt = isObject && value.TryGetProperty("alt", out var text) && text.ValueKind == JsonValueKind.String ? new string([.. text.GetString()!.Where(XmlConvert.IsXmlChar)]) : "";
        return new Picture(bytes, extension, Math.Max(1, wide), Math.Max(1, height ?? wide * pixelsHigh / pixelsWide), alt);
    }

    static long? Centimetres(JsonElement picture, string name) =>
        picture.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetDouble(out var length) && length is > 0 and <= 50 ? (long)(length * Centimetre) : null;

    static byte[]? Decode(string text)
    {
        var from = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(',', StringComparison.Ordinal) + 1 : 0;
        if (text.Length - from > Limits.PictureBytes / 3 * 4 + 4) return null;
        var bytes = new byte[(text.Length - from) / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(text.AsSpan(from), bytes, out var length) ? bytes[..length] : null;
    }

    static (int Width, int Height, string Extension)? Size(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) && bytes.Length >= 24)
            return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]), "png");
        if (!bytes.StartsWith<byte>([0xFF, 0xD8])) return null;
        // JPEG: segments with their lengths, until the one that begins the picture.
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var mark = bytes[at + 1];
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), "jpeg");
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    /// <summary>The picture as a drawing in the line.</summary>
    /// <param name="drawing">The name of the element, with its prefix.</param>
    public void WriteInline(ByteSink to, string drawing, string relationship, int id)
    {
        var alt = new StringBuilder().AppendAttribute(Alt);
        to.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <{drawing}><wp:inline xmlns:wp="{W.Placement}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Width}" cy="{Height}"/><wp:docPr id="{id}" name="{Name}" descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{W.Drawing}"><a:graphicData uri="{W.Pictures}"><pic:pic xmlns:pic="{W.Pictures}"><pic:nvPicPr><pic:cNvPr id="{id}" name="{Name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{W.Relations}" r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Width}" cy="{Height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></{drawing}>
            """)));
    }
}
