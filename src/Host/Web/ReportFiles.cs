using PaWorkflow.Host.Procedure.Reports;
using PaWorkflow.Storage.Database;
using PaWorkflow.Workbooks;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Web;

/// <summary>All tables of a year's board, reports and timeline in one workbook; who does not see the whole unit gets board and timeline of the KPIs seen.</summary>
static class ReportFiles
{
    public static void MapReports(this WebApplication app) => app.MapGet("/files/years/{year:int}/reports.xlsx", async (int year, ViewerOf request, PaContext db, YearBooks books) =>
    {
        var viewer = (await request.Request())!;
        if (await books.Open(db, viewer, year) is not { Seen.Kpis.Count: > 0 } book) return Results.NotFound();
        List<PlainTable> tables = [YearTables.Board(book, BoardRow.Of(book)), YearTables.Progress(book)];
        if (viewer.SeesWholeUnit)
        {
            var desks = await DeskWork.Of(db, book, viewer.UnitId);
            tables.AddRange([YearTables.Forecasts(book), YearTables.Risks(book), YearTables.LoadByWeek(desks), YearTables.LoadByDesk(desks), .. YearTables.OnTime(book, desks), YearTables.Durations(book)]);
        }
        tables.Add(YearTables.Timeline(book));
        var title = $"รายงาน ปีงบประมาณ {year}";
        return Results.File(TablesWorkbook.Write(title, [("ข้อมูล ณ", ThaiDisplay.LongDateTime(book.Now)), ("วันที่", "ช่องวันที่เป็นวันที่จริงสำหรับเรียงลำดับ ช่องข้างกันเป็นข้อความปี พ.ศ.")], tables, ThaiDisplay.ShortDate),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{title}.xlsx");
    });
}
