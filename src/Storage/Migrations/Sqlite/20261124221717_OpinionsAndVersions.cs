using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PaWorkflow.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OpinionsAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CatalogueVersions",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CatalogueYaml = table.Column<string>(type: "TEXT", nullable: false),
                    CatalogueName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueVersions", x => new { x.UnitId, x.Year, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "ScoreOpinions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kpi = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Round = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Layer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CatalogueVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Criteria = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Judged = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Max = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Score = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    EvidenceDigest = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreOpinions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScoreOpinions_UnitId_Year_Round_Kpi",
                table: "ScoreOpinions",
                columns: new[] { "UnitId", "Year", "Round", "Kpi" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CatalogueVersions");

            migrationBuilder.DropTable(
                name: "ScoreOpinions");
        }
    }
}
