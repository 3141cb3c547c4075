using System.Buffers;
using System.Globalization;

namespace PaWorkflow.Templates.Engine;

/// <summary>A growing piece of memory to write to, borrowed from the pool: writing ten thousand letters takes no more of it than writing one.</summary>
sealed class ByteSink : Stream
{
    byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    int written;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, written);

    public int Count => written;

    /// <summary>Room for at least <paramref name="size"/> bytes; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Room(int size)
    {
        if (buffer.Length - written < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, written + size));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        return buffer.AsSpan(written);
    }

    public void Advance(int size) => written += size;

    /// <summary>What was already written, to be written over.</summary>
    public Span<byte> At(int position) => buffer.AsSpan(position, written - position);

    /// <summary>Takes back everything from <paramref name="position"/> on.</summary>
    public void CutTo(int position) => written = position;

    public void Print(int number)
    {
        number.TryFormat(Room(11), out var length, provider: CultureInfo.InvariantCulture);
        Advance(length);
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        written += bytes.Length;
    }

    public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        written = 0;
        base.Dispose(disposing);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => written;
    public override long Position { get => written; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] to, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
