using System.Xml.Linq;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.Templates.Linting;

/// <summary>A table that grows with its list says its head on each page and splits no row.</summary>
static class TableRules
{
    static readonly XName table = W.Main + "tbl", row = W.Main + "tr", cell = W.Main + "tc";

    public static void Run(FormFile form, Findings findings)
    {
        var number = 0;
        foreach (var found in form.Document.Descendants(table))
        {
            number++;
            var rows = found.Descendants(row).Where(one => one.Ancestors(table).First() == found).ToList();
            var repeats = rows.FindIndex(one => one.Elements(cell).Any(Repeats));
            // Without a row before its list it has no head.
            if (repeats < 0) continue;
            var style = (string?)found.Element(W.Main + "tblPr")?.Element(W.Main + "tblStyle")?.Attribute(W.Main + "val");
            if (repeats > 0 && !Has(form, rows[0], style, "tblHeader"))
                findings.Add(FormRule.TableHead, At(form, number, rows[0], 1), ("the table's head does not show again on the next page", "หัวตารางไม่แสดงซ้ำเมื่อขึ้นหน้าใหม่"),
                    ("tick \"Repeat as header row\" for the first row (w:tblHeader)", "เลือกแถวแรก แล้วเลือก “ทำซ้ำแถวหัวเรื่อง” (เค้าโครงตาราง)"));
            for (var index = 0; index < rows.Count; index++)
            {
                if (Has(form, rows[index], style, "cantSplit")) continue;
                findings.Add(FormRule.SplitRow, At(form, number, rows[index], index + 1), ("a row may be split between two pages", "แถวของตารางอาจถูกแบ่งคนละหน้า"),
                    ("untick \"Allow row to break across pages\" for all rows (w:cantSplit)", "เลือกทั้งตาราง แล้วยกเลิก “อนุญาตให้แบ่งแถวข้ามหน้า” (คุณสมบัติตาราง > แถว)"));
            }
        }
    }

    /// <summary>A cell in which a list begins that ends in another one.</summary>
    static bool Repeats(XElement cell)
    {
        var text = TextOf(cell);
        return Tags.Opening().Count(text) > Tags.Closing().Count(text);
    }

    static string TextOf(XElement holder) => string.Concat(holder.Descendants(W.Main + "t").Where(text => text.Ancestors(table).First() == holder.Ancestors(table).First()).Select(text => text.Value));

    static bool Has(FormFile form, XElement row, string? style, string name) => FormStyles.On(row.Element(W.Main + "trPr")?.Element(W.Main + name)) ?? form.Styles.Row(style, name);

    static Place At(FormFile form, int table, XElement row, int number)
    {
        var first = row.Descendants(W.Main + "p").FirstOrDefault();
        var paragraph = first is null ? null : form.Body.FirstOrDefault(one => one.Element == first);
        return new(form.Main, paragraph?.Place.Paragraph, Faults.Short(string.Join(" | ", row.Elements(cell).Select(TextOf)), 40), table, number, 1);
    }
}
