using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.EndToEnd;

/// <summary>A check decides criterion by criterion: only what fell short goes back, and an approval stands on the files that it saw.</summary>
public sealed class ReviewTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Only_what_fell_short_goes_back_the_rest_is_locked_and_an_approval_falls_with_its_file()
    {
        var services = host.App.Services;
        var (tasks, evidence, expectations) = (services.GetRequiredService<TaskDesk>(), services.GetRequiredService<EvidenceDesk>(), services.GetRequiredService<Expectations>());
        await using var db = services.GetRequiredService<ContextFactory>().Create();
        var check = await EvidenceTasks.Check(host);
        var (round, checker) = (KpiRound.Of(check), EvidenceTasks.Checker(check));
        var criteria = Expectations.CriteriaOf(services.GetRequiredService<Catalogues>().Of((await db.Years.FindAsync(check.UnitId, check.Year))!), round).ToList();
        var (bad, good) = (criteria[0], criteria[1]);
        var digest = await round.Digest(db);

        // What is left out counts nothing while it is weighed.
        var (whole, without) = (await expectations.Of(db, round), await expectations.Of(db, round, new HashSet<string> { bad }));
        Assert.True(without.Score < whole.Score, $"{without.Score} < {whole.Score}");
        Assert.Contains($"ส่งกลับข้อ {bad}", without.Explanation, StringComparison.Ordinal);

        // All faults at once; an approval that sends something back is none.
        var faults = Assert.IsType<Outcome.Invalid>(await tasks.Complete(check.Id, Form(false, (bad, " "), ("9.9", "x")), checker));
        Assert.Equal([$"Returned[{bad}]", "Returned[9.9]"], faults.Faults.Select(f => f.Field));
        Assert.Equal("Decision", Assert.IsType<Outcome.Invalid>(await tasks.Complete(check.Id, Form(true, (bad, "ขาดลายมือชื่อ")), checker)).Field);
        Assert.IsType<Outcome.Done>(await tasks.Complete(check.Id, Form(false, (bad, "ขาดลายมือชื่อ")), checker));
        await host.Work();

        var task = await db.Tasks.AsNoTracking().Where(t => t.Kpi == check.Kpi && t.Round == check.Round && t.UnitId == "u01" && t.Form == "evidence" && t.State == UserTaskState.Open).SingleAsync();
        var owner = EvidenceTasks.Owner(task);
        var standings = await CriterionStanding.Of(db, round);
        Assert.Equal((false, "ขาดลายมือชื่อ"), (standings[bad].Approved, standings[bad].Reason));
        Assert.All(criteria.Skip(1), c => Assert.True(standings[c].Holds));
        Assert.Contains($"ข้อ {bad}: ขาดลายมือชื่อ", (await db.CheckDecisions.OrderByDescending(d => d.Id).FirstAsync(d => d.Kpi == check.Kpi)).Reason, StringComparison.Ordinal);

        // The owner mends what came back; the rest is locked, files and results.
        Assert.IsType<Outcome.Done>(await evidence.Attach(task.Id, bad, "ลงนามแล้ว.pdf", Paper("signed"), owner));
        Assert.Contains("เห็นชอบแล้ว", Assert.IsType<Outcome.Conflict>(await evidence.Attach(task.Id, good, "อีกฉบับ.pdf", Paper("more"), owner)).Message, StringComparison.Ordinal);
        var file = await round.Files(db).FirstAsync(f => f.Criterion == good);
        Assert.IsType<Outcome.Conflict>(await evidence.Remove(task.Id, file.Id, owner));
        var stored = JsonNode.Parse((await db.KpiReports.AsNoTracking().SingleAsync(r => r.UnitId == "u01" && r.Year == round.Year && r.Kpi == round.Kpi && r.Round == round.Round)).Results)!["criteria"]!.AsObject();
        Assert.IsType<Outcome.Done>(await evidence.SaveResults(task.Id, new JsonObject { [bad] = stored[bad]?.DeepClone() }, owner));
        var kept = JsonNode.Parse((await db.KpiReports.AsNoTracking().SingleAsync(r => r.UnitId == "u01" && r.Year == round.Year && r.Kpi == round.Kpi && r.Round == round.Round)).Results)!["criteria"]!;
        Assert.True(JsonNode.DeepEquals(stored[good], kept[good]));

        // Opened again by the owner, replaced: the approval fell and stays fallen.
        Assert.IsType<Outcome.Done>(await evidence.Reopen(task.Id, good, owner));
        Assert.IsType<Outcome.Conflict>(await evidence.Reopen(task.Id, good, owner));
        Assert.IsType<Outcome.Done>(await evidence.Attach(task.Id, good, file.FileName, file.FileName.EndsWith(".pdf", StringComparison.Ordinal) ? Paper("new") : new MemoryStream(Host.Cli.Simulation.SamplePaper.Of("ฉบับแก้", "ใหม่")), owner));
        Assert.NotNull((await db.EvidenceFiles.AsNoTracking().SingleAsync(f => f.Id == file.Id)).RemovedAt);
        Assert.True((await CriterionStanding.Of(db, round))[good] is { Approved: true, Fell: true, Holds: false });

        CheckForm Form(bool approve, params (string Criterion, string Why)[] returned) => new(approve, "", digest, Returned: returned.ToDictionary(r => r.Criterion, r => r.Why));
    }

    [Fact]
    public async Task A_file_that_the_unit_has_proves_another_criterion_without_a_second_copy_and_papers_bear_their_day()
    {
        var services = host.App.Services;
        var evidence = services.GetRequiredService<EvidenceDesk>();
        await using var db = services.GetRequiredService<ContextFactory>().Create();
        var (task, criterion) = await EvidenceTasks.Open(host);
        var (round, owner) = (KpiRound.Of(task), EvidenceTasks.Owner(task));
        var other = await db.EvidenceFiles.AsNoTracking().FirstAsync(f => f.UnitId == "u01" && f.Kpi != task.Kpi && f.UploadedBy != owner.PersonId);
        // Another's KPI does not exist for this owner.
        if (!await owner.KpisSeen(db).AnyAsync(h => h.Kpi == other.Kpi)) Assert.IsType<Outcome.NotFound>(await evidence.Reuse(task.Id, criterion, other.Id, owner));
        Assert.IsType<Outcome.Done>(await evidence.Attach(task.Id, criterion, "ใช้ซ้ำ.pdf", Paper("once"), owner));
        var source = await round.Files(db).AsNoTracking().SingleAsync(f => f.FileName == "ใช้ซ้ำ.pdf");
        Assert.IsType<Outcome.Done>(await evidence.SetDates(task.Id, new Dictionary<long, DateOnly?> { [source.Id] = new(2021, 1, 15) }, owner));
        var second = Expectations.CriteriaOf(services.GetRequiredService<Catalogues>().Of((await db.Years.FindAsync(task.UnitId, task.Year))!), round).Last();
        Assert.IsType<Outcome.Done>(await evidence.Reuse(task.Id, second, source.Id, owner));
        Assert.IsType<Outcome.Conflict>(await evidence.Reuse(task.Id, second, source.Id, owner));
        var again = await round.Files(db).AsNoTracking().SingleAsync(f => f.ReusedFrom == source.Id);
        Assert.Equal((source.Sha256, second, new DateOnly(2021, 1, 15)), (again.Sha256, again.Criterion, again.DatedOn));
    }

    static MemoryStream Paper(string text) => new(Encoding.ASCII.GetBytes($"%PDF-1.4\n% {text}\n%%EOF\n"));
}
