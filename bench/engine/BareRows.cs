using System.Globalization;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.EngineSpeed;

/// <summary>
/// The limit: the rows that a step writes, in the same tables and as wide, by EF Core's SaveChanges in a transaction each and nothing
/// else. Nothing is read, and no two callers touch the same row.
/// </summary>
sealed class BareRows(Ground ground)
{
    /// <summary>Chains that nobody else appends to, so that no commit waits for another's.</summary>
    const int Chains = 64;

    static readonly string hash = new('0', 64);
    static readonly string body = new('ก', 200);
    readonly Queue<string> ready = new();
    readonly Queue<AuditHead> heads = new();
    int number;

    /// <summary>Rows that completions will change, and the ends of the audit chains.</summary>
    public async Task Prepare(int count)
    {
        while (ready.Count < count)
        {
            await using var db = ground.Contexts.Create();
            for (var n = 0; n < 200; n++)
            {
                var id = Next();
                db.Instances.Add(Instance(id));
                db.Tasks.Add(Row(id, $"{id}:3"));
                ready.Enqueue(id);
            }
            for (; heads.Count < Chains; heads.Enqueue(Head($"chain{heads.Count}", 0))) db.AuditHeads.Add(Head($"chain{heads.Count}", 0));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Inserts an instance, a task, 3 lines of history, a mail and an audit entry; updates an audit head.</summary>
    public Task Start() => Save((db, id) =>
    {
        db.Instances.Add(Instance(id));
        db.Tasks.Add(Row(id, $"{id}:3"));
        Record(db, id, 3);
        Tell(db, id);
    });

    /// <summary>
    /// Updates an instance, a task and an audit head; inserts, as two of three completions do, a task, 2 lines of history, a mail
    /// and an audit entry, or as the third 3 lines of history and an audit entry.
    /// </summary>
    public Task Complete() => Save((db, id) =>
    {
        string row;
        lock (ready) row = ready.Dequeue();
        var (instance, task) = (Instance(row), Row(row, $"{row}:3"));
        db.AttachRange(instance, task);
        (instance.State, instance.Steps, instance.HistoryLines) = (State(row) + " ", 1, 5);
        (task.State, task.EndedAt, task.CompletedBy) = (UserTaskState.Completed, Now, Ground.Owner);
        if (id[^1] % 3 == 0)
        {
            (instance.Status, instance.EndedAt) = (InstanceStatus.Completed, Now);
            Record(db, id, 3);
            return;
        }
        db.Tasks.Add(Row(row, $"{id}:6"));
        Record(db, id, 2);
        Tell(db, id);
    });

    async Task Save(Action<PaContext, string> write)
    {
        AuditHead head;
        lock (heads) head = heads.Dequeue();
        var id = Next();
        await using var db = ground.Contexts.Create();
        write(db, id);
        var link = Head(head.UnitId, head.Number);
        db.Attach(link);
        link.Number++;
        link.Hash = hash[..63] + (char)('a' + link.Number % 6);
        db.Audit.Add(new AuditEntry
        {
            UnitId = link.UnitId, Number = link.Number, At = Now, Actor = Ground.Owner, Action = "task.check", Subject = "ตรวจรายงาน",
            Detail = """{"task":"three-0000001:5","elementId":"check"}""", PreviousHash = hash, Hash = hash,
        });
        await db.SaveChangesAsync();
        lock (heads) heads.Enqueue(Head(link.UnitId, link.Number));
    }

    string Next() => $"bare-{Interlocked.Increment(ref number).ToString("d8", CultureInfo.InvariantCulture)}";

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    static AuditHead Head(string chain, long number) => new() { UnitId = chain, Number = number, Hash = hash };

    /// <summary>As long as the state of an instance that waits at a task.</summary>
    static string State(string id) => StateJson.Write(new(id, id, InstanceStatus.Active, 6,
        [new(0, null, null, null, null, Variables.Of(new { owner = Ground.Owner, approved = true }))], [new(5, "check", 0, Stage.Task) { TaskId = $"{id}:6" }]));

    static InstanceRow Instance(string id) => new()
    {
        Id = id, ProcessId = "three-tasks", ProcessVersion = 1, UnitId = "bare", Year = 2564, BusinessKey = id, State = State(id),
        Status = InstanceStatus.Active, StartedAt = Now,
    };

    static UserTask Row(string instance, string id) => new()
    {
        Id = id, InstanceId = instance, UnitId = "bare", Year = 2564, ElementId = "check", Name = "ตรวจรายงาน", Post = "director", Form = "check",
        Properties = "{}", Variables = """{"approved":true,"owner":"owner.u01"}""", CreatedAt = Now, HeldSince = Now,
    };

    static void Record(PaContext db, string id, int lines)
    {
        for (var n = 1; n <= lines; n++)
        {
            db.History.Add(new HistoryRow
            {
                InstanceId = id, Number = n, TokenId = $"{id}:5", ElementId = "check", ElementName = "ตรวจรายงาน", Event = ElementEvent.Activated,
                At = Now, Actor = Ground.Owner,
            });
        }
    }

    static void Tell(PaContext db, string id) => db.Mails.Add(new OutgoingMail
    {
        Occasion = $"task:{id}:6:director.u01", Kind = MailKind.Task, UnitId = "bare", PersonId = "director.u01", ToName = "บุคคล ตัวอย่าง",
        ToAddress = "director.u01@example.go.th", Subject = "งานใหม่: ตรวจรายงาน ปีงบประมาณ 2564", Body = body, Link = $"/tasks/{id}:6", CreatedAt = Now, ReadyAt = Now,
    });
}
