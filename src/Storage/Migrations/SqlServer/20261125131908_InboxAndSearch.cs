using System;
using Microsoft.EntityFrameworkCore.Migrations;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Search;

#nullable disable

namespace PaWorkflow.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class InboxAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UserTasks_UnitId_State_Post_DueAt",
                table: "UserTasks");

            migrationBuilder.AddColumn<string>(
                name: "ClaimedBy",
                table: "UserTasks",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldSince",
                table: "UserTasks",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Holder",
                table: "UserTasks",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OrderAt",
                table: "UserTasks",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "ReceivedFrom",
                table: "UserTasks",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "UserTasks",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FileTexts",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Extension = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Characters = table.Column<int>(type: "int", nullable: false),
                    Cut = table.Column<bool>(type: "bit", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Fault = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileTexts", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => new { x.PersonId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "SearchTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UnitId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    TaskId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    NoteId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    LetterId = table.Column<long>(type: "bigint", nullable: true),
                    FileId = table.Column<long>(type: "bigint", nullable: true),
                    Sha256 = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Year = table.Column<int>(type: "int", nullable: true),
                    Kpi = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(130)", maxLength: 130, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SearchTexts_EvidenceFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "EvidenceFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SearchTexts_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TaskNotes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    UnitId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    TaskId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ToPerson = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    QuestionId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskNotes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UserTasks_CompletedBy_EndedAt",
                table: "UserTasks",
                columns: new[] { "CompletedBy", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UserTasks_ReceivedFrom_State_OrderAt_Id",
                table: "UserTasks",
                columns: new[] { "ReceivedFrom", "State", "OrderAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_UserTasks_UnitId_State_Holder_OrderAt_Id_HeldSince",
                table: "UserTasks",
                columns: new[] { "UnitId", "State", "Holder", "OrderAt", "Id", "HeldSince" });

            migrationBuilder.CreateIndex(
                name: "IX_UserTasks_UnitId_State_OrderAt_Id",
                table: "UserTasks",
                columns: new[] { "UnitId", "State", "OrderAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FileTexts_State_AskedAt",
                table: "FileTexts",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_FileId",
                table: "SearchTexts",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_LetterId",
                table: "SearchTexts",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_Sha256",
                table: "SearchTexts",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_TaskId",
                table: "SearchTexts",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_UnitId_Kind_Id",
                table: "SearchTexts",
                columns: new[] { "UnitId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskNotes_TaskId_At",
                table: "TaskNotes",
                columns: new[] { "TaskId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskNotes_ToPerson_AnsweredAt_At",
                table: "TaskNotes",
                columns: new[] { "ToPerson", "AnsweredAt", "At" });

            SearchSql.Up(migrationBuilder, DatabaseKind.SqlServer);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            SearchSql.Down(migrationBuilder, DatabaseKind.SqlServer);

            migrationBuilder.DropTable(
                name: "FileTexts");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "SearchTexts");

            migrationBuilder.DropTable(
                name: "TaskNotes");

            migrationBuilder.DropIndex(
                name: "IX_UserTasks_CompletedBy_EndedAt",
                table: "UserTasks");

            migrationBuilder.DropIndex(
                name: "IX_UserTasks_ReceivedFrom_State_OrderAt_Id",
                table: "UserTasks");

            migrationBuilder.DropIndex(
                name: "IX_UserTasks_UnitId_State_Holder_OrderAt_Id_HeldSince",
                table: "UserTasks");

            migrationBuilder.DropIndex(
                name: "IX_UserTasks_UnitId_State_OrderAt_Id",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "ClaimedBy",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "OrderAt",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "ReceivedFrom",
                table: "UserTasks");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "UserTasks");

            migrationBuilder.CreateIndex(
                name: "IX_UserTasks_UnitId_State_Post_DueAt",
                table: "UserTasks",
                columns: new[] { "UnitId", "State", "Post", "DueAt" });
        }
    }
}
