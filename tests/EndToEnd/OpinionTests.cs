using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Cli.Simulation;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.EndToEnd;

/// <summary>Owner, director, strategy unit and committee each hold a KPI's round to be worth something; nobody's opinion takes another's place.</summary>
public sealed class OpinionTests
{
    static readonly DateTimeOffset afterTheRound = new(2021, 3, 15, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Opinions_stand_side_by_side_each_on_the_evidence_it_was_given_on()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Ground.Temporary();
        var name = "fy2564-one-stop-service.yaml";
        await using var simulation = await Simulation.Open(data, DatabaseChoice.EmbeddedIn(data), BuiltinCatalogues.Read(name), BuiltinCatalogues.Text(name), name, seed: 1, cancel);
        await simulation.Launch([SampleUnit.Numbered(1)], passwordHash: null);
        await simulation.Year.Run(_ => { }, afterTheRound, cancel);
        var desk = simulation.Services.GetRequiredService<CommitteeDesk>();
        var strategy = new Viewer("strategy.u01", "", "u01", new HashSet<string> { "strategy" });

        Assert.IsType<Outcome.NotFound>(await desk.Record(2564, "5m", Points("1.2.1", "3", 1), new Dictionary<string, string>(), strategy with { Posts = new HashSet<string> { "director" } }));
        Assert.IsType<Outcome.Conflict>(await desk.Record(2564, "11m", Points("1.2.1", "3", 1), new Dictionary<string, string>(), strategy));
        var tooMany = Assert.IsType<Outcome.Invalid>(await desk.Record(2564, "5m", Points("1.2.1", "3", 2.5m), new Dictionary<string, string>(), strategy));
        Assert.Equal("Points[1.2.1:3]", tooMany.Field);
        await using var db = simulation.Contexts.Create();
        Assert.Equal(0, await db.ScoreOpinions.CountAsync(o => o.Layer == OpinionLayer.Committee, cancel));

        Assert.IsType<Outcome.Done>(await desk.Record(2564, "5m", Points("1.2.1", "3", 1), new Dictionary<string, string> { ["1.2.1"] = "ตัวอย่างไม่ครบ" }, strategy));
        var opinions = await Opinions.Of(db, "u01", 2564, "5m");
        var attached = await db.SmartAttachments.Where(a => a.Round == "5m").Select(a => a.Kpi).ToListAsync(cancel);
        Assert.NotEmpty(attached);
        foreach (var kpi in attached)
        {
            Assert.Equal([OpinionLayer.Owner, OpinionLayer.Director, OpinionLayer.Strategy, OpinionLayer.Committee], opinions[kpi].Select(o => o.Layer));
            var digest = await new KpiRound("u01", 2564, kpi, "5m").Digest(db);
            Assert.All(opinions[kpi], o => Assert.Equal(digest, o.EvidenceDigest));
        }
        var (strategys, committees) = (opinions["1.2.1"].Single(o => o.Layer == OpinionLayer.Strategy), opinions["1.2.1"].Single(o => o.Layer == OpinionLayer.Committee));
        Assert.Equal(("3", "ตัวอย่างไม่ครบ", 1m), (committees.Judged, committees.Note, Opinions.PointsOf(committees)["3"]));
        Assert.Equal(strategys.Points - 1, committees.Points);
        // What is frozen stands by what was reported and attached.
        Assert.Equal(strategys.Points, (await db.KpiScores.SingleAsync(s => s.Kpi == "1.2.1" && s.Round == "5m", cancel)).Points);
    }

    static Dictionary<string, IReadOnlyDictionary<string, decimal>> Points(string kpi, string criterion, decimal points) =>
        new() { [kpi] = new Dictionary<string, decimal> { [criterion] = points } };
}
