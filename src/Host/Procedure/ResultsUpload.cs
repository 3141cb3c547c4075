using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Agreements;
using PaWorkflow.Workbooks;

namespace PaWorkflow.Host.Procedure;

/// <summary>Results that come as a workbook: what of it is new, and whether all of it is the viewer's to say.</summary>
/// <param name="Keyed">What is to be saved, by KPI; none when there are faults.</param>
public sealed record ResultsUpload(IReadOnlyList<(string Kpi, KeyedResults Results)> Keyed, IReadOnlyList<FileRemark> Faults, IReadOnlyList<FileRemark> Warnings)
{
    public const string Accepted = ".xlsx";

    /// <returns>The reading, or in Thai why the file was not even looked at.</returns>
    public static async Task<(ResultsUpload? Upload, string? Refusal)> Read(IFormFile? file, RoundResults results, string round)
    {
        if (file is not { Length: > 0 }) return (null, "โปรดเลือกแฟ้ม Excel (.xlsx)");
        if (file.Length > Limits.File) return (null, $"แฟ้มใหญ่เกิน {Limits.File / 1024 / 1024} MB จึงไม่น่าใช่แฟ้มผลการดำเนินงาน");
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content);
        return (Read(content, Path.GetFileName(file.FileName), results, round), null);
    }

    static ResultsUpload Read(byte[] content, string name, RoundResults results, string round)
    {
        var import = ResultsWorkbook.Read(content, name, results.Catalogue, round, isRunningYear: true);
        var warnings = import.Warnings.Select(FileRemark.Of).ToList();
        if (import.Results is not { } given) return new([], [.. import.Faults.Select(FileRemark.Of)], warnings);
        var (keyed, faults) = (new List<(string, KeyedResults)>(), new List<FileRemark>());
        foreach (var kpi in import.Rows.Select(r => r.Kpi).Distinct())
        {
            var (criteria, award) = (Merged(import, kpi, results, round), given.OfKpi(kpi) is { Award: true });
            if (IsSame(KpiResult.ReadFitting(criteria, results.Catalogue.Kpi(kpi), round).Result with { Award = award }, results.Stored.OfKpi(kpi) ?? none)) continue;
            if (results.Tasks.TryGetValue(kpi, out var task)) keyed.Add((kpi, new(task, criteria, award)));
            else faults.Add(FileRemark.Of(import.At(kpi,
                new($"KPI {kpi} is not open for you to fill in, but was changed", $"ตัวชี้วัด {kpi} ไม่ได้เปิดให้ท่านกรอกในขณะนี้ แต่ค่าในแฟ้มต่างจากที่บันทึกไว้"),
                new("delete its rows, or take the workbook anew", "ลบแถวของตัวชี้วัดนี้ออกจากแฟ้ม หรือดาวน์โหลดแฟ้มใหม่"))));
        }
        return new(faults.Count > 0 ? [] : keyed, faults, warnings);
    }

    /// <summary>Rows that were emptied take back what was said before; criteria whose rows are not there keep it.</summary>
    static JsonObject Merged(ResultsImport import, string kpi, RoundResults results, string round)
    {
        var (given, saved) = (import.Json!["kpis"]![kpi]?["criteria"], results.Saved.GetValueOrDefault(kpi));
        var criteria = new JsonObject();
        foreach (var id in results.Catalogue.Kpi(kpi).Rounds[round].Criteria.Select(c => c.Id))
        {
            if ((import.Rows.Contains((kpi, id)) ? given?[id] : saved?[id]) is { } result) criteria[id] = result.DeepClone();
        }
        return criteria;
    }

    static readonly KpiResult none = new() { Criteria = new Dictionary<string, CriterionResult>() };

    /// <summary>When a report was sent the system knows itself.</summary>
    static bool IsSame(KpiResult one, KpiResult other) => one.Award == other.Award && JsonNode.DeepEquals(Plain(one), Plain(other));

    static JsonNode? Plain(KpiResult result) => JsonSerializer.SerializeToNode(result.Criteria.ToDictionary(c => c.Key, c => Trimmed(c.Value)));

    /// <summary>Without idle zeros after the point: 5.0 is 5.</summary>
    static CriterionResult Trimmed(CriterionResult result) => result with
    {
        Value = Trimmed(result.Value), Numerator = Trimmed(result.Numerator), Denominator = Trimmed(result.Denominator),
        Items = result.Items?.ToDictionary(i => i.Key, i => Trimmed(i.Value)), Parts = result.Parts?.Select(p => p is null ? null : Trimmed(p)).ToList(),
    };

    static decimal? Trimmed(decimal? number) => number / 1.0000000000000000000000000000m;
}
