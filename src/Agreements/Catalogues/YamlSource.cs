using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Agreements;

/// <summary>A YAML file as it is read: its name and the faults found so far.</summary>
sealed class YamlSource(string fileName)
{
    public List<CatalogueFault> Faults { get; } = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CatalogueFault> Sorted => [.. Faults.OrderBy(f => f.Line)];

    public void Fault(YamlNode node, string path, Wording wrong, Wording right) => Faults.Add(FaultAt(node, path, wrong, right));

    public CatalogueFault FaultAt(YamlNode node, string path, Wording wrong, Wording right) => new(fileName, (int)node.Start.Line, path, wrong, right);

    YamlNode? document;

    /// <summary>A remark on a place of the document by its path, e.g. <c>kpis[2].rounds.5m.criteria[0]</c>; on what holds it where it is not written.</summary>
    public CatalogueFault At(string path, Wording wrong, Wording right)
    {
        var node = document!;
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = node switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var member) ? member : null,
                YamlSequenceNode list when int.TryParse(step.TrimEnd(']'), out var n) && n < list.Children.Count => list.Children[n],
                _ => null,
            };
            if (next is null) break;
            node = next;
        }
        return FaultAt(node, path.Length == 0 ? Places.File : path, wrong, right);
    }

    /// <summary>The file's one document, when it is a mapping.</summary>
    public YamlMap? Root(string yaml)
    {
        if (!IsPlain(yaml)) return null;
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            Syntax(fault.Start.Line, CauseOf(fault.Message));
            return null;
        }
        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
        {
            document = root;
            return new(root, "", this);
        }
        Faults.Add(new(fileName, 1, Places.File,
            stream.Documents.Count == 0 ? new("the file is empty", "แฟ้มว่างเปล่า") : new("the file is no single mapping", "แฟ้มไม่ได้เขียนเป็นหัวข้อกับค่าชุดเดียว"),
            new("begin with lines such as 'fiscalYear: 2564'", "เริ่มด้วยบรรทัดเช่น 'fiscalYear: 2564'")));
        return null;
    }

    /// <summary>
    /// Goes through the file without building anything. Nesting without end would exhaust the stack when it is built, and
    /// aliases can make a file that contains itself.
    /// </summary>
    bool IsPlain(string yaml)
    {
        const int Deepest = 30;
        var parser = new Parser(new StringReader(yaml));
        try
        {
            for (var depth = 0; parser.MoveNext();)
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > Deepest) return Refused(parser,
                    new($"this is nested more than {Deepest} deep", $"ซ้อนกันลึกเกิน {Deepest} ชั้น"), new("write it as the format has it", "เขียนตามรูปแบบของแฟ้ม"));
                if (parser.Current is AnchorAlias alias) return Refused(parser,
                    new($"'*{alias.Value}' is an alias", $"'*{alias.Value}' เป็นการอ้างถึงส่วนอื่นของแฟ้ม"), new("write out what it stands for", "เขียนข้อความเต็มแทนการอ้างถึง"));
            }
            return true;
        }
        catch (YamlException fault)
        {
            Syntax(fault.Start.Line, CauseOf(fault.Message));
        }
        catch (InvalidOperationException)
        {
            // The parser's own answer to a bracket that is never closed.
            Syntax(parser.Current?.End.Line ?? 1, new("a bracket is not closed", "วงเล็บไม่ได้ปิด"));
        }
        return false;
    }

    bool Refused(Parser parser, Wording wrong, Wording right)
    {
        Faults.Add(new(fileName, (int)parser.Current!.Start.Line, Places.File, wrong, right));
        return false;
    }

    void Syntax(long line, Wording cause) => Faults.Add(new(fileName, (int)Math.Max(1, line), Places.File,
        new($"this is no YAML: {cause.English}", $"อ่านเป็น YAML ไม่ได้: {cause.Thai}"),
        new("correct the syntax, e.g. the indentation or a missing quote", "แก้รูปแบบการเขียน เช่น การย่อหน้า หรือเครื่องหมายคำพูดที่ขาด")));

    /// <summary>The parser's message without its position; it speaks English only, so its commonest one is put into Thai here.</summary>
    static Wording CauseOf(string message)
    {
        const string Duplicate = "Duplicate key ";
        var cause = (message.Contains("): ", StringComparison.Ordinal) ? message.Split("): ", 2)[1] : message).TrimEnd('.');
        return new(cause, cause.StartsWith(Duplicate, StringComparison.Ordinal) ? $"หัวข้อ '{cause[Duplicate.Length..]}' ซ้ำกัน" : cause);
    }
}
