using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PaWorkflow.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EngineToTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Subscriptions_MessageName_CorrelationKey",
                table: "Subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_ProcessVersions_ProcessId_Sha256",
                table: "ProcessVersions");

            migrationBuilder.AddColumn<string>(
                name: "Calls",
                table: "ProcessVersions",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "DeployedBy",
                table: "ProcessVersions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ProcessVersions",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnitId",
                table: "ProcessVersions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.UnitId);
                });

            migrationBuilder.CreateTable(
                name: "BufferedMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CorrelationKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Variables = table.Column<string>(type: "TEXT", nullable: false),
                    Sender = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BufferedMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StartSubscriptions",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ProcessId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ElementId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Schedule = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Started = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StartSubscriptions", x => new { x.UnitId, x.ProcessId, x.ElementId });
                });

            migrationBuilder.CreateTable(
                name: "TakenCommands",
                columns: table => new
                {
                    UnitId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenCommands", x => new { x.UnitId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_UnitId_MessageName_CorrelationKey",
                table: "Subscriptions",
                columns: new[] { "UnitId", "MessageName", "CorrelationKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ProcessVersions_UnitId_ProcessId",
                table: "ProcessVersions",
                columns: new[] { "UnitId", "ProcessId" });

            migrationBuilder.CreateIndex(
                name: "IX_BufferedMessages_ExpiresAt",
                table: "BufferedMessages",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_BufferedMessages_UnitId_Name_CorrelationKey",
                table: "BufferedMessages",
                columns: new[] { "UnitId", "Name", "CorrelationKey" });

            migrationBuilder.CreateIndex(
                name: "IX_StartSubscriptions_DueAt",
                table: "StartSubscriptions",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_StartSubscriptions_UnitId_Kind_Name",
                table: "StartSubscriptions",
                columns: new[] { "UnitId", "Kind", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_TakenCommands_At",
                table: "TakenCommands",
                column: "At");

            // The chains that are there already go on from their last links.
            migrationBuilder.Sql("""
                INSERT INTO "AuditHeads" ("UnitId", "Number", "Hash")
                SELECT a."UnitId", a."Number", a."Hash" FROM "AuditTrail" a
                WHERE a."Number" = (SELECT MAX(b."Number") FROM "AuditTrail" b WHERE b."UnitId" = a."UnitId")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "BufferedMessages");

            migrationBuilder.DropTable(
                name: "StartSubscriptions");

            migrationBuilder.DropTable(
                name: "TakenCommands");

            migrationBuilder.DropIndex(
                name: "IX_Subscriptions_UnitId_MessageName_CorrelationKey",
                table: "Subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_ProcessVersions_UnitId_ProcessId",
                table: "ProcessVersions");

            migrationBuilder.DropColumn(
                name: "Calls",
                table: "ProcessVersions");

            migrationBuilder.DropColumn(
                name: "DeployedBy",
                table: "ProcessVersions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "ProcessVersions");

            migrationBuilder.DropColumn(
                name: "UnitId",
                table: "ProcessVersions");

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_MessageName_CorrelationKey",
                table: "Subscriptions",
                columns: new[] { "MessageName", "CorrelationKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ProcessVersions_ProcessId_Sha256",
                table: "ProcessVersions",
                columns: new[] { "ProcessId", "Sha256" },
                unique: true);
        }
    }
}
