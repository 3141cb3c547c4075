using System.Security.Cryptography;

namespace PaWorkflow.Storage.Evidence;

/// <summary>
/// Files that are still coming in, one file by upload id. How long it is says how much has come: a process that dies, or a connection,
/// leaves nothing that the next one would count otherwise.
/// </summary>
public sealed class UploadParts
{
    readonly string root;

    public UploadParts(string root)
    {
        this.root = root;
        Directory.CreateDirectory(root);
    }

    public void Create(string id) => File.Create(PathOf(id)).Dispose();

    /// <summary>Bytes that have come; null: nothing is kept under this id.</summary>
    public long? Length(string id) => new FileInfo(PathOf(id)) is { Exists: true } file ? file.Length : null;

    /// <summary>Puts what comes behind what has come. Of a connection that breaks off, what came is kept; of one whose sum is to be checked, nothing.</summary>
    /// <param name="offset">Where the sender goes on; it must be where the part ends.</param>
    /// <param name="limit">Bytes of the whole file: one more is refused and nothing of this turn is kept.</param>
    /// <param name="sum">What is sent must have this sum; null: it is not checked.</param>
    /// <returns>Bytes that have come so far.</returns>
    /// <exception cref="PartRefused">See <see cref="PartFault"/>.</exception>
    public async Task<long> Append(string id, long offset, Stream content, long limit, PartSum? sum = null, CancellationToken cancel = default)
    {
        await using var file = Hold(id);
        if (file.Length != offset) throw new PartRefused(PartFault.Moved);
        file.Position = offset;
        using var hash = sum is null ? null : IncrementalHash.CreateHash(sum.Algorithm);
        var keep = false;
        try
        {
            var buffer = new byte[81920];
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                if (file.Position + read > limit) throw new PartRefused(PartFault.TooLong);
                hash?.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
            if (hash is not null && !CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), sum!.Value)) throw new PartRefused(PartFault.WrongSum);
            keep = true;
        }
        catch (Exception broken) when (broken is not PartRefused && sum is null)
        {
            keep = true;
            throw;
        }
        finally
        {
            if (!keep) file.SetLength(offset);
            file.Flush(flushToDisk: true);
        }
        return file.Length;
    }

    public FileStream Open(string id) => new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);

    public void Delete(string id) => File.Delete(PathOf(id));

    /// <summary>Ids of the parts that nobody has written to since.</summary>
    public IEnumerable<string> Untouched(DateTime sinceUtc) =>
        new DirectoryInfo(root).EnumerateFiles().Where(f => f.LastWriteTimeUtc < sinceUtc).Select(f => f.Name);

    FileStream Hold(string id)
    {
        try
        {
            return new(PathOf(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, useAsync: true);
        }
        catch (FileNotFoundException)
        {
            throw new PartRefused(PartFault.Gone);
        }
        catch (IOException)
        {
            // A connection that broke off unnoticed may still hold it for some seconds.
            throw new PartRefused(PartFault.Busy);
        }
    }

    string PathOf(string id)
    {
        // The id becomes a path: it comes from the address of a request.
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower)) throw new ArgumentException($"'{id}' is no upload's id.", nameof(id));
        return Path.Combine(root, id);
    }
}

/// <summary>The sum that a sender has taken over what it sends now.</summary>
public sealed record PartSum(HashAlgorithmName Algorithm, byte[] Value);

public enum PartFault
{
    /// <summary>Nothing is kept under this id.</summary>
    Gone,

    /// <summary>Another connection writes to it now.</summary>
    Busy,

    /// <summary>The part does not end where the sender goes on.</summary>
    Moved,

    /// <summary>More was sent than was announced.</summary>
    TooLong,

    /// <summary>What came is not what was sent.</summary>
    WrongSum,
}

/// <summary>Nothing of this turn is kept.</summary>
public sealed class PartRefused(PartFault fault) : IOException($"The part was refused: {fault}.")
{
    public PartFault Fault { get; } = fault;
}
