using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>XML from outside: no DTD, no outside entity, bounded depth. LINQ to XML needs minutes for a few hundred thousand nested elements.</summary>
static class SafeXml
{
    const int Depth = 256;

    static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    /// <exception cref="XmlException">Broken, with a DTD, or nested deeper than 256.</exception>
    public static XDocument Read(byte[] xml)
    {
        using (var scan = XmlReader.Create(new MemoryStream(xml), settings))
        {
            while (scan.Read())
            {
                if (scan.Depth > Depth) throw new XmlException($"elements are nested deeper than {Depth}");
            }
        }
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static byte[] Write(XDocument document)
    {
        var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
        {
            new XDocument(new XDeclaration("1.0", "utf-8", "yes"), document.Root).Save(writer);
        }
        return stream.ToArray();
    }

    /// <summary>Drops what XML 1.0 cannot hold: control characters and half surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var bad = false;
        for (var i = 0; i < text.Length && !bad; i++) bad = !XmlConvert.IsXmlChar(text[i]);
        if (!bad) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
        }
        return clean.ToString();
    }
}
