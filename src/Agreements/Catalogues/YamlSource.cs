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

    public void Fault(YamlNode node, string path, string wrong, string right) => Faults.Add(FaultAt(node, path, wrong, right));

    public CatalogueFault FaultAt(YamlNode node, string path, string wrong, string right) => new(fileName, (int)node.Start.Line, path, wrong, right);

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
            Syntax(fault.Start.Line, fault.Message);
            return null;
        }
        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new(root, "", this);
        Faults.Add(new(fileName, 1, "(file)", stream.Documents.Count == 0 ? "the file is empty" : "the file is no single mapping", "begin with lines such as 'fiscalYear: 2564'"));
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
                if (depth > Deepest) return Refused(parser, $"this is nested more than {Deepest} deep", "write it as the format has it");
                if (parser.Current is AnchorAlias alias) return Refused(parser, $"'*{alias.Value}' is an alias", "write out what it stands for");
            }
            return true;
        }
        catch (YamlException fault)
        {
            Syntax(fault.Start.Line, fault.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser's own answer to a bracket that is never closed.
            Syntax(parser.Current?.End.Line ?? 1, "a bracket is not closed");
        }
        return false;
    }

    bool Refused(Parser parser, string wrong, string right)
    {
        Faults.Add(new(fileName, (int)parser.Current!.Start.Line, "(file)", wrong, right));
        return false;
    }

    void Syntax(long line, string message)
    {
        var cause = message.Contains("): ", StringComparison.Ordinal) ? message.Split("): ", 2)[1] : message;
        Faults.Add(new(fileName, (int)Math.Max(1, line), "(file)", $"this is no YAML: {cause.TrimEnd('.')}", "correct the syntax, e.g. the indentation or a missing quote"));
    }
}
