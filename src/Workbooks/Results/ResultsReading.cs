using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PaWorkflow.Agreements;
using Key = (string Kpi, string Criterion, string Item);

namespace PaWorkflow.Workbooks;

/// <summary>
/// Reads the results of a round from a workbook's rows into the form of the results file, which is then checked like any other;
/// what is found wrong there is brought back to its cell.
/// </summary>
sealed partial class ResultsReading(FormSource source, Catalogue catalogue, string round, bool isRunningYear)
{
    readonly PathSpots spots = new();
    readonly Dictionary<Key, TableRow> rows = [];
    readonly Dictionary<string, (TableRow Row, int Rows)> strangers = new(StringComparer.Ordinal);

    /// <summary>Results of rows in which something did not even read: what else is found wrong with them may only come of that.</summary>
    readonly List<string> doubtful = [];

    /// <summary>The first row of each KPI.</summary>
    public Dictionary<string, Spot> Kpis { get; } = new(StringComparer.Ordinal);

    /// <summary>KPI and criterion of all rows.</summary>
    public HashSet<(string Kpi, string Criterion)> Rows => [.. rows.Keys.Select(k => (k.Kpi, k.Criterion))];

    public JsonObject Read()
    {
        var known = KnownRows();
        foreach (var row in Table.Read(ResultForm.Name, isRunningYear ? ResultForm.OfRunningYear : ResultForm.Columns, source, needed: true)?.Rows ?? []) Take(row, known);
        var reports = Reports();
        TellStrangers();
        var kpis = new JsonObject();
        foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)))
        {
            var path = $"$.kpis[\"{kpi.Code}\"]";
            if (Kpis.TryGetValue(kpi.Code, out var spot)) spots.Set(path, spot, KeyColumns.Kpi.Right);
            var criteria = new JsonObject();
            foreach (var criterion in kpi.Rounds[round].Criteria)
            {
                if (ResultOf(criterion.Rule, (kpi.Code, criterion.Id, ""), $"{path}.criteria[\"{criterion.Id}\"]", isWhole: true) is { } result) criteria[criterion.Id] = result;
            }
            if (EntryOf(kpi.Code, criteria, reports.GetValueOrDefault(kpi.Code), path) is { } entry) kpis[kpi.Code] = entry;
        }
        return new() { ["kpis"] = kpis };
    }

    /// <summary>Brings the faults of the results file to their cells.</summary>
    public void Bring(IEnumerable<ResultFault> faults)
    {
        foreach (var (fault, found) in faults.Where(f => !doubtful.Exists(path => f.Path == path || f.Path.StartsWith(path + ".", StringComparison.Ordinal))).Select(f => (f, spots.Of(f.Path))).ToList())
            source.Fault(found?.Spot ?? default, Said(fault.Wrong), found?.Right ?? fault.Right);
    }

    static Wording Said(Wording words) => new(Named(words.English), Named(words.Thai));

    static string Named(string text) => Member.Replace(text, m => $"“{(m.Groups[1].Value switch { "numerator" => ResultForm.Numerator, "denominator" => ResultForm.Denominator, "value" => ResultForm.Value, _ => ResultForm.Done }).Heading}”");

    /// <summary>Everything that may have a row, with the row's rule; none for a worksheet's items.</summary>
    Dictionary<Key, Rule?> KnownRows()
    {
        var places = new Dictionary<Key, Rule?>();
        void Add(Rule? rule, Key key)
        {
            places[key] = rule;
            switch (rule)
            {
                case ChecklistRule list: foreach (var item in list.Items) Add(item.Rule, key with { Item = ItemForm.PathOf(key.Item, item.Id) }); break;
                case CompositeRule composite: foreach (var (part, n) in composite.Parts.Select((part, n) => (part, n + 1))) Add(part.Rule, key with { Item = ItemForm.PathOf(key.Item, $"{n}") }); break;
                case WorksheetRule sheet: foreach (var item in sheet.Items) Add(null, key with { Item = ItemForm.PathOf(key.Item, item.Id) }); break;
            }
        }
        foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)))
        {
            foreach (var criterion in kpi.Rounds[round].Criteria) Add(criterion.Rule, (kpi.Code, criterion.Id, ""));
        }
        return places;
    }

    void Take(TableRow row, Dictionary<Key, Rule?> known)
    {
        // A row of which only the key is left is as good as none.
        if (KpiOf(row) is not { } kpi) return;
        var (criterion, item) = (row.Text(KeyColumns.Criterion), row.Text(ResultForm.Item));
        if (criterion.IsEmpty) row.Fault(KeyColumns.Criterion, CellWords.Empty);
        if (criterion is not { Text: { } number, IsWrong: false } || item.IsWrong) return;
        var key = (kpi, number, ItemRows.Normal(item.Text ?? ""));
        if (!known.ContainsKey((kpi, number, "")))
            row.Fault(KeyColumns.Criterion, new($"KPI {kpi} has no criterion '{number}' in this round", $"ตัวชี้วัด {kpi} {Places.Round(round)} ไม่มีเกณฑ์ข้อ “{number}”"), Near.Hint(number, [.. known.Keys.Where(k => k.Kpi == kpi && k.Item.Length == 0).Select(k => k.Criterion)]));
        else if (!known.ContainsKey(key))
            row.Fault(ResultForm.Item, new($"criterion {number} has no item '{key.Item3}'", $"เกณฑ์ข้อ {number} ไม่มีรายการ “{key.Item3}”"), Near.Hint(key.Item3, [.. known.Keys.Where(k => k.Kpi == kpi && k.Criterion == number && k.Item.Length > 0).Select(k => k.Item)]));
        else if (!rows.TryAdd(key, row))
            row.Fault(KeyColumns.Criterion, CellWords.Twice(new($"KPI {kpi} criterion", $"ตัวชี้วัด {kpi} เกณฑ์ข้อ"), key.Item3.Length == 0 ? number : $"{number} ({key.Item3})"), new("leave one of the rows", "เหลือไว้แถวเดียว"));
    }

    string? KpiOf(TableRow row)
    {
        var kpi = row.Text(KeyColumns.Kpi);
        if (kpi.IsEmpty) row.Fault(KeyColumns.Kpi, CellWords.Empty);
        if (kpi is not { Text: { } code, IsWrong: false }) return null;
        if (catalogue.Kpis.Any(k => k.Code == code && k.Rounds.ContainsKey(round)))
        {
            Kpis.TryAdd(code, row.Spot(KeyColumns.Kpi));
            return code;
        }
        strangers[code] = strangers.TryGetValue(code, out var seen) ? (seen.Row, seen.Rows + 1) : (row, 1);
        return null;
    }

    void TellStrangers()
    {
        foreach (var (code, (row, count)) in strangers)
        {
            var there = catalogue.Kpis.Any(k => k.Code == code);
            var wrong = there ? new Wording($"KPI {code} has nothing in round {round}", $"ตัวชี้วัด {code} ไม่มีเกณฑ์ใน{Places.Round(round)}") : new Wording($"there is no KPI '{code}'", $"ไม่มีตัวชี้วัด “{code}”");
            row.Fault(KeyColumns.Kpi, count == 1 ? wrong : new($"{wrong.English} ({count} rows say so)", $"{wrong.Thai} (อ้างถึง {count} แถว)"),
                there ? new("delete the rows", "ลบแถวเหล่านี้") : Near.Hint(code, [.. catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round)).Select(k => k.Code)]));
        }
    }

    Dictionary<string, TableRow> Reports()
    {
        var reports = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        foreach (var row in Table.Read(ReportForm.Name, isRunningYear ? ReportForm.OfRunningYear : ReportForm.Columns, source, needed: false)?.Rows ?? [])
        {
            if (KpiOf(row) is { } kpi && !reports.TryAdd(kpi, row)) row.Fault(KeyColumns.Kpi, CellWords.Twice(new("KPI", "ตัวชี้วัด"), kpi), new("leave one of the rows", "เหลือไว้แถวเดียว"));
        }
        return reports;
    }

    /// <summary>Null where nothing was reported for the KPI.</summary>
    JsonObject? EntryOf(string kpi, JsonObject criteria, TableRow? report, string path)
    {
        var entry = new JsonObject { ["criteria"] = criteria };
        if (report is null) return criteria.Count > 0 ? entry : null;
        var (counts, submitted, award, missed) = (report.Word(ReportForm.Counts), report.Instant(ReportForm.Submitted), report.Word(ReportForm.Award), report.Word(ReportForm.Missed));
        spots.Set($"{path}.submitted", report.Spot(ReportForm.Submitted), ReportForm.Submitted.Right);
        spots.Set($"{path}.award", report.Spot(ReportForm.Award), CellWords.Clear);
        spots.Set($"{path}.firstRoundMissed", report.Spot(ReportForm.Missed), CellWords.Clear);
        if (submitted is { Text: { } at, IsWrong: false }) entry["submitted"] = WithOffset(at);
        if (award.Text == "true") entry["award"] = true;
        if (missed.Text == "true") entry["firstRoundMissed"] = true;
        var given = criteria.Count > 0 || entry.Count > 1;
        if (counts.Text == "false" && given)
            report.Fault(ReportForm.Counts, new($"KPI {kpi} is not to be counted, but has results", $"ไม่นำตัวชี้วัด {kpi} มาคิดคะแนน แต่กรอกผลไว้"), new("choose ใช่, or clear its results", "เลือก ใช่ หรือล้างผลของตัวชี้วัดนี้"));
        return given || counts.Text == "true" ? entry : null;
    }

    static string WithOffset(string local) => local + (local.Length == "yyyy-MM-ddTHH:mm".Length ? ":00" : "") + "+07:00";

    /// <summary>Null where its rows are empty.</summary>
    /// <param name="isWhole">A criterion's; items and parts may be written short.</param>
    JsonNode? ResultOf(Rule rule, Key key, string path, bool isWhole = false)
    {
        var result = new JsonObject();
        if (rows.TryGetValue(key, out var row))
        {
            spots.Set(path, row.Spot(KeyColumns.Criterion), ResultForm.HintOf(rule, isRunningYear));
            if (ResultForm.Of(rule, isRunningYear) is [var first, ..]) spots.Set(path, row.Spot(first), ResultForm.HintOf(rule, isRunningYear));
            Put(row, rule, result, path);
        }
        switch (rule)
        {
            case ChecklistRule list:
                Items(result, list.Items.Select(i => (i.Id, ResultOf(i.Rule, key with { Item = ItemForm.PathOf(key.Item, i.Id) }, $"{path}.items.{i.Id}"))));
                break;
            case WorksheetRule sheet:
                Items(result, sheet.Items.Select(i => (i.Id, Rating(key with { Item = ItemForm.PathOf(key.Item, i.Id) }, $"{path}.items.{i.Id}"))));
                break;
            case CompositeRule composite:
                var parts = composite.Parts.Select((part, n) => ResultOf(part.Rule, key with { Item = ItemForm.PathOf(key.Item, (n + 1).ToString(CultureInfo.InvariantCulture)) }, $"{path}.parts[{n}]")).ToArray();
                if (parts.Any(p => p is not null)) result["parts"] = new JsonArray(parts);
                break;
        }
        return result.Count == 0 ? null : isWhole ? result : Short(result);
    }

    static void Items(JsonObject result, IEnumerable<(string Id, JsonNode? Result)> items)
    {
        var given = new JsonObject();
        foreach (var (id, item) in items.Where(i => i.Result is not null)) given[id] = item;
        if (given.Count > 0) result["items"] = given;
    }

    JsonNode? Rating(Key key, string path)
    {
        if (!rows.TryGetValue(key, out var row)) return null;
        spots.Set(path, row.Spot(ResultForm.Rating), ResultForm.RatingHint);
        var result = new JsonObject();
        Put(row, null, result, path);
        return result.Count == 0 ? null : Short(result);
    }

    /// <summary>The cells of one row; a result in a cell that its rule does not use is told of, unless it says that there is no evidence anyway.</summary>
    void Put(TableRow row, Rule? rule, JsonObject result, string path)
    {
        var before = source.FaultCount;
        Read(row, rule, result, path);
        if (source.FaultCount > before) doubtful.Add(path);
    }

    void Read(TableRow row, Rule? rule, JsonObject result, string path)
    {
        if (row.Word(ResultForm.Evidence).Text == "false") result["evidence"] = false;
        else foreach (var column in ResultForm.Results.Except(rule is null ? [ResultForm.Rating] : ResultForm.Of(rule, isRunningYear)).Where(c => !row.IsEmpty(c)))
            row.Fault(column, new($"this row does not use “{column.Heading}”", $"แถวนี้ไม่ใช้ช่อง “{column.Heading}”"), new($"clear the cell; {(rule is null ? ResultForm.RatingHint : ResultForm.HintOf(rule, isRunningYear)).English}", $"ล้างเซลล์นี้ แล้ว{(rule is null ? ResultForm.RatingHint : ResultForm.HintOf(rule, isRunningYear)).Thai}"));
        if (row.Word(ResultForm.Done) is { Text: { } done, IsWrong: false }) result["done"] = done == "true";
        Number(row, ResultForm.Value, "value", result, path);
        Number(row, ResultForm.Numerator, "numerator", result, path);
        Number(row, ResultForm.Denominator, "denominator", result, path);
        if (row.Word(ResultForm.Rating) is { Text: { } rating, IsWrong: false })
        {
            if (rating == "NA") result["NA"] = true;
            else result["value"] = int.Parse(rating, CultureInfo.InvariantCulture);
        }
        spots.Set($"{path}.submitted", row.Spot(ResultForm.Submitted), ResultForm.Submitted.Right);
        if (row.Instant(ResultForm.Submitted) is { Text: { } at, IsWrong: false }) result["submitted"] = WithOffset(at);
        Number(row, ResultForm.People, "people", result, path);
        if (row.Text(ResultForm.Groups) is { Text: { } names, IsWrong: false })
            result["groups"] = new JsonArray([.. GroupNames.Read(names).Select(g => (JsonNode)new JsonArray([.. g.Select(n => (JsonNode)n)]))]);
    }

    void Number(TableRow row, Column column, string name, JsonObject result, string path)
    {
        spots.Set($"{path}.{name}", row.Spot(column), column.Right);
        if (row.Figure(column) is { Text: { } number, IsWrong: false }) result[name] = decimal.Parse(number, CultureInfo.InvariantCulture);
    }

    /// <summary><c>true</c>, <c>86.4</c> or <c>"NA"</c> where nothing else is said.</summary>
    static JsonNode Short(JsonObject result)
    {
        if (result.ContainsKey("NA")) return "NA";
        return result.Count == 1 && (result["done"] ?? result["value"]) is { } only ? only.DeepClone() : result;
    }

    [GeneratedRegex("\"(numerator|denominator|value|done)\"")]
    private static partial Regex Member { get; }
}
