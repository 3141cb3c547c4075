using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Agreements;

/// <summary>YAML nodes as the catalogues have them: texts bare where they can be, short mappings and figures on one line, ISO dates.</summary>
static partial class YamlNodes
{
    public static YamlMappingNode Map(params IEnumerable<(string Key, YamlNode? Value)> members)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in members)
        {
            if (value is not null) map.Add(new YamlScalarNode(key), value);
        }
        return map;
    }

    /// <summary>On one line: <c>{perDay: 0.01, days: working}</c>.</summary>
    public static YamlMappingNode Line(params IEnumerable<(string Key, YamlNode? Value)> members)
    {
        var map = Map(members);
        map.Style = MappingStyle.Flow;
        return map;
    }

    /// <summary>None for an empty list: its member is left out.</summary>
    public static YamlSequenceNode? List(IEnumerable<YamlNode> nodes)
    {
        var list = new YamlSequenceNode(nodes);
        return list.Children.Count == 0 ? null : list;
    }

    /// <summary>None for no list; on one line.</summary>
    public static YamlSequenceNode? Numbers(IEnumerable<decimal>? numbers) =>
        numbers is null ? null : new(numbers.Select(n => Number(n)!)) { Style = SequenceStyle.Flow };

    public static YamlSequenceNode? Texts(IEnumerable<string> texts) =>
        List(texts.Select(t => Text(t)!)) is { } list ? new(list.Children) { Style = SequenceStyle.Flow } : null;

    /// <summary>Without idle zeros.</summary>
    public static YamlScalarNode? Number(decimal? number) => number is { } n ? Bare(n.ToString("0.############################", CultureInfo.InvariantCulture)) : null;

    public static YamlScalarNode Bare(string word) => new(word) { Style = ScalarStyle.Plain };

    public static YamlScalarNode? Flag(bool flag) => flag ? Bare("true") : null;

    /// <summary>Quoted where it would be taken for something else, or for several lines.</summary>
    public static YamlScalarNode? Text(string? text) => text is null ? null
        : new(text) { Style = Plain.IsMatch(text) && !Other.IsMatch(text) ? ScalarStyle.Any : ScalarStyle.DoubleQuoted };

    /// <summary>A whole number stays one, as people write ids; <c>2.10</c> would lose its zero.</summary>
    public static YamlScalarNode Id(string id) => Whole.IsMatch(id) ? Bare(id) : Text(id)!;

    public static YamlScalarNode? Date(DateOnly? date) => date is { } day ? Bare(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    public static YamlScalarNode Month(DateOnly date) => Bare(date.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    public static YamlScalarNode Instant(DateTimeOffset instant)
    {
        var local = instant.ToOffset(ThaiTime.Offset);
        return Bare(local.ToString(local.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    /// <summary>A date alone where it closes at the end of its day.</summary>
    public static YamlScalarNode? Closing(DateTimeOffset? instant) => instant is not { } at ? null
        : ThaiTime.DateOf(at) is var date && at == ThaiTime.EndOf(date) ? Date(date) : Instant(at);

    /// <summary>Letters of any script first, then nothing that has a meaning in YAML within a line or would be shown otherwise.</summary>
    [GeneratedRegex(@"\A[\p{L}\p{M}][\p{L}\p{M}\p{N}\p{Sm} ,._/()%–—×÷“”‘’;+=-]*\z")]
    private static partial Regex Plain { get; }

    /// <summary>What other readers of YAML take for a truth value, for nothing or for a number.</summary>
    [GeneratedRegex(@"\A(?i:true|false|yes|no|on|off|y|n|null|nan|inf)\z")]
    private static partial Regex Other { get; }

    [GeneratedRegex(@"\A(0|[1-9]\d{0,8})\z")]
    private static partial Regex Whole { get; }
}
