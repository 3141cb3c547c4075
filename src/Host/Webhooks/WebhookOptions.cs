namespace PaWorkflow.Host.Webhooks;

/// <summary>Section <c>Webhooks</c> of the configuration.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether this machine and the private network may be told, there also without TLS. Who makes webhooks can then reach what stands in it.</summary>
    public bool AllowPrivate { get; set; }
}
