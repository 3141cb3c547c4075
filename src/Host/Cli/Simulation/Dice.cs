using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>
/// Chance that depends on the seed and on what is being decided, and on nothing else: a year that was cut off and run on
/// throws the same dice as one that was not.
/// </summary>
public sealed class Dice(int seed)
{
    /// <summary>A number in [0, 1) for a decision.</summary>
    public double Throw(params ReadOnlySpan<string> about)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{string.Join('|', about!)}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53);
    }

    public bool Happens(double probability, params ReadOnlySpan<string> about) => Throw(about) < probability;
}
