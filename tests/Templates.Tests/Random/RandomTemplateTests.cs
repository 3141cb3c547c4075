using CsCheck;

namespace PaWorkflow.Templates.Tests;

/// <summary>Templates by dice against a plain evaluation of what they mean.</summary>
public sealed class RandomTemplateTests
{
    [Fact]
    public void What_is_written_is_what_is_meant_and_valid_Word() => Gen.Int[0, int.MaxValue - 1].Sample(seed =>
    {
        var (blocks, data) = RandomTemplates.Make(seed);
        var docx = Docx.Of(Written.Body(blocks, new Random(seed)));
        var reading = Template.Compile(docx, "t.docx");
        Assert.True(reading.Template is not null, string.Join('\n', reading.Faults));
        var result = reading.Template.Render(data);
        Assert.True(result.Document is not null, string.Join('\n', result.Faults));
        Assert.Equal(Reference.Of(blocks, data), Outline.Of(result.Document));
        Assert.Empty(Docx.Invalid(result.Document));
        Assert.Equal(result.Document, reading.Template.Render(data).Document);
    }, iter: RandomTemplates.Count(1_000), threads: 1, print: seed => $"seed {seed}\n{Written.Body(RandomTemplates.Make(seed).Template, new Random(seed))}\n{RandomTemplates.Make(seed).Data}");
}
