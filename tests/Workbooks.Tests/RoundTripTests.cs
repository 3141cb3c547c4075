namespace PaWorkflow.Workbooks.Tests;

/// <summary>A catalogue that goes out as a workbook comes back the same.</summary>
public class RoundTripTests
{
    public static TheoryData<string> Names => [.. BuiltinCatalogues.Names, "everything.yaml"];

    internal static Catalogue Of(string name) => name == "everything.yaml" ? Everything.Catalogue : BuiltinCatalogues.Read(name);

    [Theory, MemberData(nameof(Names))]
    public void A_catalogue_comes_back_as_it_went_out(string name)
    {
        var reading = CatalogueWorkbook.Read(CatalogueWorkbook.Write(Of(name)), "k.xlsx");
        Assert.Empty(reading.Faults.Select(f => f.ToString()));
        Assert.Equal(Dump.Of(Of(name)), Dump.Of(reading.Catalogue));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_is_warned_of_as_in_YAML_but_by_cell(string name)
    {
        var text = name == "everything.yaml" ? Everything.Yaml : BuiltinCatalogues.Text(name);
        var warnings = CatalogueWorkbook.Read(CatalogueWorkbook.Write(Of(name)), "k.xlsx").Warnings;
        Assert.Equal(CatalogueFile.Read(text, name).Warnings.Select(w => w.Wrong.Thai).Order(), warnings.Select(w => w.Wrong.Thai).Order());
        Assert.All(warnings, w => Assert.False(string.IsNullOrEmpty(w.Sheet)));
    }

    [Fact]
    public void A_warning_names_sheet_cell_and_heading()
    {
        var warnings = CatalogueWorkbook.Read(CatalogueWorkbook.Write(Of("fy2564-one-stop-service.yaml")), "k.xlsx").Warnings;
        Assert.Contains("k.xlsx แผ่นงาน “รอบ” เซลล์ C13 (ปิดรับ): 15 ส.ค. 2564 ไม่ใช่วันทำการ (วันอาทิตย์); ระบบยังใช้วันนี้ จนกว่าหน่วยงานจะแก้เป็นวันอื่น", warnings.Select(w => w.InThai()));
    }
}
