using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Tests;

/// <summary>Pictures for the tests, which only look like some.</summary>
static class Pictures
{
    public static readonly XName DocPr = XName.Get("docPr", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");

    /// <summary>A PNG's head, which says its size.</summary>
    public static byte[] Png(int width, int height)
    {
        var png = new byte[60];
        ReadOnlySpan<byte> head = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
        head.CopyTo(png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    /// <summary>A JPEG's head, with a comment before its size.</summary>
    public static byte[] Jpeg(ushort width, ushort height) =>
        [0xFF, 0xD8, 0xFF, 0xFE, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 0, 0];

    /// <summary>A file whose relationship rId5 is a picture.</summary>
    public static byte[] Template(string body)
    {
        var parts = Docx.Parts(body).Select(part => new RawZip.Entry(part.Name, Encoding.UTF8.GetBytes(part.Content.Replace("<Default Extension=\"bin\"", "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"bin\"", StringComparison.Ordinal))));
        return RawZip.Of(
        [
            .. parts,
            new("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>"""u8.ToArray()),
            new("word/media/a.png", Png(10, 10)),
        ]);
    }

    /// <summary>A paragraph with a drawing that shows the picture of a relationship.</summary>
    public static string Drawing(int id, string alt = "", string relation = "rId5") => $"""
        <w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/><wp:docPr id="{id}" name="n" descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{id}" name="n"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """;
}
