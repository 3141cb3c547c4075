using System.Text.Json;
using System.Xml.Linq;

namespace PaWorkflow.Templates.Engine;

/// <summary>Looks each tag up in a sample of the data, also in sections that the sample would not show.</summary>
static class TagCheck
{
    public static void Run(XElement element, Scope scope, Faults faults)
    {
        foreach (var child in element.Elements())
        {
            if (child is TagMark { Tag.Sign: TagSign.Value } mark)
            {
                if (!scope.TryFind(mark.Tag, out var value, out var missing, out var known)) faults.UnknownTag(mark.Place, mark.Tag.Written, missing, known);
                else ValueText.Of(mark.Tag, mark.Place, value, faults);
            }
            else if (child is LoopMark loop)
            {
                if (!scope.TryFind(loop.Tag, out var value, out var missing, out var known)) faults.UnknownTag(loop.Place, loop.Tag.Written, missing, known);
                else if (loop.Tag.Sign == TagSign.Inverted) Run(loop, scope, faults);
                else if (value.ValueKind != JsonValueKind.Array) Run(loop, value.ValueKind == JsonValueKind.Object ? new Scope(value, scope) : scope, faults);
                else if (value.GetArrayLength() > 0) Run(loop, new Scope(value[0], scope), faults);
            }
            else
            {
                Run(child, scope, faults);
            }
        }
    }
}
