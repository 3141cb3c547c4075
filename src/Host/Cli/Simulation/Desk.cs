using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>How the staff do each kind of task: through the same desks as a person in the browser.</summary>
public sealed class Desk(
    ContextFactory contexts, Dice dice, TaskDesk tasks, EvidenceDesk evidence, YearDesk years, Catalogues catalogues, VirtualClock clock)
{
    const double ReviewReturned = 0.08;
    const double SignatureReturned = 0.12;
    const double DirectorReturns = 0.10;
    const double StrategyReturns = 0.06;

    public async Task Do(UserTask task, string key, int attempt)
    {
        var viewer = await Worker(task);
        TaskForm form = task.Form switch
        {
            "briefing" => new BriefingForm(Today, "ห้องประชุมศูนย์", "ที่ประชุมเห็นชอบกำหนดส่งหลักฐานภายในทั้งสองรอบ"),
            "appointment" => new AppointmentForm(await Holders(task)),
            "guideline" => new GuidelineForm("รายงานพร้อมหลักฐานเป็นไฟล์ PDF และตั้งชื่อไฟล์ตามเกณฑ์"),
            "letter-review" => attempt == 0 && dice.Happens(ReviewReturned, "review", key)
                ? new LetterReviewForm(false, "โปรดเพิ่มวันครบกำหนดในเนื้อหา") : new LetterReviewForm(true, ""),
            "signature" => attempt == 0 && dice.Happens(SignatureReturned, "sign", key)
                ? new SignatureForm(false, "โปรดตรวจทานรายชื่อและวันที่อีกครั้ง") : new SignatureForm(true, ""),
            "acknowledge" => new AcknowledgeForm(),
            "smart-keying" => new SmartKeyingForm("บันทึกครบทุกตัวชี้วัด"),
            "monitoring" => new MonitoringForm("ติดตามแล้ว ทุกตัวชี้วัดอยู่ระหว่างรวบรวมหลักฐาน"),
            "evidence" => await Gather(task, viewer, key, attempt),
            "director-check" or "strategy-recheck" => await Check(task, key, attempt),
            "smart-attach" => await Attach(task),
            _ => throw new InvalidOperationException($"The staff know no form '{task.Form}'."),
        };
        Expect(await tasks.Complete(task.Id, form, viewer), key);
    }

    /// <summary>The department's word that the KPI details in SMART are right.</summary>
    public async Task Confirm(Subscription message)
    {
        await using var db = contexts.Create();
        var year = await db.Instances.Where(i => i.Id == message.InstanceId).Select(i => i.Year).SingleAsync();
        var officer = await Holder(db, message.UnitId, PostIds.Strategy);
        Expect(await years.ConfirmKpiDetails(year, officer), message.Id);
    }

    DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    async Task<IReadOnlyDictionary<string, string>> Holders(UserTask task)
    {
        await using var db = contexts.Create();
        return await db.KpiHolders.Where(h => h.UnitId == task.UnitId && h.Year == task.Year).ToDictionaryAsync(h => h.Kpi, h => h.PersonId);
    }

    /// <summary>Attaches a file for each criterion, now and then forgetting one at first, and keys the results.</summary>
    async Task<EvidenceForm> Gather(UserTask task, Viewer viewer, string key, int attempt)
    {
        await using var db = contexts.Create();
        var round = KpiRound.Of(task);
        var catalogue = catalogues.Of((await db.Years.FindAsync(task.UnitId, task.Year))!);
        var given = await round.Files(db).Select(f => f.Criterion).ToListAsync();
        var criteria = Expectations.RoundOf(catalogue, round).Criteria;
        var results = new JsonObject();
        foreach (var (criterion, n) in criteria.Select((c, n) => (c, n)))
        {
            results[criterion.Id] = SampleResults.Of(criterion, (salt) => dice.Throw(round.UnitId, round.Kpi, round.Round, criterion.Id, salt));
            var forgotten = attempt == 0 && n > 0 && dice.Happens(0.06, "forgotten", key, criterion.Id);
            if (forgotten || given.Contains(criterion.Id)) continue;
            var content = SamplePaper.Of($"หลักฐานตัวชี้วัด {round.Kpi} เกณฑ์ข้อ {criterion.Id}", criterion.Text);
            Expect(await evidence.Attach(task.Id, criterion.Id, $"{round.Kpi}-{criterion.Id}-{round.Round}.docx", new MemoryStream(content), viewer), key);
        }
        Expect(await evidence.SaveResults(task.Id, results, viewer), key);
        return new EvidenceForm(attempt == 0 ? "" : "แก้ไขตามข้อสังเกตแล้ว");
    }

    /// <summary>Evidence that lacks a criterion goes back; now and then so does whole evidence, once.</summary>
    async Task<CheckForm> Check(UserTask task, string key, int attempt)
    {
        await using var db = contexts.Create();
        var round = KpiRound.Of(task);
        var catalogue = catalogues.Of((await db.Years.FindAsync(task.UnitId, task.Year))!);
        var given = await round.Files(db).Select(f => f.Criterion).ToListAsync();
        var digest = await round.Digest(db);
        var missing = Expectations.RoundOf(catalogue, round).Criteria.Select(c => c.Id).Except(given).ToList();
        if (missing.Count > 0) return new(false, $"ยังขาดหลักฐานเกณฑ์ข้อ {string.Join(", ", missing)}", digest);
        var chance = task.Form == "director-check" ? DirectorReturns : StrategyReturns;
        return attempt == 0 && dice.Happens(chance, "return", key)
            ? new(false, "ตัวเลขในรายงานไม่ตรงกับหลักฐาน โปรดตรวจสอบ", digest) : new(true, "", digest);
    }

    async Task<SmartAttachForm> Attach(UserTask task)
    {
        var paper = SamplePaper.Of("หลักฐานการแนบในระบบ SMART", $"ตัวชี้วัด {task.Kpi} รอบ {task.Round}");
        var (outcome, file) = await evidence.StoreProof($"smart-{task.Kpi}-{task.Round}.docx", new MemoryStream(paper));
        Expect(outcome, task.Id);
        return new(clock.GetUtcNow(), $"SMART64-{task.Kpi}-{task.Round}", $"smart-{task.Kpi}-{task.Round}.docx", file!.Sha256);
    }

    async Task<Viewer> Worker(UserTask task)
    {
        await using var db = contexts.Create();
        if (task.Post is { } post) return await Holder(db, task.UnitId, post);
        var posts = await db.PostHoldings.Where(h => h.PersonId == task.Assignee).Select(h => h.Post).ToListAsync();
        return new(task.Assignee!, task.Assignee!, task.UnitId, posts.ToHashSet());
    }

    static async Task<Viewer> Holder(PaContext db, string unitId, string post)
    {
        var person = await db.PostHoldings.Where(h => h.UnitId == unitId && h.Post == post).Select(h => h.PersonId).OrderBy(id => id).FirstAsync();
        return new(person, person, unitId, new HashSet<string> { post });
    }

    static void Expect(Outcome outcome, string what)
    {
        if (outcome is not Outcome.Done) throw new InvalidOperationException($"{what}: {outcome}");
    }
}
