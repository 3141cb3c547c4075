namespace PaWorkflow.Templates.Engine;

/// <summary>One file of a package.</summary>
/// <param name="Bytes">Unpacked.</param>
/// <param name="Packed">As it lies in the archive that it came from; null where it was made or changed here.</param>
sealed record PackagePart(string Name, byte[] Bytes, Packed? Packed = null);

/// <summary>What an archive holds for a file.</summary>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Length">Unpacked.</param>
sealed record Packed(ushort Method, uint Crc, int Length, ReadOnlyMemory<byte> Data)
{
    public const ushort Stored = 0, Deflated = 8;
}
