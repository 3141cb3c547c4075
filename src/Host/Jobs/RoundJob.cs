using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Letters;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Webhooks;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Calendar;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Mail;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Years;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>Topics <c>record-missed</c> and <c>close-round</c>: what was not attached in time, and the frozen scores of a round.</summary>
public sealed class RoundJob(Catalogues catalogues, LetterBook letters, Notices notices, WebhookOutbox webhooks, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The last call is over: the KPIs that are not in SMART are recorded, and the director and the strategy unit are told.</summary>
    public async Task<Variables> RecordMissed(PaContext db, Job job, CancellationToken cancel)
    {
        var (catalogue, round) = await Read(db, job, cancel);
        var missed = catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round.Id)).Select(k => k.Code)
            .Except(await Attached(db, job, round.Id).Select(a => a.Kpi).ToListAsync(cancel)).ToList();
        await audit.Append(db, job.UnitId, "system", "round.missed", $"{job.Year}/{round.Id}", new { missed });
        foreach (var person in await Notices.HoldersOf(db, job.UnitId, PostIds.Director, PostIds.Strategy))
        {
            notices.Tell(db, job.UnitId, person, MailKind.Notice, $"{job.Id}:{person.Id}", $"ไม่ทันปิดรับ: {round.Name} ปีงบประมาณ {job.Year}", $"""
                เรียน {person.DisplayName}

                พ้นกำหนดรับหลักฐาน{round.Name} ปีงบประมาณ {job.Year} แล้ว ตัวชี้วัดต่อไปนี้ยังไม่ได้แนบในระบบ SMART จึงไม่มีคะแนนในรอบนี้

                {string.Join('\n', missed.Select(code => $"- {code} {catalogue.Kpi(code).Name}"))}
                """, $"/years/{job.Year}");
        }
        await TellOwners(db, job, catalogue, round, missed);
        return Variables.Empty;
    }

    async Task TellOwners(PaContext db, Job job, Catalogue catalogue, ReportingRound round, List<string> missed)
    {
        var owners = await db.KpiHolders.Where(h => h.UnitId == job.UnitId && h.Year == job.Year && missed.Contains(h.Kpi))
            .Join(db.Users, h => h.PersonId, p => p.Id, (h, p) => new { h.Kpi, Person = p }).ToListAsync();
        foreach (var mine in owners.GroupBy(o => o.Person.Id).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var person = mine.First().Person;
            notices.Tell(db, job.UnitId, person, MailKind.Notice, $"{job.Id}:owner:{person.Id}", $"ไม่ทันปิดรับ: ตัวชี้วัดของท่าน {round.Name} ปีงบประมาณ {job.Year}", $"""
                เรียน {person.DisplayName}

                พ้นกำหนดรับหลักฐาน{round.Name} ปีงบประมาณ {job.Year} แล้ว ตัวชี้วัดของท่านต่อไปนี้ยังไม่ได้แนบในระบบ SMART งานจึงถูกปิดและไม่มีคะแนนในรอบนี้

                {string.Join('\n', mine.Select(o => o.Kpi).Order(StringComparer.Ordinal).Select(code => $"- {code} {catalogue.Kpi(code).Name}"))}
                """, $"/years/{job.Year}");
        }
    }

    /// <summary>Scores the round by what stands in SMART and freezes the figures.</summary>
    public async Task<Variables> Close(PaContext db, Job job, CancellationToken cancel)
    {
        var (catalogue, round) = await Read(db, job, cancel);
        var attached = await Attached(db, job, round.Id).ToDictionaryAsync(a => a.Kpi, a => a.AttachedAt, cancel);
        var results = new Dictionary<string, KpiResult>(StringComparer.Ordinal);
        foreach (var kpi in catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round.Id)))
        {
            results[kpi.Code] = attached.TryGetValue(kpi.Code, out var at)
                ? await Expectations.ResultOf(db, catalogue, new(job.UnitId, job.Year, kpi.Code, round.Id), at)
                : new KpiResult { Criteria = new Dictionary<string, CriterionResult>() };
        }
        var answer = Scoring.Score(catalogue, round.Id, new Agreements.Results(results), await db.CalendarOf(job.UnitId));
        foreach (var (code, score) in answer.Kpis)
        {
            // The general late penalty comes off the unit's total; here each KPI shows its share of it.
            var ownPenalty = catalogue.Kpi(code).Rounds[round.Id].Penalty is not null;
            db.KpiScores.Add(new KpiScore
            {
                UnitId = job.UnitId,
                Year = job.Year,
                Round = round.Id,
                Kpi = code,
                Points = score.Points,
                Max = score.Max,
                Penalty = ownPenalty ? score.Penalty : score.DaysLate * catalogue.LatePenalty.PerDay,
                Score = score.Score,
                Missed = !attached.ContainsKey(code),
                FrozenAt = clock.GetUtcNow(),
            });
        }
        db.RoundTotals.Add(new RoundTotal
        {
            UnitId = job.UnitId,
            Year = job.Year,
            Round = round.Id,
            Weighted = answer.Weighted,
            LatePenalty = answer.LatePenalty,
            Total = answer.Total,
            FrozenAt = clock.GetUtcNow(),
        });
        await audit.Append(db, job.UnitId, "system", "round.closed", $"{job.Year}/{round.Id}", new { total = ScoreAnswer.Rounded(answer.Total) });
        await webhooks.RoundClosed(db, job.UnitId, job.Year, round.Id, ScoreAnswer.Rounded(answer.Total));
        await TellTotal(db, job, round, answer);
        // The letter reads what has just been frozen.
        await db.SaveChangesAsync(cancel);
        await letters.Make(db, job, "score-summary");
        return Variables.Empty;
    }

    async Task TellTotal(PaContext db, Job job, ReportingRound round, ScoreAnswer answer)
    {
        foreach (var person in await Notices.HoldersOf(db, job.UnitId, PostIds.Director, PostIds.Strategy, PostIds.GroupHead))
        {
            notices.Tell(db, job.UnitId, person, MailKind.Notice, $"{job.Id}:{person.Id}", $"สรุปคะแนน{round.Name} ปีงบประมาณ {job.Year}", $"""
                เรียน {person.DisplayName}

                ปิด{round.Name} ปีงบประมาณ {job.Year} แล้ว คะแนนที่คาดว่าจะได้รับคือ {ScoreAnswer.Rounded(answer.Total)} จาก 5

                คะแนนถ่วงน้ำหนัก {ScoreAnswer.Rounded(answer.Weighted)} หักส่งช้า {ScoreAnswer.Rounded(answer.LatePenalty)}
                """, $"/years/{job.Year}");
        }
    }

    async Task<(Catalogue Catalogue, ReportingRound Round)> Read(PaContext db, Job job, CancellationToken cancel)
    {
        var catalogue = catalogues.Of((await db.Years.FindAsync([job.UnitId, job.Year], cancel))!);
        return (catalogue, catalogue.Round(TaskFacts.VariablesOf(job).Text("round.id")!));
    }

    static IQueryable<Storage.Evidence.SmartAttachment> Attached(PaContext db, Job job, string round) =>
        db.SmartAttachments.Where(a => a.UnitId == job.UnitId && a.Year == job.Year && a.Round == round);
}
