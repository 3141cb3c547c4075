using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.EndToEnd;

/// <summary>Evidence by parts over real connections: what came is kept, whatever happens to the line; what the plain form refuses is refused.</summary>
public sealed class UploadTests(DemoHost host) : IClassFixture<DemoHost>
{
    const int Seed = 20211;

    [Fact]
    public async Task An_upload_cut_off_ten_times_at_random_ends_whole_by_its_hash()
    {
        var (task, criterion) = await EvidenceTasks.Open(host);
        using var client = await TusClient.As(task.Assignee!, host.Address);
        var random = new Random(Seed);
        var file = Pdf(6_000_000, random);
        var place = await client.Begin(task.Id, criterion, "หลักฐานใหญ่.pdf", file.Length);
        var cuts = Enumerable.Range(0, 10).Select(_ => random.Next(1, file.Length)).Order().ToList();
        var broken = 0;
        foreach (var cut in cuts)
        {
            var offset = await client.Offset(place);
            // Of one cut the server may keep a little less than was sent: some of it was still on the line.
            Assert.InRange(offset, 0, cut);
            if (await client.SendUntil(place, file, (int)offset, cut)) broken++;
        }
        Assert.Equal(10, broken);
        for (var last = await client.Offset(place); last < file.Length; last = await client.Offset(place)) await client.Send(place, file, (int)last);

        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        var stored = await db.EvidenceFiles.SingleAsync(f => f.FileName == "หลักฐานใหญ่.pdf");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        Assert.Equal((file.Length, sha256, criterion), (stored.Size, stored.Sha256, stored.Criterion));
        await using var kept = host.App.Services.GetRequiredService<Vault>().Open(sha256);
        Assert.Equal(sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(kept)));
        Assert.False(host.App.Services.GetRequiredService<UploadParts>().Length(place.Split('/')[^1]) is not null, "the part lies there still");
        // Who missed the last answer learns that all has come.
        Assert.Equal(file.Length, await client.Offset(place));
    }

    [Fact]
    public async Task What_the_plain_form_refuses_is_refused_in_the_same_words_and_leaves_nothing()
    {
        var (task, criterion) = await EvidenceTasks.Open(host);
        using var client = await TusClient.As(task.Assignee!, host.Address);
        foreach (var (name, length, words) in new[]
        {
            ("ไวรัส.exe", 10L, "ชนิดที่ไม่รับ"), ("มาโคร.docm", 10, "มาโคร"), ("ว่าง.pdf", 0, "ว่างเปล่า"), ("ใหญ่.pdf", EvidenceDesk.MaxFileSize + 1, "ใหญ่เกิน"),
        })
        {
            var (status, text, _) = await client.TryBegin(task.Id, criterion, name, length);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.TryBegin(task.Id, "9.9", "a.pdf", 10)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.TryBegin("no-such-task", criterion, "a.pdf", 10)).Status);

        // That it is no PDF shows only when it is whole.
        var lie = Encoding.ASCII.GetBytes("GIF89a, not a PDF at all");
        var place = await client.Begin(task.Id, criterion, "โกหก.pdf", lie.Length);
        var (refused, why) = await client.Send(place, lie, 0);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Contains("ไม่ใช่ .pdf", why, StringComparison.Ordinal);
        Assert.Equal(-1, await client.Offset(place));
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        Assert.False(await db.EvidenceFiles.AnyAsync(f => f.FileName == "โกหก.pdf"));
        Assert.False(await db.EvidenceUploads.AnyAsync(u => u.FileName == "โกหก.pdf"));
    }

    [Fact]
    public async Task Offsets_sums_and_other_people_are_checked_and_what_nobody_goes_on_with_is_swept()
    {
        var (task, criterion) = await EvidenceTasks.Open(host);
        using var client = await TusClient.As(task.Assignee!, host.Address);
        using var other = await TusClient.As("owner1.u02", host.Address);
        using var director = await TusClient.As("director.u01", host.Address);
        using var nobody = await TusClient.As(null, host.Address);
        var file = Pdf(50_000, new Random(Seed + 1));
        Assert.Equal(HttpStatusCode.NotFound, (await other.TryBegin(task.Id, criterion, "a.pdf", 10)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.TryBegin(task.Id, criterion, "a.pdf", 10)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.TryBegin(task.Id, criterion, "a.pdf", 10)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.TryBegin(task.Id, criterion, "a.pdf", 10, version: "0.2.2")).Status);

        var place = await client.Begin(task.Id, criterion, "ตรวจผล.pdf", file.Length);
        Assert.Equal(-1, await other.Offset(place));
        Assert.Equal(HttpStatusCode.NotFound, (await director.Send(place, file, 0)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await client.Send(place, file, 100)).Status);
        Assert.Equal((HttpStatusCode)460, (await client.Send(place, file, 0, take: 20_000, sum: $"sha256 {Convert.ToBase64String(SHA256.HashData(file))}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Send(place, file, 0, sum: "crc32 AAAA")).Status);
        Assert.Equal(0, await client.Offset(place));
        Assert.Equal(HttpStatusCode.NoContent, (await client.Send(place, file, 0, take: 20_000, sum: $"sha256 {Convert.ToBase64String(SHA256.HashData(file.AsSpan(0, 20_000)))}")).Status);
        Assert.Equal(20_000, await client.Offset(place));

        var dropped = await client.Begin(task.Id, criterion, "ยกเลิก.pdf", file.Length);
        Assert.Equal(HttpStatusCode.NoContent, await client.Drop(dropped));
        Assert.Equal(-1, await client.Offset(dropped));

        host.App.Services.GetRequiredService<DemoInfo>().Advance(TimeSpan.FromDays(3));
        Assert.Equal(-1, await client.Offset(place));
        await host.App.Services.GetRequiredService<Upkeep>().Run(TestContext.Current.CancellationToken);
        await using var db = host.App.Services.GetRequiredService<ContextFactory>().Create();
        Assert.False(await db.EvidenceUploads.AnyAsync(u => u.FileName == "ตรวจผล.pdf"));
        Assert.Null(host.App.Services.GetRequiredService<UploadParts>().Length(place.Split('/')[^1]));
    }

    static byte[] Pdf(int size, Random random)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        "%PDF-1.4\n"u8.CopyTo(bytes);
        return bytes;
    }
}
