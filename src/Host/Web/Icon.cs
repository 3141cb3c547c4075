using System.Collections.Concurrent;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PaWorkflow.Host.Web;

/// <summary><c>&lt;icon name="check" /&gt;</c>: a Tabler icon written into the page, so that it takes the colour of the text around it.</summary>
/// <remarks>A new name goes into <c>Web/icons.txt</c>, by which the build copies the file.</remarks>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Icon(IWebHostEnvironment host) : TagHelper
{
    static readonly ConcurrentDictionary<string, string> drawn = new(StringComparer.Ordinal);

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(drawn.GetOrAdd(Name, Draw));
    }

    string Draw(string name)
    {
        var file = host.WebRootFileProvider.GetFileInfo($"lib/icons/{name}.svg");
        if (!file.Exists) throw new InvalidOperationException($"There is no icon '{name}': write it into Web/icons.txt.");
        using var reader = new StreamReader(file.CreateReadStream());
        var svg = reader.ReadToEnd();
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..].Replace("<svg", "<svg aria-hidden=\"true\" focusable=\"false\"", StringComparison.Ordinal);
    }
}
