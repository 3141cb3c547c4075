using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;

namespace PaWorkflow.Storage.Tests;

/// <summary>Words are found anywhere in what is kept, on every provider alike, and nobody else's.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task A_task_is_found_by_a_part_of_its_Thai_name_as_soon_as_it_is_committed()
    {
        await Start("i1");
        Assert.Equal([(await OpenTask("i1")).Id], await Found(SearchKind.Task, "ตรว", s => s.TaskId));
        Assert.Empty(await Found(SearchKind.Task, "ตรวจสอบ", s => s.TaskId));
        Assert.Empty(await Found(SearchKind.Letter, "ตรว", s => s.TaskId));
    }

    [Fact]
    public async Task What_is_typed_is_taken_as_it_stands()
    {
        await Note("รายงานและแนบหลักฐานในระบบ SMART ปี ๒๕๖๔ ให้ \"ครบ\" 50% ตาม a_b ข้อ [1] เรื่องนํ้าดื่ม OR แนวทาง");
        string[] there = ["หลักฐาน", "ลักฐา", "รายงาน หลักฐาน", "หลักฐาน รายงาน ๒๕๖๔", "SMART", "smart", "น้ำ", "นํ้า", "เเนบ", "50%", "a_b", "\"ครบ\"", "[1]", "ระบบ OR", "นว", "ก", "น้ำ SMART", "ครบ\""];
        string[] notThere = ["หลักถาน", "5%5", "a-b", "aab", "หลักฐาน ไม่มี", "ฮฮ", "NOT หลักฐาน", "Scope : u01"];
        foreach (var typed in there) Assert.True((await Found(SearchKind.Note, typed, s => s.NoteId)).Count == 1, $"{typed} is not found");
        foreach (var typed in notThere) Assert.True((await Found(SearchKind.Note, typed, s => s.NoteId)).Count == 0, $"{typed} is found");
    }

    [Fact]
    public async Task What_another_unit_has_is_not_found_and_the_newest_comes_first()
    {
        await Note("แนบหลักฐานรอบแรก");
        await Note("แนบหลักฐานรอบสอง");
        await Note("แนบหลักฐานของหน่วยอื่น", unit: "u011");
        var found = await Found(SearchKind.Note, "แนบหลักฐาน", s => s.Text);
        Assert.Equal(["แนบหลักฐานรอบสอง", "แนบหลักฐานรอบแรก"], found);
        Assert.Equal(["แนบหลักฐานรอบสอง", "แนบหลักฐานรอบแรก"], await Found(SearchKind.Note, "หล", s => s.Text));
    }

    [Fact]
    public async Task A_letter_is_found_by_its_present_subject_and_by_its_number()
    {
        var id = await Transaction.Run(async db =>
        {
            var letter = new Letter
            {
                Key = "k", UnitId = "u01", Year = 2564, Kind = "circular", Subject = "แจ้งกำหนดปิดระบบ", State = LetterState.Draft, Data = "{}", DocxSha256 = "", CreatedAt = clock.GetUtcNow(),
            };
            db.Letters.Add(letter);
            await db.Keep(letter);
            letter.Number = "สธ 0710/ว 12";
            await db.Keep(letter);
            await db.SaveChangesAsync();
            return letter.Id;
        });
        Assert.Equal([id], await Found(SearchKind.Letter, "ปิดระบบ", s => s.LetterId));
        Assert.Equal([id], await Found(SearchKind.Letter, "ว 12", s => s.LetterId));
        await Transaction.Run(async db =>
        {
            var letter = await db.Letters.SingleAsync();
            letter.Subject = "แจ้งเลื่อนกำหนด";
            await db.Keep(letter);
        });
        Assert.Empty(await Found(SearchKind.Letter, "ปิดระบบ", s => s.LetterId));
        Assert.Equal([id], await Found(SearchKind.Letter, "เลื่อนกำ", s => s.LetterId));
    }

    [Fact]
    public async Task A_file_attached_twice_is_read_once_and_another_units_again()
    {
        var hash = new string('a', 64);
        await Attach("u01", "1", hash);
        await Attach("u01", "2", hash);
        await using (var db = Contexts.Create()) Assert.Equal(FileTextState.Asked, (await db.FileTexts.SingleAsync()).State);
        Assert.Equal(2, (await Found(SearchKind.File, "สรุปผล", s => s.FileId)).Count);
        await Transaction.Run(async db =>
        {
            (await db.FileTexts.SingleAsync()).State = FileTextState.Done;
            db.SearchTexts.Add(new() { UnitId = "u01", Kind = SearchKind.FileText, Sha256 = hash, Text = SearchFold.Of("ผลการประเมินความพึงพอใจ") });
        });
        await Attach("u01", "3", hash);
        await using (var db = Contexts.Create()) Assert.Equal(FileTextState.Done, (await db.FileTexts.SingleAsync()).State);
        await Attach("u02", "1", hash);
        await using (var db = Contexts.Create()) Assert.Equal(FileTextState.Asked, (await db.FileTexts.SingleAsync()).State);
        Assert.Equal([hash], await Found(SearchKind.FileText, "ความพึงพอ", s => s.Sha256));
        await using (var db = Contexts.Create()) Assert.Null(SearchIndex.Find(db, "u01", SearchKind.FileText, SearchTerms.Of("ผล")));
    }

    [Fact]
    public async Task KPIs_are_found_by_what_they_are_called_now()
    {
        await Transaction.Run(db => db.KeepKpis("u01", 2564, [new("1.1", "ร้อยละความสำเร็จ"), new("1.2", "ระดับความพึงพอใจ")]));
        await Transaction.Run(db => db.KeepKpis("u01", 2564, [new("1.1", "ร้อยละของผลสำเร็จ")]));
        Assert.Equal(["1.1"], await Found(SearchKind.Kpi, "ผลสำเร็จ", s => s.Kpi));
        Assert.Empty(await Found(SearchKind.Kpi, "ความพึงพอใจ", s => s.Kpi));
        Assert.Empty(await Found(SearchKind.Kpi, "ความสำเร็จ", s => s.Kpi));
    }

    [Fact]
    public async Task Who_holds_a_task_and_when_it_is_due_stand_in_the_order_of_an_inbox()
    {
        await Start("i1");
        var task = await OpenTask("i1");
        Assert.Equal((UserTask.OfPost("strategy"), UserTask.Never, "actor"), (task.Holder!, task.OrderAt, task.ReceivedFrom!));
        await Transaction.Run(async db =>
        {
            var claimed = await db.Tasks.SingleAsync(t => t.Id == task.Id);
            (claimed.ClaimedBy, claimed.DueAt) = ("p1", clock.GetUtcNow());
        });
        task = await OpenTask("i1");
        Assert.Equal(("p1", clock.GetUtcNow()), (task.Holder!, task.OrderAt));
        await Transaction.Run(async db => (await db.Tasks.SingleAsync(t => t.Id == task.Id)).ClaimedBy = null);
        Assert.Equal(UserTask.OfPost("strategy"), (await OpenTask("i1")).Holder);
    }

    Task Attach(string unit, string criterion, string hash) => Transaction.Run(async db =>
    {
        var file = new EvidenceFile
        {
            UnitId = unit, Year = 2564, Kpi = "1.1", Round = "5m", Criterion = criterion, FileName = "สรุปผล ๕ เดือน.docx", ContentType = "x", Size = 1, Sha256 = hash, UploadedBy = "p", UploadedAt = clock.GetUtcNow(),
        };
        db.EvidenceFiles.Add(file);
        await db.Keep(file, "docx", clock.GetUtcNow());
    });

    Task Note(string text, string unit = "u01") => Transaction.Run(db =>
    {
        var note = new TaskNote { Id = Guid.NewGuid().ToString("N"), UnitId = unit, TaskId = "t", Kind = NoteKind.Remark, By = "p", Text = text, At = clock.GetUtcNow() };
        db.TaskNotes.Add(note);
        db.SearchTexts.Add(SearchText.Of(note));
        return Task.CompletedTask;
    });

    async Task<List<T>> Found<T>(SearchKind kind, string typed, System.Linq.Expressions.Expression<Func<SearchText, T>> of)
    {
        await using var db = Contexts.Create();
        return await SearchIndex.Find(db, "u01", kind, SearchTerms.Of(typed))!.OrderByDescending(s => s.Id).Take(10).Select(of).ToListAsync();
    }
}
