namespace PaWorkflow.Templates.Engine;

/// <summary>
/// The package of a template's letters. What is the same in all of them was packed once and is copied; what is filled is packed for each letter.
/// </summary>
sealed class LetterPackage
{
    /// <param name="Fixed">Null where the part is written for each letter: <paramref name="Filled"/> says which compiled part it is, -1 the provenance.</param>
    readonly record struct Item(string Name, Packed? Fixed, int Filled);

    readonly CompiledTemplate template;
    readonly List<Item> items = [];

    public LetterPackage(CompiledTemplate template)
    {
        this.template = template;
        var compiled = template.Parts.Select((part, index) => (part.Name, index)).ToDictionary(part => part.Name, part => part.index);
        var relations = template.Parts.Where(part => part.HasPictures).Select(part => WordPackage.RelationsOf(part.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in template.Package.Parts)
        {
            if (relations.Contains(part.Name)) continue;
            if (part.Name.Equals(Provenance.Part, StringComparison.OrdinalIgnoreCase)) items.Add(new(part.Name, null, -1));
            else if (compiled.TryGetValue(part.Name, out var index)) items.Add(new(part.Name, null, index));
            else items.Add(new(part.Name, part.Packed ?? ZipWriter.Pack(part.Bytes), -1));
        }
    }

    /// <param name="filled">The XML of the compiled parts.</param>
    public byte[] Write(List<ByteSink> filled, Pictures pictures, Provenance provenance)
    {
        using var letter = new ByteSink();
        var zip = new ZipWriter(letter);
        foreach (var item in items)
        {
            if (item.Fixed is { } packed)
            {
                zip.Add(item.Name, packed);
            }
            else if (item.Filled >= 0)
            {
                zip.Add(item.Name, filled[item.Filled].Written);
            }
            else
            {
                using var xml = new ByteSink();
                provenance.Write(xml);
                zip.Add(item.Name, xml.Written);
            }
        }
        foreach (var part in template.Parts.Where(part => part.HasPictures))
            zip.Add(WordPackage.RelationsOf(part.Name), pictures.Relations(part.Name, template.Package.Relations(part.Name)));
        foreach (var picture in pictures.All.Where(picture => template.Package.Find(Pictures.PathOf(picture.Name)[1..]) is null)) zip.Add(Pictures.PathOf(picture.Name)[1..], picture.Bytes);
        zip.End();
        return letter.Written.ToArray();
    }
}
