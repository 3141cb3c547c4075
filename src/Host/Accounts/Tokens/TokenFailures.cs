using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace PaWorkflow.Host.Accounts.Tokens;

/// <summary>
/// Counts the failed tries with tokens of each address: beyond <see cref="Limit"/> in a minute nothing is looked up for it. A token
/// cannot be guessed; the limit spares the database who tries nevertheless.
/// </summary>
sealed class TokenFailures : IDisposable
{
    public const int Limit = 20;

    readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(from => RateLimitPartition.GetFixedWindowLimiter(from,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = Limit, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>Where tries are counted: an address, or of the new kind the network of 64 bits that one subscriber has.</summary>
    public static string PlaceOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    public bool TooMany(string from) => limiter.GetStatistics(from) is { CurrentAvailablePermits: 0 };

    public void Count(string from) => limiter.AttemptAcquire(from).Dispose();

    public void Dispose() => limiter.Dispose();
}
