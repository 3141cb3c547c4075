using System.Text.Json.Nodes;
using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>The results of one round as an Excel workbook: a row for each criterion, item and part, with what is to be filled in.</summary>
public static class ResultsWorkbook
{
    static readonly IReadOnlyList<(string Topic, string Text)> guide =
    [
        ("กรอกที่ใด", "แผ่นงาน “ผล” แถวละหนึ่งเกณฑ์หรือรายการ ช่อง “กรอกอย่างไร” บอกว่าแถวนั้นกรอกช่องใด ช่องสีเทาไม่ต้องกรอก แผ่นงาน “รายงาน” กรอกเรื่องของทั้งตัวชี้วัด"),
        ("ที่ไม่กรอก", "แถวที่เว้นว่างถือว่ายังไม่มีผล ไม่มีหลักฐานไม่มีคะแนน"),
        ("ตัวเลข", "ร้อยละพิมพ์เป็น 86.4 หรือ 86.4% ก็ได้ เลขไทยก็ได้ ช่องที่เป็นสูตรระบบใช้ค่าที่คำนวณไว้แล้ว"),
        ("วันและเวลา", "พิมพ์ได้ทั้งปี พ.ศ. และ ค.ศ. พร้อมเวลา เช่น 19 ก.พ. 2564 16:30"),
        ("เมื่อกรอกเสร็จ", "นำแฟ้มเข้าระบบ ระบบตรวจทั้งแฟ้มและบอกทุกจุดที่ต้องแก้พร้อมชื่อแผ่นงานและเซลล์ หากมีจุดที่ต้องแก้แม้จุดเดียว ระบบจะยังไม่บันทึก"),
    ];

    /// <summary>The workbook (.xlsx), with what is known already.</summary>
    /// <param name="results">None: an empty form.</param>
    /// <param name="kpis">Codes of the KPIs that it is about; null: all of the round.</param>
    /// <param name="isRunningYear">
    /// Of a year under way the system knows by itself when a report was sent, whether the first round was missed and what is proven;
    /// its pages ask for each result in one way only, and so does the form.
    /// </param>
    /// <exception cref="ArgumentException">The catalogue has no such round.</exception>
    public static byte[] Write(Catalogue catalogue, string round, Results? results, IReadOnlyCollection<string>? kpis = null, bool isRunningYear = false)
    {
        catalogue.Round(round);
        var all = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round) && kpis?.Contains(k.Code) != false).ToList();
        var title = $"ผลการดำเนินงาน {Places.Round(round)} ปีงบประมาณ {catalogue.FiscalYear.Number}";
        return FormWriter.Write(title, guide,
        [
            RoundHead.Write(catalogue, round),
            new(ReportForm.Name, isRunningYear ? ReportForm.OfRunningYear : ReportForm.Columns, [.. all.Select(k => ReportRow(k, round, results?.OfKpi(k.Code)))]) { Frozen = 1 },
            new(ResultForm.Name, isRunningYear ? ResultForm.OfRunningYear : ResultForm.Columns, [.. all.SelectMany(k => new ResultRows(k, results?.OfKpi(k.Code), isRunningYear).Of(k.Rounds[round]))]) { Frozen = 3 },
        ]);
    }

    static FormRow ReportRow(Kpi kpi, string round, KpiResult? result)
    {
        var closed = new HashSet<Column> { ReportForm.Title };
        if (kpi.Rounds[round].Award is null) closed.Add(ReportForm.Award);
        if (kpi.FirstRoundMissed == FirstRoundMissedRule.NoRule) closed.Add(ReportForm.Missed);
        return new()
        {
            Closed = closed,
            [KeyColumns.Kpi] = kpi.Code,
            [ReportForm.Title] = kpi.Name,
            [ReportForm.Counts] = result is null ? null : Words.Yes.WordOf("true"),
            [ReportForm.Submitted] = result?.Submitted?.ToOffset(ThaiTime.Offset).DateTime,
            [ReportForm.Award] = result is { Award: true } ? Words.Yes.WordOf("true") : null,
            [ReportForm.Missed] = result is { FirstRoundMissed: true } ? Words.Yes.WordOf("true") : null,
        };
    }

    /// <summary>Finds all faults at once, each with its cell.</summary>
    /// <param name="fileName">For the faults' first word; nothing is read from there.</param>
    /// <param name="isRunningYear">What <see cref="Write"/> was told.</param>
    /// <exception cref="ArgumentException">The catalogue has no such round.</exception>
    public static ResultsImport Read(byte[] file, string fileName, Catalogue catalogue, string round, bool isRunningYear = false)
    {
        catalogue.Round(round);
        var (book, refused) = WorkbookReader.Read(file, fileName);
        if (book is null) return new(null, null, [refused!], [], fileName, new Dictionary<string, Spot>()) { Rows = noRows };
        var source = new FormSource(book, fileName);
        source.CheckNames([RoundHead.Name, ReportForm.Name, ResultForm.Name]);
        if (!RoundHead.Fits(source, catalogue, round)) return new(null, null, source.Faults, source.Warnings, fileName, new Dictionary<string, Spot>()) { Rows = noRows };
        var reading = new ResultsReading(source, catalogue, round, isRunningYear);
        var json = reading.Read();
        var checkedResults = ResultsFile.Read(json.ToJsonString(), catalogue, round);
        reading.Bring(checkedResults.Faults);
        var whole = source.Faults.Count == 0;
        return new(whole ? json : null, whole ? checkedResults.Results : null, source.Faults, source.Warnings, fileName, reading.Kpis) { Rows = reading.Rows };
    }

    static readonly HashSet<(string, string)> noRows = [];
}

/// <summary>The results of one round, read from a workbook.</summary>
public sealed class ResultsImport
{
    readonly string fileName;
    readonly IReadOnlyDictionary<string, Spot> kpis;

    internal ResultsImport(JsonObject? json, Results? results, IReadOnlyList<WorkbookFault> faults, IReadOnlyList<WorkbookFault> warnings, string fileName, IReadOnlyDictionary<string, Spot> kpis) =>
        (Json, Results, Faults, Warnings, this.fileName, this.kpis) = (json, results, faults, warnings, fileName, kpis);

    /// <summary>In the form of the results file (<see cref="ResultsFile"/>); none when there are faults.</summary>
    public JsonObject? Json { get; }

    /// <summary>None when there are faults.</summary>
    public Results? Results { get; }

    /// <summary>In the order of the workbook.</summary>
    public IReadOnlyList<WorkbookFault> Faults { get; }

    public IReadOnlyList<WorkbookFault> Warnings { get; }

    /// <summary>KPI and criterion of all rows, filled in or not: what has none is not spoken of.</summary>
    public required IReadOnlySet<(string Kpi, string Criterion)> Rows { get; init; }

    /// <summary>A fault of a KPI's results as a whole, told at its first row.</summary>
    public WorkbookFault At(string kpi, Wording wrong, Wording right)
    {
        var spot = kpis.TryGetValue(kpi, out var found) ? found : new(ResultForm.Name);
        return new(fileName, spot.Sheet, spot.Cell, spot.Heading, wrong, right);
    }
}
