using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Agreements;

/// <summary>
/// A YAML mapping whose members are asked for by name and kind. What is missing or of the wrong kind becomes a fault and reads
/// as null, so that reading goes on and finds all faults; <see cref="Close"/> reports the members that nobody asked for.
/// </summary>
sealed class YamlMap(YamlMappingNode node, string path, YamlSource source)
{
    static readonly Wording aMapping = new("mapping", "กลุ่มหัวข้อย่อย");

    readonly List<string> asked = [];

    public YamlMappingNode Node => node;
    public string Path => path;

    public void Fault(Wording wrong, Wording right) => source.Fault(node, Where, wrong, right);

    public void FaultAt(string key, Wording wrong, Wording right) => source.Fault(Find(key) ?? node, PathOf(key), wrong, right);

    public CatalogueFault WarningAt(string key, Wording wrong, Wording right) => source.FaultAt(Find(key) ?? node, PathOf(key), wrong, right);

    /// <summary>The member may be there, whatever it is.</summary>
    public void Ignore(string key) => asked.Add(key);

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The member's text as it stands, for looking at members of several mappings together; never a fault.</summary>
    public string? Scalar(string key) => (Find(key) as YamlScalarNode)?.Value;

    /// <summary>The member's number, for looking at members of several mappings together; never a fault.</summary>
    public decimal? Quantity(string key) => Find(key) is { } found ? Number(found) : null;

    public string? Text(string key, Wording right) => Optional(key) ?? Missing<string>(key, right);

    public string? Optional(string key)
    {
        if (Ask(key) is not { } found) return null;
        if (found is YamlScalarNode { Value: { Length: > 0 } text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        FaultAt(key, Wordings.IsNo(Kind(found), new("text", "ข้อความ")), new("give a text", "ระบุเป็นข้อความ"));
        return null;
    }

    public decimal? Number(string key, Wording right) => Ask(key) is { } found ? Number(found, PathOf(key), right) : Missing<decimal?>(key, right);

    public decimal? OptionalNumber(string key, Wording right) => Ask(key) is { } found ? Number(found, PathOf(key), right) : null;

    public IReadOnlyList<decimal>? Numbers(string key, Wording right)
    {
        if (Ask(key) is not { } found) return Missing<IReadOnlyList<decimal>>(key, right);
        if (found is not YamlSequenceNode list)
        {
            FaultAt(key, Wordings.IsNo(Kind(found), new("list of numbers", "รายการตัวเลข")), right);
            return null;
        }
        var numbers = list.Select((item, n) => Number(item, $"{PathOf(key)}[{n}]", right)).ToList();
        return numbers.Contains(null) ? null : [.. numbers.Select(n => n!.Value)];
    }

    /// <summary>One of a few words.</summary>
    public string? Word(string key, IReadOnlyList<string> known, bool required = true)
    {
        if (Ask(key) is not { } found) return required ? Missing<string>(key, Near.Known(known)) : null;
        if (found is YamlScalarNode { Value: { } word } && known.Contains(word)) return word;
        FaultAt(key, new($"{Kind(found).English} is unknown", $"ไม่รู้จัก {Kind(found).Thai}"), Near.Hint((found as YamlScalarNode)?.Value ?? "", known));
        return null;
    }

    public DateTimeOffset? Instant(string key, Wording right)
    {
        if (Ask(key) is not { } found) return Missing<DateTimeOffset?>(key, right);
        if (found is YamlScalarNode { Value: { } text } && ThaiTime.TryInstant(text, out var instant)) return instant;
        FaultAt(key, Wordings.IsNo(Kind(found), new("date with a time", "วันที่พร้อมเวลา")), right);
        return null;
    }

    /// <summary>A date closes at the end of its day; a date with a time at that time.</summary>
    public DateTimeOffset? OptionalClosing(string key)
    {
        if (Ask(key) is not { } found) return null;
        if (found is YamlScalarNode { Value: { } text })
        {
            if (ThaiTime.TryDate(text, out var date)) return ThaiTime.EndOf(date);
            if (ThaiTime.TryInstant(text, out var instant)) return instant;
        }
        FaultAt(key, Wordings.IsNo(Kind(found), Wordings.ADate),
            new("give a date such as 2021-02-15, or with a time 2021-02-15T16:30", "ระบุวันที่เป็นปี ค.ศ. เช่น 2021-02-15 หรือพร้อมเวลา เช่น 2021-02-15T16:30"));
        return null;
    }

    public YamlMap? Map(string key, Wording right) => OptionalMap(key, right) ?? (Has(key) ? null : Missing<YamlMap>(key, right));

    public YamlMap? OptionalMap(string key, Wording right)
    {
        if (Ask(key) is not { } found) return null;
        if (found is YamlMappingNode map) return new(map, PathOf(key), source);
        FaultAt(key, Wordings.IsNo(Kind(found), aMapping), right);
        return null;
    }

    public IReadOnlyList<YamlMap> Maps(string key, Wording right)
    {
        if (Ask(key) is not { } found)
        {
            Missing<string>(key, right);
            return [];
        }
        if (found is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            FaultAt(key, Wordings.IsNo(Kind(found), new("list", "รายการที่มีข้อมูล")), right);
            return [];
        }
        var maps = new List<YamlMap>();
        foreach (var (item, n) in list.Select((item, n) => (item, n)))
        {
            if (item is YamlMappingNode map) maps.Add(new(map, $"{PathOf(key)}[{n}]", source));
            else source.Fault(item, $"{PathOf(key)}[{n}]", Wordings.IsNo(Kind(item), aMapping), right);
        }
        return maps;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Ask(key) is not { } found) return [];
        if (found is YamlSequenceNode list && list.All(i => i is YamlScalarNode { Value.Length: > 0 })) return [.. list.Select(i => ((YamlScalarNode)i).Value!.Trim())];
        FaultAt(key, Wordings.IsNo(Kind(found), new("list of texts", "รายการข้อความ")), new("give a list such as ['1', '2.1']", "ระบุเป็นรายการ เช่น ['1', '2.1']"));
        return [];
    }

    /// <summary>A list whose entries are texts or mappings; none when there is no such member.</summary>
    public IReadOnlyList<(string? Text, YamlMap? Map)> TextsOrMaps(string key, Wording right)
    {
        if (Ask(key) is not { } found) return [];
        if (found is not YamlSequenceNode list)
        {
            FaultAt(key, Wordings.IsNo(Kind(found), Wordings.AList), right);
            return [];
        }
        var entries = new List<(string?, YamlMap?)>();
        foreach (var (item, n) in list.Select((item, n) => (item, n)))
        {
            if (item is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) entries.Add((text.Trim(), null));
            else if (item is YamlMappingNode map) entries.Add((null, new(map, $"{PathOf(key)}[{n}]", source)));
            else source.Fault(item, $"{PathOf(key)}[{n}]", Wordings.IsNo(Kind(item), new("text or mapping", "ข้อความหรือกลุ่มหัวข้อย่อย")), right);
        }
        return entries;
    }

    public DateOnly? Date(string key, Wording right)
    {
        if (Ask(key) is not { } found) return Missing<DateOnly?>(key, right);
        if (found is YamlScalarNode { Value: { } text } && ThaiTime.TryDate(text, out var date)) return date;
        FaultAt(key, Wordings.IsNo(Kind(found), Wordings.ADate), right);
        return null;
    }

    /// <summary>A month such as <c>2020-10</c>, by its first day.</summary>
    public DateOnly? Month(string key)
    {
        var right = new Wording("give a month of the Common Era such as 2020-10", "ระบุเดือนเป็นปี ค.ศ. เช่น 2020-10");
        if (Ask(key) is not { } found) return Missing<DateOnly?>(key, right);
        if (found is YamlScalarNode { Value: { } text } && ThaiTime.TryDate($"{text}-01", out var date)) return date;
        FaultAt(key, Wordings.IsNo(Kind(found), new("month", "เดือน")), right);
        return null;
    }

    public bool Flag(string key)
    {
        if (Ask(key) is not { } found) return false;
        if (found is YamlScalarNode { Value: "true" or "false" } flag) return flag.Value == "true";
        FaultAt(key, Wordings.IsNo(Kind(found), new("truth value", "ค่าจริงหรือเท็จ")), new("give true or false", "ระบุ true หรือ false"));
        return false;
    }

    /// <summary>All members with their keys, when the keys are data.</summary>
    public IEnumerable<(string Key, YamlMap? Map)> Members(Wording right)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").ToList())
            yield return (key, OptionalMap(key, right));
    }

    /// <summary>Reports the members that nobody asked for: misspelt or not of this shape.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? Kind(key).English;
            if (!asked.Contains(name)) source.Fault(key, Join(name),
                new($"there is no key '{name}' here", $"ไม่มีหัวข้อ '{name}' ในส่วนนี้"), Near.Hint(name, [.. asked.Distinct().Order(StringComparer.Ordinal)]));
        }
    }

    string Where => path.Length == 0 ? Places.File : path;

    string PathOf(string key) => Join(key);

    string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";

    YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;

    YamlNode? Ask(string key)
    {
        asked.Add(key);
        return Find(key);
    }

    T? Missing<T>(string key, Wording right)
    {
        source.Fault(node, PathOf(key), Wordings.Missing(key), right);
        return default;
    }

    decimal? Number(YamlNode found, string at, Wording right)
    {
        if (Number(found) is { } number) return number;
        source.Fault(found, at, Wordings.IsNo(Kind(found), new("number", "ตัวเลข")), right);
        return null;
    }

    static decimal? Number(YamlNode found)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return found is YamlScalarNode { Value: { } text } && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= 1_000_000_000 ? number : null;
    }

    static Wording Kind(YamlNode node) => node switch
    {
        YamlMappingNode => new("a mapping", "กลุ่มหัวข้อย่อย"),
        YamlSequenceNode { Children.Count: 0 } => new("an empty list", "รายการว่าง"),
        YamlSequenceNode => Wordings.AList,
        YamlScalarNode { Value: { Length: > 0 and <= 40 } text } => Wordings.Same($"'{text}'"),
        YamlScalarNode { Value: { Length: > 40 } text } => Wordings.Same($"'{text[..40]}…'"),
        _ => new("nothing", "ค่าว่าง"),
    };
}
