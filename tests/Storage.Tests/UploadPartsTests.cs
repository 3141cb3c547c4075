using System.Security.Cryptography;
using System.Text;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Storage.Tests;

public sealed class UploadPartsTests
{
    readonly UploadParts parts = new(Directory.CreateTempSubdirectory("paw-parts-").FullName);
    readonly string id = Guid.NewGuid().ToString("N");

    public UploadPartsTests() => parts.Create(id);

    [Fact]
    public async Task What_came_before_the_line_broke_is_kept()
    {
        await Assert.ThrowsAsync<IOException>(() => parts.Append(id, 0, new Breaking("hello"), 100));
        Assert.Equal(5, parts.Length(id));
        Assert.Equal(11, await parts.Append(id, 5, Of(" world"), 100));
        await using var whole = parts.Open(id);
        Assert.Equal("hello world", await new StreamReader(whole).ReadToEndAsync());
    }

    [Fact]
    public async Task A_turn_whose_sum_is_checked_is_kept_whole_or_not_at_all()
    {
        var sum = new PartSum(HashAlgorithmName.SHA256, SHA256.HashData(Encoding.UTF8.GetBytes("hello")));
        Assert.Equal(PartFault.WrongSum, (await Assert.ThrowsAsync<PartRefused>(() => parts.Append(id, 0, Of("hallo"), 100, sum))).Fault);
        await Assert.ThrowsAsync<IOException>(() => parts.Append(id, 0, new Breaking("hello"), 100, sum));
        Assert.Equal(0, parts.Length(id));
        Assert.Equal(5, await parts.Append(id, 0, Of("hello"), 100, sum));
    }

    [Fact]
    public async Task A_wrong_place_too_much_and_a_second_writer_are_refused()
    {
        await parts.Append(id, 0, Of("hello"), 10);
        Assert.Equal(PartFault.Moved, (await Assert.ThrowsAsync<PartRefused>(() => parts.Append(id, 3, Of("x"), 10))).Fault);
        Assert.Equal(PartFault.TooLong, (await Assert.ThrowsAsync<PartRefused>(() => parts.Append(id, 5, Of("123456"), 10))).Fault);
        Assert.Equal(5, parts.Length(id));
        var slow = new Slow();
        var first = parts.Append(id, 5, slow, 10);
        Assert.Equal(PartFault.Busy, (await Assert.ThrowsAsync<PartRefused>(() => parts.Append(id, 5, Of("x"), 10))).Fault);
        slow.End.SetResult();
        Assert.Equal(5, await first);
        parts.Delete(id);
        Assert.Null(parts.Length(id));
        Assert.Equal(PartFault.Gone, (await Assert.ThrowsAsync<PartRefused>(() => parts.Append(id, 0, Of("x"), 10))).Fault);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void An_id_that_would_be_a_path_is_refused(string wrong) => Assert.Throws<ArgumentException>(() => parts.Length(wrong));

    static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives what it has, then the line is cut.</summary>
    sealed class Breaking(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("cut");
    }

    /// <summary>Holds the part until it is told to end.</summary>
    sealed class Slow : MemoryStream
    {
        public TaskCompletionSource End { get; } = new();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await End.Task;
            return 0;
        }
    }
}
