namespace PaWorkflow.Templates.Engine;

/// <summary>Where a link may lead: to the web or a mailbox, when the reader presses it.</summary>
static class Links
{
    public static bool IsWeb(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";
}
