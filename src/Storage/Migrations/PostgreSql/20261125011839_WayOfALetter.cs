using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PaWorkflow.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class WayOfALetter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "JobId",
                table: "Letters",
                newName: "Key");

            migrationBuilder.RenameIndex(
                name: "IX_Letters_JobId",
                table: "Letters",
                newName: "IX_Letters_Key");

            migrationBuilder.AlterColumn<string>(
                name: "InstanceId",
                table: "Letters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.AddColumn<string>(
                name: "CreatedBy",
                table: "Letters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FiledAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewedAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewedBy",
                table: "Letters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignedHow",
                table: "Letters",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignedSha256",
                table: "Letters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActingSignatories",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UnitId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    PersonId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ByOrder = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActingSignatories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LetterForms",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    FileName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterForms", x => new { x.UnitId, x.Kind, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "PdfCopies",
                columns: table => new
                {
                    SourceSha256 = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Extension = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PdfSha256 = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Fault = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PdfCopies", x => x.SourceSha256);
                });

            migrationBuilder.CreateTable(
                name: "RegisterEntries",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CalendarYear = table.Column<int>(type: "integer", nullable: false),
                    Series = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LetterId = table.Column<long>(type: "bigint", nullable: true),
                    Subject = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Addressee = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GivenBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VoidedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    VoidReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterEntries", x => new { x.UnitId, x.CalendarYear, x.Series, x.No });
                    table.ForeignKey(
                        name: "FK_RegisterEntries_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_InstanceId",
                table: "Letters",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_ActingSignatories_PersonId_Until",
                table: "ActingSignatories",
                columns: new[] { "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ActingSignatories_UnitId_Until",
                table: "ActingSignatories",
                columns: new[] { "UnitId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_PdfCopies_State_AskedAt",
                table: "PdfCopies",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEntries_LetterId",
                table: "RegisterEntries",
                column: "LetterId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActingSignatories");

            migrationBuilder.DropTable(
                name: "LetterForms");

            migrationBuilder.DropTable(
                name: "PdfCopies");

            migrationBuilder.DropTable(
                name: "RegisterEntries");

            migrationBuilder.DropIndex(
                name: "IX_Letters_InstanceId",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "CreatedBy",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "FiledAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "ReviewedAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "ReviewedBy",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "SignedHow",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "SignedSha256",
                table: "Letters");

            migrationBuilder.RenameColumn(
                name: "Key",
                table: "Letters",
                newName: "JobId");

            migrationBuilder.RenameIndex(
                name: "IX_Letters_Key",
                table: "Letters",
                newName: "IX_Letters_JobId");

            migrationBuilder.AlterColumn<string>(
                name: "InstanceId",
                table: "Letters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100,
                oldNullable: true);
        }
    }
}
