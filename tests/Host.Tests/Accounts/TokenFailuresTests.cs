using System.Net;
using PaWorkflow.Host.Accounts.Tokens;

namespace PaWorkflow.Host.Tests.Accounts;

public sealed class TokenFailuresTests
{
    [Fact]
    public void Tries_are_counted_by_the_network_that_one_subscriber_has()
    {
        Assert.Equal(TokenFailures.PlaceOf(IPAddress.Parse("2001:db8:1:2::1")), TokenFailures.PlaceOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(TokenFailures.PlaceOf(IPAddress.Parse("2001:db8:1:2::1")), TokenFailures.PlaceOf(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(TokenFailures.PlaceOf(IPAddress.Parse("203.0.113.7")), TokenFailures.PlaceOf(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.NotEqual(TokenFailures.PlaceOf(IPAddress.Parse("203.0.113.7")), TokenFailures.PlaceOf(IPAddress.Parse("203.0.113.8")));
    }

    [Fact]
    public void Beyond_the_limit_it_is_too_many_for_that_place_alone()
    {
        using var failures = new TokenFailures();
        for (var i = 0; i < TokenFailures.Limit; i++)
        {
            Assert.False(failures.TooMany("a"));
            failures.Count("a");
        }
        Assert.True(failures.TooMany("a"));
        Assert.False(failures.TooMany("b"));
    }
}
