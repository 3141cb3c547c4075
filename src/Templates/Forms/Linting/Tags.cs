using System.Text.RegularExpressions;

namespace PaWorkflow.Templates.Linting;

/// <summary>Tags as they are written, roughly: the rules look around them, they do not read them.</summary>
static partial class Tags
{
    [GeneratedRegex(@"\{[^{}]*\}")]
    public static partial Regex Any();

    /// <summary>Opening, inverted and closing tags of sections.</summary>
    [GeneratedRegex(@"\{\s*[#^/\-][^{}]*\}")]
    public static partial Regex Sections();

    /// <summary>Opening tags of sections.</summary>
    [GeneratedRegex(@"\{\s*[#^\-][^{}]*\}")]
    public static partial Regex Opening();

    /// <summary>Closing tags of sections.</summary>
    [GeneratedRegex(@"\{\s*/[^{}]*\}")]
    public static partial Regex Closing();
}
