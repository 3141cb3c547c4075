using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaWorkflow.Templates.Tests;

/// <summary>Templates and data by dice. Each level of the data has names of its own: <c>s0</c> and <c>t0</c> hold values, <c>l0</c> lists, <c>o0</c> objects, within them <c>s1</c> and so on.</summary>
sealed class RandomTemplates(Random dice)
{
    const int Deepest = 3;
    static readonly string[] texts = ["x", "ก", "ยาว ", " a ", "1", "&", "<", "—", "é"];

    /// <summary>How many are tried: PAWORKFLOW_TEMPLATES sets it.</summary>
    public static int Count(int usual) => Environment.GetEnvironmentVariable("PAWORKFLOW_TEMPLATES") is { } set ? int.Parse(set, CultureInfo.InvariantCulture) : usual;

    public static IReadOnlyList<Case> Cases(int count) => [.. Enumerable.Range(0, count).Select(seed =>
    {
        var (template, data) = Make(seed);
        return new Case($"dice {seed}", Docx.Of(Written.Body(template, new Random(seed))), data);
    })];

    public static (IReadOnlyList<Block> Template, JsonElement Data) Make(int seed)
    {
        var random = new RandomTemplates(new Random(seed));
        return (random.Blocks(0, 4), Docx.Json(random.Data(0).ToJsonString()));
    }

    bool One(int outOf) => dice.Next(outOf) == 0;

    T Any<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];

    string Name(string kinds, int level) => string.Create(CultureInfo.InvariantCulture, $"{kinds[dice.Next(kinds.Length)]}{dice.Next(level + 1)}");

    // What a section over this name goes into: the next level, or none where all is walked through.
    (string Name, int Level) Over(int level) => level < Deepest && !One(4)
        ? (string.Create(CultureInfo.InvariantCulture, $"{"lo"[dice.Next(2)]}{level}"), level + 1)
        : (Name("st", level), level);

    // Behind a table docxtemplater leaves an empty paragraph for a table that goes, a content control or its end; ours does not, so a line stands between.
    List<Block> Blocks(int level, int size) => [.. Enumerable.Range(0, 1 + dice.Next(size)).Select(_ => One(level, size)).SelectMany(block => block is Block.Control or Block.Table ? [new Block.Line(Line(level, 1)), block] : new[] { block })];

    Block One(int level, int size)
    {
        if (size <= 1) return new Block.Line(Line(level, size));
        var (name, inner) = Over(level);
        switch (dice.Next(8))
        {
            case 0 or 1:
                var inverted = One(4);
                return new Block.Section(name, inverted, Blocks(inverted ? level : inner, size - 1), One(2));
            case 2:
                return new Block.Flow([new Inline.Text("→"), .. Line(level, 1)], name, Line(inner, 2), One(2) ? [] : Blocks(inner, size - 2), Line(inner, 1), Line(level, 1));
            case 3:
                return new Block.Table([.. Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Row(level, size - 1))]);
            case 4 when One(2):
                return new Block.Control([.. Blocks(level, size - 1), new Block.Line(Line(level, 1))]);
            default:
                return new Block.Line(Line(level, 3));
        }
    }

    Row Row(int level, int size)
    {
        var (name, inner) = Over(level);
        var (repeats, inverted, dash) = (One(2), One(4), One(4));
        var within = repeats && !inverted ? inner : level;
        return new Row(repeats ? name : null, inverted && !dash, dash, [.. Enumerable.Range(0, 2).Select(_ => Cell(repeats && dash ? inner : within, size))]);
    }

    // A cell ends in a paragraph, or in a section; behind a table docxtemplater leaves a paragraph even where both go.
    List<Block> Cell(int level, int size)
    {
        var blocks = Blocks(level, Math.Max(1, size));
        return blocks[^1] is Block.Table or Block.Control || blocks.Count > 1 && blocks[^2] is Block.Table ? [.. blocks, new Block.Line(Line(level, 1))] : blocks;
    }

    List<Inline> Line(int level, int size) => [.. Enumerable.Range(0, dice.Next(size + 2)).Select(_ => Inline(level, size))];

    Inline Inline(int level, int size)
    {
        var (name, inner) = Over(level);
        var inverted = One(4);
        return dice.Next(4) switch
        {
            0 when size > 0 => new Inline.Section(name, inverted, Line(inverted ? level : inner, size - 1), One(2)),
            1 or 2 => new Inline.Value(Name("st", level)),
            _ => new Inline.Text(Any(texts)),
        };
    }

    JsonObject Data(int level)
    {
        var data = new JsonObject();
        foreach (var name in "st") data[string.Create(CultureInfo.InvariantCulture, $"{name}{level}")] = Value();
        if (level == Deepest) return data;
        data[string.Create(CultureInfo.InvariantCulture, $"l{level}")] = new JsonArray([.. Enumerable.Range(0, dice.Next(4)).Select(_ => (JsonNode)Data(level + 1))]);
        data[string.Create(CultureInfo.InvariantCulture, $"o{level}")] = Data(level + 1);
        return data;
    }

    JsonNode? Value() => dice.Next(8) switch
    {
        0 => "", 1 => 0, 2 => false, 3 => true, 4 => dice.Next(100), 5 => "two\nlines", 6 => "{s0} <&>", _ => Any(texts),
    };
}
