using PaWorkflow.Agreements;

namespace PaWorkflow.Workbooks;

/// <summary>A row for each paper or picture that a criterion wants to see.</summary>
static class EvidenceForm
{
    public const string Name = "หลักฐาน";

    public static readonly Column Text = new("หลักฐานที่ต้องใช้", Holds.Text, 60, "เอกสารหรือภาพที่ต้องมี แถวละหนึ่งอย่าง") { Required = true, Right = new("say what paper or picture is wanted", "ระบุเอกสารหรือภาพที่ต้องใช้") };
    public static readonly Column Formats = new("ชนิดไฟล์", Holds.Text, 18, "หากกำหนดชนิดไฟล์ไว้: Word, PDF, Excel, รูปภาพ คั่นด้วยเครื่องหมาย , ต้องมีครบทุกชนิดที่ใส่")
    { Right = new("give file kinds parted by commas: Word, PDF, Excel, รูปภาพ", "ใส่ชนิดไฟล์ คั่นด้วยเครื่องหมาย , ได้แก่ Word, PDF, Excel, รูปภาพ") };

    public static readonly Column From = new("เดือนละชุด ตั้งแต่", Holds.Month, 14, "หากต้องมีทุกเดือน: เดือนแรก เช่น ต.ค. 2563") { Right = FormWords.Month };
    public static readonly Column To = new("เดือนละชุด ถึง", Holds.Month, 14, "เดือนสุดท้าย เช่น ก.พ. 2564") { Right = FormWords.Month };

    public static readonly IReadOnlyList<Column> Columns = [KeyColumns.Kpi, KeyColumns.Round, KeyColumns.Criterion, Text, Formats, From, To];

    public static Form Write(Catalogue catalogue) => new(Name, Columns,
    [
        .. from c in CriterionForm.Each(catalogue) from wanted in c.Criterion.Evidence select new FormRow
        {
            [KeyColumns.Kpi] = c.Kpi.Code,
            [KeyColumns.Round] = Words.Rounds.WordOf(c.Round),
            [KeyColumns.Criterion] = c.Criterion.Id,
            [Text] = wanted.Text,
            [Formats] = FormWords.Listed([.. wanted.Formats.Select(Words.Format)]),
            [From] = wanted.Monthly?.From,
            [To] = wanted.Monthly?.To,
        },
    ]) { Frozen = 3 };

    public static void Read(FormSource source, CatalogueTree tree)
    {
        if (Table.Read(Name, Columns, source, needed: false) is not { } table) return;
        foreach (var row in table.Rows)
        {
            if (tree.RoundOf(row) is not { } place) continue;
            var id = row.Text(KeyColumns.Criterion);
            if (id.IsEmpty) row.Fault(KeyColumns.Criterion, CellWords.Empty);
            if (id is not { Text: { } number, IsWrong: false }) continue;
            if (!tree.Scored.TryGetValue((place.Kpi, place.Round, number, ""), out var criterion))
            {
                ItemRows.NoCriterion(tree, row, KeyColumns.Criterion, place.Kpi, place.Round, number);
                continue;
            }
            var wanted = criterion.Add("evidence", row.Spot(Text), Text.Right);
            wanted.Put("text", row.Text(Text), row, Text);
            PutFormats(wanted, row);
            if (row.IsEmpty(From) && row.IsEmpty(To)) continue;
            var months = wanted.Map("monthly", row.Spot(From), From.Right);
            months.Put("from", row.Month(From), row, From);
            months.Put("to", row.Month(To), row, To);
        }
    }

    static void PutFormats(Branch wanted, TableRow row)
    {
        var formats = new List<string>();
        foreach (var word in row.Texts(Formats))
        {
            if (Words.Formats.ValueOf(word) is { } format) formats.Add(format);
            else row.Fault(Formats, new($"'{word}' is unknown", $"ไม่รู้จัก “{word}”"));
        }
        wanted.Texts("formats", formats, row.Spot(Formats), Formats.Right);
    }
}
