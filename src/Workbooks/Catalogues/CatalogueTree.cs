using PaWorkflow.Agreements;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaWorkflow.Workbooks;

/// <summary>
/// The catalogue's file in the making: its KPIs, rounds and criteria by their codes, so that rows of other worksheets find them, and what
/// names something that is not there.
/// </summary>
sealed class CatalogueTree
{
    readonly YamlMappingNode node = [];
    readonly Dictionary<string, (Branch Branch, Spot Spot, Wording Right)> kpis = new(StringComparer.Ordinal);
    readonly HashSet<string> touched = new(StringComparer.Ordinal);
    readonly Dictionary<(string Sheet, string Said), (Spot First, Wording Wrong, Wording Right, int Rows)> strays = [];
    readonly FormSource source;

    public CatalogueTree(FormSource source)
    {
        this.source = source;
        Root = new("", node, Spots);
    }

    public PathSpots Spots { get; } = new();

    public Branch Root { get; }

    /// <summary>What is scored by a rule, by KPI, round, criterion and path of item, the last empty for the criterion itself.</summary>
    public Dictionary<(string Kpi, string Round, string Criterion, string Item), Branch> Scored { get; } = [];

    /// <summary>Criteria and items whose rule does not read: what stands under them cannot be judged.</summary>
    public HashSet<(string Kpi, string Round, string Criterion, string Item)> Unclear { get; } = [];

    public string Text
    {
        get
        {
            using var writer = new StringWriter();
            new YamlStream(new YamlDocument(node)).Save(new Emitter(writer, EmitterSettings.Default.WithBestWidth(int.MaxValue)), assignAnchors: false);
            return writer.ToString();
        }
    }

    /// <returns>False where the code is there already.</returns>
    public bool AddKpi(string code, Branch branch, Spot spot, Wording right) => kpis.TryAdd(code, (branch, spot, right));

    /// <summary>The KPI's round that a row names; null where it names none, which is written down.</summary>
    public (string Kpi, string Round, Branch Branch)? RoundOf(TableRow row)
    {
        var (kpi, round) = (row.Text(KeyColumns.Kpi), row.Word(KeyColumns.Round));
        if (kpi.IsEmpty) row.Fault(KeyColumns.Kpi, CellWords.Empty);
        if (round.IsEmpty) row.Fault(KeyColumns.Round, CellWords.Empty);
        if (kpi is not { Text: { } code, IsWrong: false }) return null;
        touched.Add(code);
        if (!kpis.TryGetValue(code, out var found))
        {
            Stray(row, KeyColumns.Kpi, new($"there is no KPI '{code}'", $"ไม่มีตัวชี้วัด “{code}”"),
                kpis.Count == 0 ? KeyColumns.Kpi.Right : Near.Hint(code, [.. kpis.Keys]));
            return null;
        }
        if (round is not { Text: { } id, IsWrong: false }) return null;
        return (code, id, found.Branch.Map("rounds", found.Spot, found.Right).Map(id, row.Spot(KeyColumns.Round), KeyColumns.Round.Right));
    }

    /// <summary>Rows that name the same missing thing are told of once, at the first.</summary>
    public void Stray(TableRow row, Column column, Wording wrong, Wording right)
    {
        var key = (row.Spot(column).Sheet!, wrong.Thai);
        strays[key] = strays.TryGetValue(key, out var seen) ? seen with { Rows = seen.Rows + 1 } : (row.Spot(column), wrong, right, 1);
    }

    public void TellStrays()
    {
        foreach (var (spot, wrong, right, rows) in strays.Values)
            source.Fault(spot, rows == 1 ? wrong : new($"{wrong.English} ({rows} rows say so)", $"{wrong.Thai} (อ้างถึง {rows} แถว)"), right);
        foreach (var (code, (branch, spot, _)) in kpis.Where(k => !touched.Contains(k.Key)))
        {
            branch.At("rounds", spot, KeyColumns.Kpi.Right);
            source.Fault(spot, new($"KPI {code} has no criteria", $"ตัวชี้วัด {code} ยังไม่มีเกณฑ์"),
                new($"add rows with this code to the worksheet “{CriterionForm.Name}”", $"เพิ่มแถวที่มีรหัสนี้ในแผ่นงาน “{CriterionForm.Name}”"));
        }
    }
}
