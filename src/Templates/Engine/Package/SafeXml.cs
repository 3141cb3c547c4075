using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>XML from outside: no DTD, no outside entity, bounded depth and size. LINQ to XML needs minutes for a few hundred thousand nested elements.</summary>
static class SafeXml
{
    static readonly XmlReaderSettings settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, MaxCharactersInDocument = Limits.Bytes, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    public static XmlReader Open(byte[] xml) => XmlReader.Create(new MemoryStream(xml, writable: false), settings);

    /// <summary>The name of the root element.</summary>
    /// <exception cref="XmlException">Broken before it, or with a DTD.</exception>
    public static XName Root(byte[] xml)
    {
        using var reader = Open(xml);
        reader.MoveToContent();
        return XName.Get(reader.LocalName, reader.NamespaceURI);
    }

    /// <summary>Reads to the end and keeps nothing.</summary>
    /// <exception cref="XmlException">Broken, with a DTD, nested too deep or too large.</exception>
    public static void Scan(byte[] xml)
    {
        using var reader = Open(xml);
        for (var elements = 0; reader.Read();)
        {
            CheckDepth(reader);
            if (reader.NodeType == XmlNodeType.Element && ++elements > Limits.Elements) throw new XmlException($"it holds more than {Limits.Elements} elements");
        }
    }

    /// <exception cref="XmlException">The reader stands deeper than any document needs.</exception>
    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > Limits.Depth) throw new XmlException($"elements are nested deeper than {Limits.Depth}");
    }

    /// <summary>For the small parts: relationships, content types, our own.</summary>
    /// <exception cref="XmlException">Broken, with a DTD, nested too deep or too large.</exception>
    public static XDocument Read(byte[] xml)
    {
        Scan(xml);
        using var reader = Open(xml);
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
}
