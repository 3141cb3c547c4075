using System.Net;
using System.Net.Sockets;

namespace PaWorkflow.Host.Webhooks;

/// <summary>How near to the host an address lies.</summary>
public enum Reach
{
    Public,

    /// <summary>This machine, or the private network around it.</summary>
    Private,

    /// <summary>Never a receiver: link-local (where clouds keep their machines' credentials), multicast, reserved for documents and tests.</summary>
    Never,
}

/// <summary>Where the house may send to, so that nobody has it speak to what only it can reach (SSRF).</summary>
public static class Targets
{
    static readonly IPNetwork[] near =
    [
        .. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7" }.Select(IPNetwork.Parse),
    ];

    // IANA's special-purpose registries (RFC 6890 and what was added since), but for what is private.
    static readonly IPNetwork[] never =
    [
        .. new[]
        {
            "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    static readonly IPNetwork globalUnicast = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork translated = IPNetwork.Parse("64:ff9b::/96");

    public static Reach Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        // What a translator between the two worlds reaches is the address within (RFC 6052).
        else if (translated.Contains(address)) address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        if (near.Any(network => network.Contains(address))) return Reach.Private;
        if (never.Any(network => network.Contains(address))) return Reach.Never;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !globalUnicast.Contains(address) ? Reach.Never : Reach.Public;
    }

    /// <summary>What is wrong with an address as it is written; null: nothing. Where it leads is seen when it is resolved.</summary>
    public static string? Fault(string text, bool allowPrivate)
    {
        const string example = "เช่น https://example.go.th/hooks/paworkflow";
        if (text.Length > Storage.Webhooks.Webhook.MaxAddress) return $"ที่อยู่ยาวเกิน {Storage.Webhooks.Webhook.MaxAddress} ตัวอักษร";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0) return $"ต้องเป็นที่อยู่เว็บเต็ม {example}";
        if (address.UserInfo.Length > 0) return $"ที่อยู่ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน {example}";
        if (address.Scheme != Uri.UriSchemeHttps && !(allowPrivate && address.Scheme == Uri.UriSchemeHttp)) return $"ต้องขึ้นต้นด้วย https:// {example}";
        return IPAddress.TryParse(address.DnsSafeHost, out var ip) ? Refusal(ip, address.Scheme == Uri.UriSchemeHttp, allowPrivate) : null;
    }

    /// <summary>Why nothing is sent to an address; null: it may be.</summary>
    /// <param name="plain">Without TLS: only near by, where the setting allows it.</param>
    public static string? Refusal(IPAddress address, bool plain, bool allowPrivate) => (Of(address), plain) switch
    {
        (Reach.Never, _) => "ที่อยู่นี้ชี้ไปยังเครือข่ายที่ระบบไม่ส่งถึง",
        (Reach.Private, _) => allowPrivate ? null : "ที่อยู่นี้ชี้ไปยังเครื่องนี้หรือเครือข่ายภายใน ซึ่งระบบไม่ได้เปิดให้ส่งถึง",
        (_, true) => "นอกเครือข่ายภายในต้องใช้ https://",
        _ => null,
    };
}
