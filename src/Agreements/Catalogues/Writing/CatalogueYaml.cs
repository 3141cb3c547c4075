using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using static PaWorkflow.Agreements.YamlNodes;

namespace PaWorkflow.Agreements;

/// <summary>
/// Writes a catalogue as the file that <see cref="CatalogueFile"/> reads (<c>catalogue.schema.json</c>): what is read of it again is the same
/// catalogue. The same catalogue always gives the same text; comments are no part of a catalogue.
/// </summary>
public static partial class CatalogueYaml
{
    public static string Write(Catalogue catalogue)
    {
        var root = Map(
            ("fiscalYear", Number(catalogue.FiscalYear.Number)),
            ("title", Text(catalogue.Title)),
            ("weightsSumTo", catalogue.WeightsSumTo == 100 ? null : Number(catalogue.WeightsSumTo)),
            ("smartKeyingCloses", Instant(catalogue.SmartKeyingClosesAt)),
            ("latePenalty", PenaltyOf(catalogue.LatePenalty)),
            ("rounds", List(catalogue.Rounds.Select(r => Map(("id", Bare(r.Id)), ("name", Text(r.Name)), ("opens", Instant(r.OpensAt)), ("closes", Closing(r.ClosesAt)))))),
            ("calendar", List(catalogue.Calendar.Select(e => Map(
                ("name", Text(e.Name)), ("who", Text(e.Who)), ("from", Date(e.From)), ("to", Date(e.To)), ("printed", Text(e.Printed)))))),
            ("missingKpis", Texts(catalogue.MissingKpis)),
            ("printedWeights", catalogue.PrintedWeights.Count == 0 ? null : Line([.. catalogue.PrintedWeights.OrderBy(w => w.Key).Select(w => (GroupOf(w.Key), (YamlNode?)Number(w.Value)))])),
            ("kpis", List(catalogue.Kpis.Select(k => KpiOf(k, catalogue)))));
        using var writer = new StringWriter { NewLine = "\n" };
        var settings = EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences().WithoutAnchorName();
        new YamlStream(new YamlDocument(root)).Save(new Emitter(writer, settings), assignAnchors: false);
        // The emitter ends with "...", the end of a document in a stream of several.
        var text = EndOfDocument.Replace(writer.ToString(), "");
        return "# yaml-language-server: $schema=catalogue.schema.json\n" + Section.Replace(text, "\n$0");
    }

    static YamlMappingNode KpiOf(Kpi kpi, Catalogue catalogue)
    {
        // In the year's order, whatever the order in which they were given.
        var rounds = catalogue.Rounds.Where(r => kpi.Rounds.ContainsKey(r.Id)).Select(r => (r.Id, (YamlNode?)RoundOf(kpi.Rounds[r.Id])));
        return Map(
            ("code", Text(kpi.Code)),
            ("name", Text(kpi.Name)),
            ("weight", Number(kpi.Weight)),
            ("group", Bare(GroupOf(kpi.Group))),
            ("host", Text(kpi.Host)),
            ("formula", Text(kpi.Formula)),
            ("notes", List(kpi.Notes.Select(n => Text(n)!))),
            ("source", Text(kpi.Source)),
            ("firstRoundMissed", kpi.FirstRoundMissed == FirstRoundMissedRule.Half ? Bare("half") : null),
            ("rounds", Map(rounds)));
    }

    static YamlMappingNode RoundOf(KpiRoundRule round) => Map(
        ("closes", round.HasOwnClosing ? Closing(round.ClosesAt) : null),
        ("penalty", PenaltyOf(round.Penalty)),
        ("award", round.Award is { } award ? Line(("stillOwed", Texts(award.StillOwed))) : null),
        ("window", WindowOf(round.Window)),
        ("printed", RuleNodes.PrintedOf(round.Printed)),
        ("criteria", List(round.Criteria.Select(CriterionOf))));

    static YamlMappingNode CriterionOf(Criterion criterion) => Map((IEnumerable<(string, YamlNode?)>)
    [
        ("id", Id(criterion.Id)),
        ("text", Text(criterion.Text)),
        ("points", Number(criterion.Points)),
        .. RuleNodes.Of(criterion.Rule),
        ("evidence", List(criterion.Evidence.Select(EvidenceOf))),
        ("window", WindowOf(criterion.Window)),
        ("due", Closing(criterion.DueAt)),
        ("requires", RuleNodes.RequiresOf(criterion.Requires)),
        ("penalty", criterion.Penalty is { } penalty ? Line(("perDay", Number(penalty.PerDay)), ("days", DaysOf(penalty.Days)), ("closes", Closing(penalty.ClosesAt))) : null),
        ("host", Text(criterion.Host)),
        ("source", Text(criterion.Source)),
    ]);

    static string GroupOf(KpiGroup group) => group == KpiGroup.Performance ? "performance" : "potential";

    static YamlNode EvidenceOf(EvidenceWanted wanted) => wanted.Formats.Count == 0 && wanted.Monthly is null ? Text(wanted.Text)! : Map(
        ("text", Text(wanted.Text)),
        ("formats", Texts(wanted.Formats.Select(f => KpiReader.FormatNames.First(n => n.Value == f).Key))),
        ("monthly", wanted.Monthly is { } months ? Line(("from", Month(months.From)), ("to", Month(months.To))) : null));

    static YamlMappingNode? WindowOf(CountingWindow? window) => window is null ? null : Line(("from", Date(window.From)), ("to", Date(window.To)));

    static YamlMappingNode? PenaltyOf(Penalty? penalty) => penalty is null ? null : Line(("perDay", Number(penalty.PerDay)), ("days", DaysOf(penalty.Days)));

    static YamlScalarNode DaysOf(DayCount days) => Bare(days == DayCount.Working ? "working" : "calendar");

    /// <summary>Every text stands on one line, so that a line that begins like this begins a section.</summary>
    [GeneratedRegex(@"^(rounds|calendar|missingKpis|kpis):|(?<!^kpis:\n)^  - code:", RegexOptions.Multiline)]
    private static partial Regex Section { get; }

    [GeneratedRegex(@"\.\.\.\r?\n?\z")]
    private static partial Regex EndOfDocument { get; }
}
