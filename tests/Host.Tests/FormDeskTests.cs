using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Tests;

/// <summary>Forms that an office puts in force: checked, kept as versions, before the house's and the shipped ones.</summary>
public sealed class FormDeskTests : IAsyncLifetime
{
    static readonly LetterKind memo = LetterKind.Of("return-memo");
    static readonly FormScope fresh = new(WholeHouse: false, BasedOn: 0), house = new(WholeHouse: true, BasedOn: 0);

    readonly ServiceProvider services;
    readonly ContextFactory contexts;
    readonly FormDesk desk;
    readonly LetterForms forms;
    readonly Viewer officer = As("u01", PostIds.Strategy), clerk = As("u01", PostIds.Clerk), administrator = As("u02", PostIds.Administrator);

    public FormDeskTests()
    {
        var data = Directory.CreateTempSubdirectory("paw-forms-").FullName;
        services = new ServiceCollection().AddLogging(log => log.ClearProviders()).AddHouse(data, DatabaseChoice.EmbeddedIn(data), TimeProvider.System, new MailOptions()).BuildServiceProvider();
        (contexts, desk, forms) = (services.GetRequiredService<ContextFactory>(), services.GetRequiredService<FormDesk>(), services.GetRequiredService<LetterForms>());
    }

    public async ValueTask InitializeAsync()
    {
        await contexts.Migrate(TestContext.Current.CancellationToken);
        await using var db = contexts.Create();
        foreach (var number in new[] { 1, 2 }) SampleUnit.Numbered(number).AddTo(db, null);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_form_with_faults_is_refused_with_all_of_them_and_nothing_is_kept()
    {
        var broken = Edited(("{head.signerPost}", "{head.signerPst}"), ("{kpiCode|thaiDigits}", "{kpiCode|thaiDigit}"), ("{due|beDateWeekday}", "{due|beDateWeekday"));
        var change = await desk.Put(memo, broken, "ours.docx", "ทดลอง", fresh, officer);
        Assert.Equal("File", Assert.IsType<Outcome.Invalid>(change.Outcome).Field);
        Assert.Equal([FaultKind.UnclosedTag, FaultKind.UnknownFilter, FaultKind.UnknownFilter, FaultKind.UnknownTag], change.Check!.Faults.Select(fault => fault.Kind).Order());
        Assert.All(change.Check.Faults, fault => Assert.Matches(@"ours\.docx: word/document\.xml, ย่อหน้า \d+ ", fault.InThai()));
        await Nothing();

        // What only shows when it is filled: a list where a text is wanted.
        change = await desk.Put(memo, Edited(("{head.signerPost}", "{missing}")), "ours.docx", "ทดลอง", fresh, officer);
        Assert.Equal(FaultKind.WrongValue, Assert.Single(change.Check!.Faults).Kind);
        Assert.Equal("Note", Assert.IsType<Outcome.Invalid>((await desk.Put(memo, Edited(("เรียน", "กราบเรียน")), "ours.docx", " ", fresh, officer)).Outcome).Field);
        Assert.IsType<Outcome.Invalid>((await desk.Put(memo, "ไม่ใช่ Word"u8.ToArray(), "ours.docx", "ทดลอง", fresh, officer)).Outcome);
        Assert.IsType<Outcome.Invalid>((await desk.Put(memo, new byte[FormDesk.MaxForm + 1], "ours.docx", "ทดลอง", fresh, officer)).Outcome);
        Assert.IsType<Outcome.Invalid>((await desk.Put(memo, [], "", "ทดลอง", fresh, officer)).Outcome);
        Assert.Equal("File", Assert.IsType<Outcome.Invalid>((await desk.Put(memo, Edited(("เรียน", "กราบเรียน")), ".docx", "ทดลอง", fresh, officer)).Outcome).Field);
        await Nothing();
    }

    [Fact]
    public async Task The_units_form_comes_before_the_houses_and_that_before_the_shipped_one()
    {
        Assert.Contains("เรียน", await Written("u01"), StringComparison.Ordinal);
        await Done(desk.Put(memo, Edited(("โปรดดำเนินการ", "โปรดดำเนินการทั้งระบบ")), "house.docx", "ของทั้งระบบ", house, administrator));
        Assert.Contains("ทั้งระบบ", await Written("u01"), StringComparison.Ordinal);
        await Done(desk.Put(memo, Edited(("โปรดดำเนินการ", "โปรดดำเนินการของหน่วยงาน")), "unit.docx", "ของหน่วยงาน", fresh, clerk));
        Assert.Contains("ของหน่วยงาน", await Written("u01"), StringComparison.Ordinal);
        Assert.Contains("ทั้งระบบ", await Written("u02"), StringComparison.Ordinal);

        // The unit's no longer: the house's serves again; then that no longer: the shipped one.
        await Done(desk.Withdraw(memo.Id, fresh with { BasedOn = 1 }, officer));
        Assert.Contains("ทั้งระบบ", await Written("u01"), StringComparison.Ordinal);
        await Done(desk.Withdraw(memo.Id, house with { BasedOn = 1 }, administrator));
        Assert.DoesNotContain("ทั้งระบบ", await Written("u01"), StringComparison.Ordinal);
        // And back to what was there.
        await Done((await desk.GoBack(memo.Id, 1, fresh with { BasedOn = 2 }, officer)).Outcome);
        Assert.Contains("ของหน่วยงาน", await Written("u01"), StringComparison.Ordinal);

        await using var db = contexts.Create();
        Assert.Equal([1, 2, 3], await db.LetterForms.Where(form => form.UnitId == "u01").OrderBy(form => form.Version).Select(form => form.Version).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["form.deployed", "form.withdrawn", "form.deployed"], await db.Audit.Where(entry => entry.UnitId == "u01").OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Audit.CountAsync(entry => entry.UnitId == "u02", TestContext.Current.CancellationToken));
        foreach (var unit in new[] { "u01", "u02" }) Assert.Empty(await AuditTrail.Verify(db, unit));
        // What was before a version cannot be gone back to, nor one of another scope.
        Assert.IsType<Outcome.NotFound>((await desk.GoBack(memo.Id, 2, fresh with { BasedOn = 3 }, officer)).Outcome);
        Assert.IsType<Outcome.NotFound>((await desk.GoBack(memo.Id, 1, new(false, 0), As("u02", PostIds.Strategy))).Outcome);
    }

    [Fact]
    public async Task Who_may_not_change_forms_finds_nothing_to_change()
    {
        var ours = Edited(("โปรดดำเนินการ", "โปรดเร่งดำเนินการ"));
        foreach (var post in new[] { PostIds.Director, PostIds.Auditor, PostIds.GroupHead, PostIds.KpiOwner, PostIds.Staff, PostIds.Administrator })
            Assert.IsType<Outcome.NotFound>((await desk.Put(memo, ours, "ours.docx", "x", fresh, As("u01", post))).Outcome);
        foreach (var post in new[] { PostIds.Strategy, PostIds.Clerk, PostIds.Director })
        {
            Assert.IsType<Outcome.NotFound>((await desk.Put(memo, ours, "ours.docx", "x", house, As("u01", post))).Outcome);
            Assert.IsType<Outcome.NotFound>(await desk.Withdraw(memo.Id, house, As("u01", post)));
            Assert.IsType<Outcome.NotFound>(await desk.PutEmblem(Png(300, 300), "e.png", "x", house, As("u01", post)));
        }
        Assert.False(FormDesk.MaySee(As("u01", PostIds.KpiOwner)));
        Assert.True(FormDesk.MaySee(clerk));
        await Nothing();
    }

    [Fact]
    public async Task Somebody_elses_version_is_not_put_out_of_force_unseen_and_a_second_press_changes_nothing()
    {
        var (first, second) = (Edited(("โปรดดำเนินการ", "โปรดดำเนินการ ก")), Edited(("โปรดดำเนินการ", "โปรดดำเนินการ ข")));
        await Done(desk.Put(memo, first, "a.docx", "ก", fresh, officer, "press"));
        await Done(desk.Put(memo, first, "a.docx", "ก", fresh, officer, "press"));
        Assert.Contains("ฉบับที่ 1", Assert.IsType<Outcome.Conflict>((await desk.Put(memo, second, "b.docx", "ข", fresh, clerk)).Outcome).Message, StringComparison.Ordinal);
        Assert.Contains("ทุกประการ", Assert.IsType<Outcome.Conflict>((await desk.Put(memo, first, "a.docx", "ก", fresh with { BasedOn = 1 }, clerk)).Outcome).Message, StringComparison.Ordinal);
        Assert.IsType<Outcome.Conflict>(await desk.Withdraw(memo.Id, fresh, clerk));

        // Two at the same moment: one is told of the other.
        var both = await Task.WhenAll(
            desk.Put(memo, second, "b.docx", "ข", fresh with { BasedOn = 1 }, clerk), desk.Put(memo, Edited(("โปรดดำเนินการ", "โปรดดำเนินการ ค")), "c.docx", "ค", fresh with { BasedOn = 1 }, officer));
        Assert.Single(both, change => change.Outcome is Outcome.Done);
        Assert.Single(both, change => change.Outcome is Outcome.Conflict);
        await using var db = contexts.Create();
        Assert.Equal(2, await db.LetterForms.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_emblem_stands_in_every_letter_and_goes_again()
    {
        Assert.Equal("File", Assert.IsType<Outcome.Invalid>(await desk.PutEmblem([0xFF, 0xD8, 0xFF], "e.png", "ตรา", fresh, clerk)).Field);
        Assert.IsType<Outcome.Invalid>(await desk.PutEmblem(Png(300, 300)[..^12], "e.png", "ตรา", fresh, clerk));
        Assert.IsType<Outcome.Invalid>(await desk.PutEmblem([.. Png(300, 300), .. new byte[EmblemPicture.MaxFile]], "e.png", "ตรา", fresh, clerk));
        await Nothing();
        var (ours, theirs) = (Png(300, 300), Png(310, 310));
        await Done(desk.PutEmblem(theirs, "house.png", "ตราของกรม", house, administrator));
        await Done(desk.PutEmblem(ours, "ours.png", "ตราของศูนย์", fresh, clerk));
        foreach (var kind in LetterKind.All)
        {
            var letter = (await Form("u01", kind.Id)).Render(kind.Sample).Document!;
            if (FormLint.PaperOf(kind.Form) != FormPaper.Other) Assert.Equal(ours, EmblemOf(letter));
        }
        Assert.Equal(theirs, EmblemOf((await Form("u02", memo.Id)).Render(memo.Sample).Document!));
        await Done(desk.Withdraw(LetterForm.Emblem, fresh with { BasedOn = 1 }, officer));
        Assert.Equal(theirs, EmblemOf((await Form("u01", memo.Id)).Render(memo.Sample).Document!));
        await Done(desk.Withdraw(LetterForm.Emblem, house with { BasedOn = 1 }, administrator));
        Assert.Equal(EmblemOf(memo.Compile().Render(memo.Sample).Document!), EmblemOf((await Form("u01", memo.Id)).Render(memo.Sample).Document!));
        await Done((await desk.GoBack(LetterForm.Emblem, 1, fresh with { BasedOn = 2 }, officer)).Outcome);
        Assert.Equal(ours, EmblemOf((await Form("u01", memo.Id)).Render(memo.Sample).Document!));
    }

    [Theory]
    [InlineData(300, 300, 0)]
    [InlineData(300, 330, 0)]
    [InlineData(600, 300, 1)]
    [InlineData(120, 120, 1)]
    [InlineData(50, 120, 2)]
    public void An_emblem_that_would_show_badly_is_warned_of(int width, int height, int warnings)
    {
        Assert.Null(EmblemPicture.Fault(Png(width, height)));
        Assert.Equal(warnings, EmblemPicture.Warnings(Png(width, height)).Count);
    }

    [Fact]
    public async Task A_letter_that_is_made_again_keeps_its_form_and_emblem()
    {
        await Done(desk.Put(memo, Edited(("โปรดดำเนินการ", "โปรดดำเนินการ ก")), "a.docx", "ก", fresh, officer));
        await Done(desk.PutEmblem(Png(300, 300), "a.png", "ก", fresh, officer));
        var vault = services.GetRequiredService<Vault>();
        var made = (await Form("u01", memo.Id)).Render(memo.Sample).Document!;
        var letter = new Letter
        {
            Key = "1", UnitId = "u01", Year = 2564, Kind = memo.Id, Subject = "x", State = LetterState.Draft, Data = memo.Sample.GetRawText(), CreatedAt = DateTimeOffset.UnixEpoch,
            DocxSha256 = (await vault.Store(made, TestContext.Current.CancellationToken)).Sha256,
        };
        await Done(desk.Put(memo, Edited(("โปรดดำเนินการ", "โปรดดำเนินการ ข")), "b.docx", "ข", fresh with { BasedOn = 1 }, officer));
        await Done(desk.PutEmblem(Png(310, 310), "b.png", "ข", fresh with { BasedOn = 1 }, officer));
        await using var db = contexts.Create();
        Assert.Equal(made, (await forms.For(db, letter)).Render(memo.Sample).Document);
        Assert.Contains("โปรดดำเนินการ ข", TextOf((await forms.Of(db, "u01", memo.Id)).Render(memo.Sample).Document!), StringComparison.Ordinal);
        // A letter yet to be made has the one in force.
        letter.DocxSha256 = "";
        Assert.Contains("โปรดดำเนินการ ข", TextOf((await forms.For(db, letter)).Render(memo.Sample).Document!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_get_the_same_compiled_form()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => Form("u01", LetterKind.All[n % LetterKind.All.Count].Id))));
        Assert.Same(await Form("u01", LetterKind.All[0].Id), await Form("u02", LetterKind.All[0].Id));
        Assert.All(found, Assert.NotNull);
    }

    static Viewer As(string unit, string post) => new($"{post}.{unit}", post, unit, new HashSet<string> { post });

    async Task<Template> Form(string unit, string kind)
    {
        await using var db = contexts.Create();
        return await forms.Of(db, unit, kind);
    }

    async Task<string> Written(string unit) => TextOf((await Form(unit, memo.Id)).Render(memo.Sample).Document!);

    async Task Nothing()
    {
        await using var db = contexts.Create();
        Assert.Equal(0, await db.LetterForms.CountAsync());
        Assert.Equal(0, await db.Audit.CountAsync());
    }

    static async Task Done(Task<FormChange> change) => await Done((await change).Outcome);

    static async Task Done(Task<Outcome> outcome) => await Done(await outcome);

    static Task Done(Outcome outcome)
    {
        Assert.True(outcome is Outcome.Done, outcome.ToString());
        return Task.CompletedTask;
    }

    /// <summary>The shipped memo with words changed.</summary>
    static byte[] Edited(params (string Old, string Now)[] changes)
    {
        var stream = new MemoryStream();
        stream.Write(memo.Form);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            foreach (var (old, now) in changes)
            {
                Assert.Contains(old, xml, StringComparison.Ordinal);
                xml = xml.Replace(old, now, StringComparison.Ordinal);
            }
            entry.Delete();
            using var to = zip.CreateEntry("word/document.xml").Open();
            to.Write(Encoding.UTF8.GetBytes(xml));
        }
        return stream.ToArray();
    }

    static string TextOf(byte[] docx) => string.Join('\n', FormText.Lines(docx));

    static byte[] EmblemOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var stream = zip.GetEntry("word/media/emblem.png")!.Open();
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>A PNG's frame without anything to see.</summary>
    static byte[] Png(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        static byte[] Chunk(string kind, byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
        return [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, .. Chunk("IHDR", header), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
    }
}
