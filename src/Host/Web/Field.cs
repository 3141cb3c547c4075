using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PaWorkflow.Host.Web;

/// <summary>
/// <c>&lt;field for="Place" label="…" hint="…"&gt;control&lt;/field&gt;</c>: label above, hint and fault below. The control has the
/// id of the field and <c>aria-describedby="{for}-help"</c>.
/// </summary>
[HtmlTargetElement("field")]
public sealed class Field : TagHelper
{
    /// <summary>The field's name; its faults stand in the model state under it.</summary>
    public required string For { get; set; }

    public required string Label { get; set; }
    public string? Hint { get; set; }
    public bool Required { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        var label = new TagBuilder("label");
        label.AddCssClass(Required ? "form-label required" : "form-label");
        label.Attributes["for"] = For;
        label.InnerHtml.Append(Label);
        var help = new TagBuilder("div");
        help.Attributes["id"] = $"{For}-help";
        if (Hint is not null) help.InnerHtml.AppendHtml(Text("form-hint", Hint));
        if (ViewContext.ModelState.TryGetValue(For, out var state) && state.Errors.Count > 0)
            help.InnerHtml.AppendHtml(Text("field-fault", state.Errors[0].ErrorMessage));
        output.Content.SetHtmlContent(label).AppendHtml(control).AppendHtml(help);
    }

    static TagBuilder Text(string css, string text)
    {
        var tag = new TagBuilder("div");
        tag.AddCssClass(css);
        tag.InnerHtml.Append(text);
        return tag;
    }
}
