using PaWorkflow.Host.Webhooks;

namespace PaWorkflow.Host.Tests.Webhooks;

public sealed class SignatureTests
{
    /// <summary>Computed with <c>openssl dgst -sha256 -hmac whs_secret</c> over <c>1612749600.{"id":"1"}</c>.</summary>
    [Fact]
    public void It_is_the_HMAC_over_time_and_body()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1612749600);
        Assert.Equal("t=1612749600,v1=532019bbcd47e15ecb9ade5de3aafa42fc4c9b26d2e396c5eb89368ef98397d8", Signature.Of("whs_secret", at, """{"id":"1"}"""));
        Assert.NotEqual(Signature.Of("whs_secret", at, "{}"), Signature.Of("whs_secret", at.AddSeconds(1), "{}"));
    }
}
