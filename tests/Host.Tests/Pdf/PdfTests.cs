using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Pdf;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;

namespace PaWorkflow.Host.Tests.Pdf;

/// <summary>PDFs by the real LibreOffice: warm, in turns, killed when it hangs, and a house without one.</summary>
public sealed class PdfTests
{
    static readonly Office office = Office.Find(null, TimeSpan.FromMinutes(2));
    static CancellationToken Cancel => TestContext.Current.CancellationToken;
    static MemoryStream Paper(string text) => new(SamplePaper.Of("หนังสือ", text));
    static bool IsPdf(byte[]? bytes) => bytes is not null && bytes.AsSpan().StartsWith("%PDF-"u8);

    static void NeedOffice() => Assert.SkipUnless(office.Installed, "LibreOffice (soffice) is not installed.");

    [Fact]
    public async Task Several_callers_get_their_PDFs_from_one_office_that_stays()
    {
        NeedOffice();
        using var warm = new WarmOffice(office);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => warm.Convert(Paper($"ฉบับที่ {n}"), "docx", Cancel)));
        Assert.All(made, one => Assert.True(IsPdf(one.Pdf), one.Fault));
        var first = warm.ProcessId;
        Assert.True(IsPdf((await warm.Convert(Paper("อีกฉบับ"), "docx", Cancel)).Pdf));
        Assert.Equal(first, warm.ProcessId);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_says_so_and_the_office_goes_on()
    {
        NeedOffice();
        using var warm = new WarmOffice(office);
        // LibreOffice takes any bytes for text where it can: a package that claims to be one and is not, it cannot.
        var broken = await warm.Convert(new MemoryStream([.. "PK\u0003\u0004"u8, .. new byte[500]]), "docx", Cancel);
        Assert.Null(broken.Pdf);
        Assert.NotNull(broken.Fault);
        Assert.True(IsPdf((await warm.Convert(Paper("ดี"), "docx", Cancel)).Pdf));
        Assert.Contains("'exe'", (await warm.Convert(new MemoryStream([1]), "exe", Cancel)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_that_hangs_is_killed_at_the_limit_and_the_next_document_starts_another()
    {
        NeedOffice();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is stopped by a signal of Linux.");
        using var warm = new WarmOffice(office with { Limit = TimeSpan.FromSeconds(15) });
        Assert.True(IsPdf((await warm.Convert(Paper("ก่อน"), "docx", Cancel)).Pdf));
        var stopped = warm.ProcessId!.Value;
        foreach (var process in Tree(stopped)) Process.Start("kill", ["-STOP", $"{process}"])!.WaitForExit();
        var hung = await warm.Convert(Paper("ค้าง"), "docx", Cancel);
        Assert.Null(hung.Pdf);
        Assert.Contains("15 seconds", hung.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Tree(stopped), id => Directory.Exists($"/proc/{id}") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal));
        Assert.True(IsPdf((await warm.Convert(Paper("หลัง"), "docx", Cancel)).Pdf));
        Assert.NotEqual(stopped, warm.ProcessId);
    }

    [Fact]
    public async Task A_page_asks_once_a_worker_makes_it_and_it_is_kept()
    {
        NeedOffice();
        using var house = House(office);
        var (copies, vault) = (house.GetRequiredService<PdfCopies>(), house.GetRequiredService<Vault>());
        await house.GetRequiredService<ContextFactory>().Migrate(Cancel);
        var good = (await vault.Store(Paper("ดี").ToArray(), Cancel)).Sha256;
        var bad = (await vault.Store([.. "PK\u0003\u0004"u8, .. new byte[500]], Cancel)).Sha256;
        Assert.Equal(PdfState.Asked, (await copies.Of(good, "docx")).State);
        Assert.Equal(PdfState.Asked, (await copies.Of(good, "docx")).State);
        await copies.Of(bad, "docx");
        await house.GetRequiredService<PdfWorker>().Run(Cancel);
        var done = await copies.Of(good, "docx");
        Assert.Equal(PdfState.Done, done.State);
        await using (var pdf = vault.Open(done.PdfSha256!))
        {
            var head = new byte[5];
            await pdf.ReadExactlyAsync(head, Cancel);
            Assert.Equal("%PDF-", Encoding.ASCII.GetString(head));
        }
        var failed = await copies.Of(bad, "docx");
        Assert.Equal((PdfState.Failed, 3), (failed.State, failed.Attempts));
        Assert.NotEmpty(failed.Fault!);
        Assert.Equal(PdfState.Asked, (await copies.Of(bad, "docx", again: true)).State);
    }

    [Fact]
    public async Task Without_LibreOffice_the_house_says_so()
    {
        using var house = House(new Office(null, Office.UsualLimit));
        var copies = house.GetRequiredService<PdfCopies>();
        Assert.False(copies.CanMake("docx"));
        var vault = house.GetRequiredService<Vault>();
        var paper = (await vault.Store(Paper("ก").ToArray(), Cancel)).Sha256;
        Assert.Contains("not installed", (await Assert.ThrowsAsync<PdfFault>(() => copies.Now(paper, "docx", Cancel))).Message, StringComparison.Ordinal);
    }

    static ServiceProvider House(Office office)
    {
        var data = Directory.CreateTempSubdirectory("paw-host-").FullName;
        return new ServiceCollection().AddLogging(log => log.ClearProviders()).AddSingleton(office)
            .AddHouse(data, DatabaseChoice.EmbeddedIn(data), TimeProvider.System, new MailOptions()).BuildServiceProvider();
    }

    static List<int> Tree(int root)
    {
        var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name =>
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{name}/stat");
                return (Id: int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture), Parent: int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                return (Id: 0, Parent: 0);
            }
        }).ToList();
        var tree = new List<int> { root };
        for (var at = 0; at < tree.Count; at++) tree.AddRange(parents.Where(p => p.Parent == tree[at] && p.Id != 0).Select(p => p.Id));
        return tree;
    }
}
