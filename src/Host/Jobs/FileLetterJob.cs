using Microsoft.EntityFrameworkCore;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Search;
using PaWorkflow.Storage.Audit;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>
/// Topic <c>file-letter</c>: a letter's way is at its end and it lies with the record of its step. A report to the executives is evidence itself
/// ("every step: a memo to executives", seed 004, KPI 3): while the evidence of its KPI is being gathered, it is filed under the criteria that it names.
/// </summary>
public sealed class FileLetterJob(Vault vault, AuditTrail audit, TimeProvider clock)
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<Variables> File(PaContext db, Job job, CancellationToken cancel)
    {
        foreach (var letter in await db.Letters.Where(l => l.InstanceId == job.InstanceId && l.SignedAt != null && l.State != LetterState.Void).ToListAsync(cancel))
        {
            (letter.State, letter.FiledAt) = (LetterState.Filed, letter.FiledAt ?? clock.GetUtcNow());
            if (letter is { Kpi: { } kpi, Round: { } round }) await AsEvidence(db, letter, kpi, round, Criteria(job), cancel);
        }
        return Variables.Empty;
    }

    /// <summary>Those that the drafter named; none: it is no evidence of a criterion.</summary>
    static IReadOnlyList<string> Criteria(Job job) =>
        [.. (TaskFacts.VariablesOf(job).Get<Dictionary<string, string>>("said")?.GetValueOrDefault("criteria") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    async Task AsEvidence(PaContext db, Letter letter, string kpi, string round, IReadOnlyList<string> criteria, CancellationToken cancel)
    {
        var gathering = await db.Tasks.AnyAsync(t => t.UnitId == letter.UnitId && t.Year == letter.Year && t.Kpi == kpi && t.Round == round
            && t.Form == "evidence" && t.State == UserTaskState.Open, cancel);
        if (!gathering || criteria.Count == 0) return;
        var (sha256, type, extension) = letter.SignedSha256 is { } signed ? (signed, "application/pdf", "pdf") : (letter.DocxSha256, Docx, "docx");
        long size;
        await using (var kept = vault.Open(sha256)) size = kept.Length;
        var name = LetterNames.FileOf(letter, extension);
        foreach (var criterion in criteria)
        {
            var file = new EvidenceFile
            {
                UnitId = letter.UnitId, Year = letter.Year, Kpi = kpi, Round = round, Criterion = criterion, FileName = name, ContentType = type, Size = size, Sha256 = sha256,
                UploadedBy = letter.CreatedBy ?? letter.SignedBy!, UploadedAt = clock.GetUtcNow(),
            };
            db.EvidenceFiles.Add(file);
            await db.Keep(file, FileWords.ExtensionOf(name), clock.GetUtcNow());
            await audit.Append(db, letter.UnitId, "system", "evidence.attached", $"{kpi}/{round}/{criterion}", new { name, Sha256 = sha256, letter = letter.Number });
        }
    }
}
