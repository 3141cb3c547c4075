using System.Net;
using PaWorkflow.Host.Webhooks;

namespace PaWorkflow.Host.Tests.Webhooks;

/// <summary>Where the house sends nothing, however the address is written.</summary>
public sealed class TargetsTests
{
    [Theory]
    [InlineData("8.8.8.8", Reach.Public)]
    [InlineData("2606:4700::1111", Reach.Public)]
    [InlineData("127.0.0.1", Reach.Private)]
    [InlineData("127.255.255.254", Reach.Private)]
    [InlineData("10.0.0.1", Reach.Private)]
    [InlineData("172.16.0.1", Reach.Private)]
    [InlineData("172.31.255.255", Reach.Private)]
    [InlineData("172.32.0.1", Reach.Public)]
    [InlineData("192.168.1.1", Reach.Private)]
    [InlineData("::1", Reach.Private)]
    [InlineData("fd00::1", Reach.Private)]
    [InlineData("::ffff:10.0.0.1", Reach.Private)]
    [InlineData("64:ff9b::10.0.0.1", Reach.Private)]
    [InlineData("64:ff9b::169.254.169.254", Reach.Never)]
    [InlineData("64:ff9b::8.8.8.8", Reach.Public)]
    [InlineData("169.254.169.254", Reach.Never)]
    [InlineData("::ffff:169.254.169.254", Reach.Never)]
    [InlineData("fe80::1", Reach.Never)]
    [InlineData("0.0.0.0", Reach.Never)]
    [InlineData("::", Reach.Never)]
    [InlineData("::127.0.0.1", Reach.Never)]
    [InlineData("100.64.0.1", Reach.Never)]
    [InlineData("224.0.0.1", Reach.Never)]
    [InlineData("255.255.255.255", Reach.Never)]
    [InlineData("2002:7f00:1::", Reach.Never)]
    [InlineData("2001::1", Reach.Never)]
    public void An_address_is_as_near_as_what_it_reaches(string address, Reach reach) => Assert.Equal(reach, Targets.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://127.1/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public void Other_ways_to_write_a_near_address_are_seen_through(string address) => Assert.NotNull(Targets.Fault(address, allowPrivate: false));

    [Theory]
    [InlineData("https://example.go.th/hooks", null)]
    [InlineData("http://example.go.th/hooks", "https://")]
    [InlineData("https://user:word@example.go.th/", "รหัสผ่าน")]
    [InlineData("file:///etc/passwd", "เว็บ")]
    [InlineData("hooks", "เว็บ")]
    public void What_is_wrong_with_an_address_is_said(string address, string? said)
    {
        var fault = Targets.Fault(address, allowPrivate: false);
        if (said is null) Assert.Null(fault);
        else Assert.Contains(said, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_by_is_reached_where_the_setting_allows_it_but_never_what_is_never()
    {
        Assert.Null(Targets.Fault("http://10.0.0.1/", allowPrivate: true));
        Assert.NotNull(Targets.Fault("http://169.254.169.254/", allowPrivate: true));
        Assert.NotNull(Targets.Refusal(IPAddress.Parse("8.8.8.8"), plain: true, allowPrivate: true));
    }
}
