using System.Security.Cryptography;
using System.Text;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Storage.Tests;

public sealed class VaultTests
{
    readonly string root = Directory.CreateTempSubdirectory("paw-vault-").FullName;

    [Fact]
    public async Task A_file_comes_back_by_the_hash_of_its_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes("หลักฐาน");
        var stored = await new Vault(root).Store(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(bytes.Length, stored.Size);
        await using var read = new Vault(root).Open(stored.Sha256);
        var back = new MemoryStream();
        await read.CopyToAsync(back, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, back.ToArray());
    }

    [Fact]
    public async Task The_same_bytes_stored_twice_at_once_are_one_file()
    {
        var vault = new Vault(root);
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => vault.Store(new byte[100_000]))));
        Assert.Single(stored.Distinct());
        Assert.Single(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_over_the_limit_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<FileTooLarge>(() => new Vault(root).Store(new MemoryStream(new byte[1001]), 1000, cancel: TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_does_not_pass_inspection_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => new Vault(root).Store(
            new MemoryStream(new byte[10]), inspect: _ => throw new InvalidDataException("no"), cancel: TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void What_is_no_hash_never_becomes_a_path(string hash) => Assert.Throws<ArgumentException>(() => new Vault(root).Open(hash));
}
