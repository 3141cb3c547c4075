namespace PaWorkflow.Templates.Tests;

/// <summary>Our engine beside docxtemplater's on the same templates and data, in one run.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public async Task The_engine_and_docxtemplater_write_the_same_text_and_paragraphs()
    {
        var random = RandomTemplates.Cases(RandomTemplates.Count(300));
        var outcomes = await Both([.. Cases.All, .. random]);
        Say($"{Cases.All.Count} templates by hand and {random.Count} by dice");
        Agree(outcomes.Where(outcome => outcome.Theirs != outcome.Ours || outcome.Refused));
    }

    [Fact]
    public async Task What_docxtemplater_refuses_the_engine_refuses()
    {
        var outcomes = await Both([.. Refused.All.Select(one => one.Case)]);
        Agree(outcomes.Zip(Refused.All).Where(pair => !pair.First.Refused || pair.First.Ours != pair.Second.Kind.ToString()).Select(pair => pair.First));
    }

    [Fact]
    public async Task Where_the_engine_differs_it_does_so_on_purpose()
    {
        var outcomes = await Both([.. Differences.All.Select(one => one.Case)]);
        Agree(outcomes.Zip(Differences.All).Where(pair => pair.First.Theirs != pair.Second.Theirs || pair.First.Ours != pair.Second.Ours).Select(pair => pair.First));
    }

    /// <param name="Refused">By docxtemplater.</param>
    sealed record Outcome(string Name, string Theirs, string Ours, bool Refused);

    static async Task<List<Outcome>> Both(IReadOnlyList<Case> cases)
    {
        Assert.SkipWhen(Peer.Missing is not null, Peer.Missing ?? "");
        var theirs = await Peer.Render(cases.Select(one => (one.Template, one.Data, one.ParagraphLoop)), TestContext.Current.CancellationToken);
        return [.. cases.Zip(theirs).Select(pair => new Outcome(pair.First.Name, pair.Second.Document is { } document ? Outline.Of(document) : pair.Second.Error!, Ours(pair.First), pair.Second.Document is null))];
    }

    // Each kind of fault once, in their order.
    static string Ours(Case one)
    {
        var reading = Template.Compile(one.Template, "t.docx", new(one.ParagraphLoop));
        if (reading.Template is not { } template) return Kinds(reading.Faults);
        var result = template.Render(one.Data);
        return result.Document is { } document ? Outline.Of(document) : Kinds(result.Faults);
    }

    static string Kinds(IEnumerable<TemplateFault> faults) => string.Join(", ", faults.Select(fault => fault.Kind).Distinct());

    static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    static void Agree(IEnumerable<Outcome> different)
    {
        var told = different.Select(one => $"{one.Name}\n  theirs: {one.Theirs.ReplaceLineEndings(" ⏎ ")}\n  ours:   {one.Ours.ReplaceLineEndings(" ⏎ ")}").ToList();
        Assert.True(told.Count == 0, string.Join("\n\n", told));
    }
}
