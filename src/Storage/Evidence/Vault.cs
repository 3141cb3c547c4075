using System.Security.Cryptography;

namespace PaWorkflow.Storage.Evidence;

/// <summary>
/// Files by the SHA-256 of their bytes, in <c>ab/cd/abcd…</c> below the root: writing one twice is harmless, and a row that
/// names a hash can be checked against its file. Files are written before the rows that name them.
/// </summary>
public sealed class Vault
{
    readonly string root;
    readonly string incoming;

    public Vault(string root)
    {
        this.root = root;
        incoming = Path.Combine(root, "incoming");
        Directory.CreateDirectory(incoming);
    }

    /// <summary>Stores a stream in constant memory.</summary>
    /// <param name="limit">Bytes; one more ends in <see cref="FileTooLarge"/> and leaves nothing behind.</param>
    /// <param name="inspect">Looks at the whole content before it is kept; when it throws, nothing is left behind.</param>
    public async Task<StoredFile> Store(
        Stream content, long limit = long.MaxValue, Action<Stream>? inspect = null, CancellationToken cancel = default)
    {
        var temporary = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            long size = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1))
            {
                var buffer = new byte[81920];
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    size += read;
                    if (size > limit) throw new FileTooLarge(limit);
                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                file.Flush(flushToDisk: true);
                inspect?.Invoke(file);
            }
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var place = PathOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(temporary, place, overwrite: true);
            return new StoredFile(sha256, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<StoredFile> Store(byte[] content, CancellationToken cancel = default) => Store(new MemoryStream(content), cancel: cancel);

    /// <exception cref="FileNotFoundException">No such file is in the vault.</exception>
    public FileStream Open(string sha256) => new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);

    public bool Holds(string sha256) => File.Exists(PathOf(sha256));

    string PathOf(string sha256)
    {
        // The hash becomes a path: anything but 64 hexadecimal digits must not get that far.
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
        return Path.Combine(root, sha256[..2], sha256[2..4], sha256);
    }
}

public sealed record StoredFile(string Sha256, long Size);

public sealed class FileTooLarge(long limit) : IOException($"The file is larger than {limit} bytes.")
{
    public long Limit { get; } = limit;
}
