using PaWorkflow.Host.Procedure.Inbox;

namespace PaWorkflow.Host.Pages.Inbox;

/// <summary>Where the inbox's forms go: the same filters, so that what is shown afterwards is what was shown before.</summary>
public static class Addresses
{
    public static string Of(InboxFilter filter, string handler) => $"/?{(filter.Query.Length > 0 ? filter.Query + "&" : "")}handler={handler}";
}
