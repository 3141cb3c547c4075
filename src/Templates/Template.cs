using System.Security.Cryptography;
using System.Text.Json;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates;

/// <summary>
/// A Word template in the language of docxtemplater: <c>{name}</c>, <c>{#list}…{/list}</c>, <c>{^list}…{/}</c>, <c>{.}</c>, <c>{-w:tr list}</c>, <c>{=[ ]=}</c>,
/// and of our own dotted paths, filters (<c>{date|beDate}</c>) and pictures (<c>{%photo}</c>). Compiled once, rendered many times, from many threads.
/// </summary>
public sealed class Template
{
    readonly CompiledTemplate compiled;
    readonly LetterPackage package;
    readonly string sha256;

    Template(string fileName, CompiledTemplate compiled, string sha256)
    {
        (FileName, this.compiled, this.sha256) = (fileName, compiled, sha256);
        package = new LetterPackage(compiled);
        Tags = [.. compiled.Parts.SelectMany(part => TagList.Of(part.Ops)).Distinct()];
    }

    public string FileName { get; }

    /// <summary>As it stands in the <see cref="Provenance"/> of its letters: of the file, with an office's emblem <see cref="Sha256With"/> that.</summary>
    public string Sha256 => sha256;

    /// <summary>Every tag, once for each place in the nesting, in the order of the document.</summary>
    public IReadOnlyList<TemplateTag> Tags { get; }

    /// <param name="fileName">Names the file in faults.</param>
    /// <param name="sample">Data of the right shape: each tag is looked up in it, as <see cref="Check"/> does, and told of with all other faults.</param>
    public static TemplateReading Compile(byte[] docx, string fileName, TemplateOptions? options = null, JsonElement? sample = null)
    {
        var faults = new Faults(fileName);
        var compiled = TemplateReader.Read(docx, options ?? new(), sample, faults);
        return new TemplateReading(compiled is null ? null : new Template(fileName, compiled, Convert.ToHexStringLower(SHA256.HashData(docx))), faults.Found);
    }

    /// <summary>Checks the tags against data of the right shape, without rendering: a tag that it does not have is a fault, with what was probably meant.</summary>
    /// <param name="sample">Each list in it should hold an item, or the tags inside are not checked.</param>
    public IReadOnlyList<TemplateFault> Check(JsonElement sample)
    {
        var faults = new Faults(FileName);
        foreach (var part in compiled.Parts) TagCheck.Run(part.Ops, new Scope(sample), faults);
        return faults.Found;
    }

    /// <summary>A copy of a template with each fault as a Word comment at its place.</summary>
    /// <returns>Null where the file cannot be read, so that there is nothing to write into.</returns>
    public static byte[]? Annotate(byte[] docx, IReadOnlyList<TemplateFault> faults) => Annotator.Write(docx, faults);

    /// <summary>
    /// Fills the template. The same data gives the same bytes. A value that the data lacks is a fault, an empty one (null, "", or one that only its likes in a
    /// list have) prints nothing.
    /// </summary>
    /// <param name="data">A JSON object.</param>
    /// <param name="instance">The workflow instance that asks for the letter; kept in its <see cref="Provenance"/>.</param>
    public RenderResult Render(JsonElement data, string? instance = null)
    {
        var (faults, remarks) = (new Faults(FileName), new Faults(FileName));
        if (data.ValueKind != JsonValueKind.Object)
        {
            faults.WrongValue(new(""), "the data", data.ValueKind.ToString(), "a JSON object", "ออบเจกต์ JSON");
            return new RenderResult(null, faults.Found, []);
        }
        var filled = compiled.Parts.Select(_ => new ByteSink()).ToList();
        try
        {
            var filler = new Filler(compiled.Identities, faults, remarks);
            foreach (var (part, sink) in compiled.Parts.Zip(filled)) filler.Fill(part.Name, part.Ops, data, sink);
            var letter = faults.Any ? null : package.Write(filled, filler.Pictures, new Provenance(sha256, instance, data));
            return new RenderResult(letter, faults.Found, remarks.Found);
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair, or hold broken UTF-8, which is no text in .NET.
            faults.WrongValue(new(""), "the data", "text with half a character (\\uD800–\\uDFFF alone)", "whole Unicode characters", "อักขระ Unicode ที่สมบูรณ์");
            return new RenderResult(null, faults.Found, []);
        }
        finally
        {
            foreach (var sink in filled) sink.Dispose();
        }
    }

    /// <summary>The same template with the office's own emblem in place of the placeholder (each picture that is named <c>emblem</c>).</summary>
    /// <param name="png">A PNG picture; it is shown at the placeholder's size.</param>
    /// <exception cref="ArgumentException">Not a PNG.</exception>
    public Template WithEmblem(byte[] png)
    {
        if (!png.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47])) throw new ArgumentException("The emblem must be a PNG picture.", nameof(png));
        var changed = compiled.Package.With(Emblems.In(compiled.Package).Select(name => new KeyValuePair<string, byte[]>(name, png)));
        return new Template(FileName, compiled with { Package = changed }, Sha256With(sha256, png));
    }

    /// <summary>What <see cref="Sha256"/> becomes when an emblem is put into a form.</summary>
    /// <param name="sha256">Of the form.</param>
    public static string Sha256With(string sha256, byte[] png) => Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(sha256), .. png]));
}
