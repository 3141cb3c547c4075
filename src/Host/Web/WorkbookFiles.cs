using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Procedure.Launching;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workbooks;
using Results = Microsoft.AspNetCore.Http.Results;

namespace PaWorkflow.Host.Web;

/// <summary>Catalogues and results to download. What the viewer may not see does not exist for them: 404.</summary>
static class WorkbookFiles
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const string Yaml = "application/yaml";

    public static void MapWorkbooks(this WebApplication app)
    {
        var catalogue = app.MapGroup("/files/catalogues/{kind}/{name}");
        catalogue.MapGet("/kpi.xlsx", (string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues) => Of(kind, name, request, db, catalogues, found => Workbook(found.Catalogue)));
        catalogue.MapGet("/kpi.yaml", (string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues) => Of(kind, name, request, db, catalogues, found => Text(found.Catalogue, found.Yaml)));
        catalogue.MapGet("/next.xlsx", (string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues) => Next(kind, name, request, db, catalogues, next => Workbook(next)));
        catalogue.MapGet("/next.yaml", (string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues) => Next(kind, name, request, db, catalogues, next => Text(next, CatalogueYaml.Write(next))));
        app.MapGet("/files/people/form.xlsx", People);
        app.MapGet("/files/results/{year:int}/{round}/results.xlsx", OfRound);
    }

    static async Task<IResult> Of(string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues, Func<ShelvedCatalogue, IResult> give) =>
        await CatalogueShelf.Find(db, catalogues, (await request.Request())!, kind, name) is { } found ? give(found) : Results.NotFound();

    /// <summary>The copy for the next year, on the working days that the viewer's unit goes by.</summary>
    static async Task<IResult> Next(string kind, string name, ViewerOf request, PaContext db, Catalogues catalogues, Func<Catalogue, IResult> give)
    {
        var viewer = (await request.Request())!;
        return await CatalogueShelf.Find(db, catalogues, viewer, kind, name) is { } found ? give(NextYear.Of(found.Catalogue, await db.CalendarOf(viewer.UnitId)).Catalogue) : Results.NotFound();
    }

    static IResult Workbook(Catalogue catalogue) => Results.File(CatalogueWorkbook.Write(catalogue), Xlsx, $"ตัวชี้วัด ปี {catalogue.FiscalYear}.xlsx");

    static IResult Text(Catalogue catalogue, string yaml) => Results.File(Encoding.UTF8.GetBytes(yaml), Yaml, $"ตัวชี้วัด ปี {catalogue.FiscalYear}.yaml");

    /// <summary>Rows of the form for collectors; those that are not filled in are passed over.</summary>
    const int Collectors = 12;

    /// <summary>The form for new people, for who may add them, with the posts that a year needs and nobody holds.</summary>
    static async Task<IResult> People(ViewerOf request, PaContext db, ProcessDefinitions definitions, TimeProvider clock)
    {
        var viewer = (await request.Request())!;
        if (!viewer.Holds(PostIds.Administrator)) return Results.NotFound();
        var vacant = await Vacancies.Of(db, await YearProcedure.Of(db, definitions, viewer.UnitId), viewer.UnitId, ThaiDisplay.Today(clock));
        return Results.File(PeopleWorkbook.Write(PeopleUpload.Posts, [.. vacant, .. Enumerable.Repeat(PostIds.KpiOwner, Collectors)]), Xlsx, "บุคลากรและหน้าที่.xlsx");
    }

    /// <summary>Of the KPIs that the viewer sees.</summary>
    static async Task<IResult> OfRound(int year, string round, ViewerOf request, PaContext db, Catalogues catalogues)
    {
        var viewer = (await request.Request())!;
        if (await RoundResults.Load(db, catalogues, viewer, year, round) is not { Seen.Count: > 0 } results) return Results.NotFound();
        return Results.File(ResultsWorkbook.Write(results.Catalogue, round, results.Stored, [.. results.Seen.Select(k => k.Code)], isRunningYear: true), Xlsx,
            $"ผล {ThaiDisplay.RoundName(round)} ปี {year}.xlsx");
    }
}
