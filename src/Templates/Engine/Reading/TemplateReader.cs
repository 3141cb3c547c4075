using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Reads a template: each part is looked through, the tags are cut out of those that hold text, and what goes with them is compiled.</summary>
sealed class TemplateReader
{
    readonly TemplateOptions options;
    readonly Faults faults;
    readonly Dictionary<string, byte[]> changed = [];
    readonly List<(string Part, List<Token> Tokens)> tagged = [];
    readonly Identities identities = new();
    int left = Limits.Elements;
    string at = "";

    TemplateReader(TemplateOptions options, Faults faults) => (this.options, this.faults) = (options, faults);

    /// <param name="sample">Data to look the tags up in; null where none is at hand.</param>
    /// <returns>Null where something is wrong, which is then among the faults.</returns>
    public static CompiledTemplate? Read(byte[] docx, TemplateOptions options, JsonElement? sample, Faults faults)
    {
        var reader = new TemplateReader(options, faults);
        try
        {
            var template = reader.Read(WordPackage.Read(docx));
            if (sample is { } data) reader.Check(template, data);
            return faults.Any ? null : template;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            faults.NotAWordFile(reader.at, fault.Message);
            return null;
        }
    }

    // Where the sections are broken, nobody can say in which one a tag stands: then it is unknown if its path begins nowhere in the data.
    void Check(CompiledTemplate? template, JsonElement data)
    {
        if (template is not null)
        {
            foreach (var part in template.Parts) TagCheck.Run(part.Ops, new Scope(data), faults);
            return;
        }
        var objects = Objects(data).ToList();
        foreach (var token in tagged.SelectMany(part => part.Tokens))
        {
            if (token is not { Tag: { Sign: not TagSign.Close, Path: { Length: > 0 } path } tag, Place: { } place }) continue;
            var (step, at) = (0, objects);
            while (step < path.Length && at.SelectMany(one => Field(one, path[step])).ToList() is { Count: > 0 } next) (step, at) = (step + 1, next);
            // Behind an empty value everything is empty.
            if (step < path.Length && !at.Exists(one => one.ValueKind == JsonValueKind.Null))
                faults.UnknownTag(place, tag, (path[step], at.Where(one => one.ValueKind == JsonValueKind.Object).SelectMany(one => one.EnumerateObject().Select(field => field.Name))));
        }
    }

    static IEnumerable<JsonElement> Field(JsonElement holder, string name) => holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? [value] : [];

    static IEnumerable<JsonElement> Objects(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => data.EnumerateObject().SelectMany(field => Objects(field.Value)).Prepend(data),
        JsonValueKind.Array => data.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    // Null where something is wrong.
    CompiledTemplate? Read(WordPackage package)
    {
        at = "_rels/.rels";
        var main = package.MainDocument();
        at = WordPackage.ContentTypesName;
        if (main is null || package.Find(main) is not { } document || package.Find(WordPackage.ContentTypesName) is not { } said) throw Unreadable("", "it has no main document");
        var types = new ContentTypes(said);
        ForbiddenParts.Check(package, types, faults);
        CheckType(types, main);
        // OPC's rule: what has no type is no part. Archivers leave such things behind.
        package = new WordPackage([.. package.Parts.Where(part => part.Name.Equals(WordPackage.ContentTypesName, StringComparison.OrdinalIgnoreCase) || IsXml(part.Name, types) || types.Of(part.Name) is not null)]);
        at = main;
        if (SafeXml.Root(document) is var root && root != W.Main + "document")
            throw Unreadable(main, root.Namespace == W.StrictMain ? "it is saved as \"Strict Open XML\"" : $"its main document is a {root.LocalName}");
        foreach (var part in package.Parts)
        {
            at = part.Name;
            if (IsXml(part.Name, types)) ReadPart(part);
        }
        var parts = tagged.Select(part => Compile(part.Part, part.Tokens)).ToList();
        if (faults.Any) return null;
        if (parts.Exists(part => part.HasPictures)) changed[WordPackage.ContentTypesName] = new ContentTypes(changed.GetValueOrDefault(WordPackage.ContentTypesName, said)).With(("png", "image/png"), ("jpeg", "image/jpeg"));
        return new CompiledTemplate(Provenance.Place(package.With(changed), main), parts, identities);
    }

    InvalidDataException Unreadable(string part, string why)
    {
        at = part;
        return new InvalidDataException(why);
    }

    // A .dotx is a document by another type.
    void CheckType(ContentTypes types, string main)
    {
        if (types.Of(main) == ContentTypes.Template) changed[WordPackage.ContentTypesName] = types.With(main, ContentTypes.Document);
        else if (types.Of(main) != ContentTypes.Document && !faults.Any) throw Unreadable(main, $"{WordPackage.ContentTypesName} calls it {types.Of(main)}");
    }

    static bool IsXml(string part, ContentTypes types) => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || types.Of(part) is { } type && (type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase));

    void ReadPart(PackagePart part)
    {
        var root = SafeXml.Root(part.Bytes);
        if (W.TextRoots.Contains(root) || W.PropertyRoots.Contains(root)) ReadText(part, paragraphs: W.TextRoots.Contains(root));
        else if (root == W.PackageRelations + "Relationships") Mend(part, relations => ForbiddenParts.CheckRelations(part.Name, relations, faults));
        else if (root == W.Main + "settings") Mend(part, settings => ForbiddenParts.CheckSettings(part.Name, settings, faults));
        else SafeXml.Scan(part.Bytes);
    }

    void Mend(PackagePart part, Func<XElement, bool> mend)
    {
        var xml = SafeXml.Read(part.Bytes);
        if (mend(xml.Root!)) changed[part.Name] = SafeXml.Write(xml);
    }

    void ReadText(PackagePart part, bool paragraphs)
    {
        var tokens = PartReader.Read(part.Bytes, ref left);
        identities.Read(tokens);
        if (paragraphs) ForbiddenContent.Check(part.Name, tokens, faults);
        var pictures = PicturePlaceholder.Mark(part.Name, tokens);
        var cut = new TagCutter(tokens, faults).Cut(paragraphs ? TextBlocks.Paragraphs(part.Name, tokens) : TextBlocks.Properties(part.Name, tokens));
        if (cut is not null || pictures) tagged.Add((part.Name, cut ?? tokens));
    }

    CompiledPart Compile(string part, List<Token> tokens)
    {
        var loops = LoopPairs.Of(tokens, faults);
        new LoopExtents(tokens, options.ParagraphLoops, faults).Find(loops);
        return new CompiledPart(part, faults.Any ? [] : Assembler.Write(tokens, loops, identities), tokens.Exists(token => token.Tag?.Sign == TagSign.Picture));
    }
}
