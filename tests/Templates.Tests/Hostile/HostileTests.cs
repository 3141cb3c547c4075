namespace PaWorkflow.Templates.Tests;

/// <summary>
/// What was made to do harm is refused with a message that names part and place, or made harmless. What would take long or much is stopped by the engine's
/// own budget (Limits), which the messages name; nothing here is measured by the clock.
/// </summary>
public sealed class HostileTests
{
    static readonly Dictionary<string, Hostile> all = HostileArchives.All.Concat(HostilePackages.All).Concat(HostileXml.All).Concat(HostileTags.All).Concat(HostileData.All).ToDictionary(one => one.Name);

    public static TheoryData<string> Names => [.. all.Keys];

    [Fact]
    public void There_are_more_than_a_hundred() => Assert.True(all.Count > 100, $"{all.Count}");

    [Theory, MemberData(nameof(Names))]
    public void It_is_refused_or_made_harmless(string name)
    {
        var one = all[name];
        var reading = Template.Compile(one.Make(), "bad.docx");
        var result = reading.Template?.Render(Docx.Json(one.Data()));
        var faults = result?.Faults ?? reading.Faults;
        var said = string.Join('\n', faults.Take(5));
        Assert.True(faults.Count <= 501 && faults.All(fault => fault.ToString().Length < 1_000 && !fault.ToString().Contains('\n')), said);
        if (one.Kind is { } kind)
        {
            Assert.Null(result?.Document);
            Assert.True(faults.Any(fault => fault.Kind == kind && one.Names.All(word => fault.ToString().Contains(word, StringComparison.Ordinal))), $"wanted {kind} with {string.Join(" and ", one.Names)}:\n{said}");
            return;
        }
        Assert.True(result?.Document is not null, said);
        one.Letter!(result.Document);
        if (one.Valid) Assert.Empty(Docx.Invalid(result.Document));
    }
}
