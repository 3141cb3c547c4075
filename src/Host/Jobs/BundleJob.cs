using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Jobs;

/// <summary>
/// Topic <c>bundle</c> (step 8): the zip that is keyed and attached in SMART. It holds the evidence named by criterion, the
/// figures to be keyed, a manifest, and the hashes in the form that <c>sha256sum -c</c> reads.
/// </summary>
public sealed class BundleJob(Catalogues catalogues, Expectations expectations, Vault vault, TimeProvider clock)
{
    static readonly JsonSerializerOptions indented = new(Variables.Json) { WriteIndented = true };

    public async Task<Variables> Make(PaContext db, Job job, CancellationToken cancel)
    {
        var round = KpiRound.Of(job);
        var files = await round.Files(db).ToListAsync(cancel);
        var temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var zip = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            await Fill(zip, db, round, files, cancel);
            zip.Position = 0;
            var stored = await vault.Store(zip, cancel: cancel);
            db.SmartBundles.Add(new SmartBundle
            {
                UnitId = round.UnitId,
                Year = round.Year,
                Kpi = round.Kpi,
                Round = round.Round,
                FileName = $"{round.UnitId}-{round.Year}-{round.Kpi}-{round.Round}.zip",
                Sha256 = stored.Sha256,
                Size = stored.Size,
                Files = files.Count,
                MadeAt = clock.GetUtcNow(),
            });
        }
        finally
        {
            File.Delete(temporary);
        }
        return Variables.Empty;
    }

    async Task Fill(FileStream target, PaContext db, KpiRound round, List<EvidenceFile> files, CancellationToken cancel)
    {
        var catalogue = catalogues.Of((await db.Years.FindAsync([round.UnitId, round.Year], cancel))!);
        var figures = await Figures(db, catalogue, round);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var entries = new List<(EvidenceFile File, string Path)>();
        foreach (var (file, n) in files.GroupBy(f => f.Criterion).SelectMany(g => g.Select((f, n) => (f, n + 1))))
        {
            var path = $"evidence/{file.Criterion}-{n.ToString(CultureInfo.InvariantCulture)} {file.FileName}";
            await using var from = vault.Open(file.Sha256);
            await using var to = await Entry(zip, path).OpenAsync(cancel);
            await from.CopyToAsync(to, cancel);
            entries.Add((file, path));
        }
        var manifest = Manifest(round, entries);
        await Text(zip, "figures.txt", figures, cancel);
        await Text(zip, "manifest.json", manifest, cancel);
        await Text(zip, "SHA256SUMS", string.Concat(
            entries.Select(e => $"{e.File.Sha256}  {e.Path}\n").Append($"{HashOf(figures)}  figures.txt\n").Append($"{HashOf(manifest)}  manifest.json\n")), cancel);
    }

    string Manifest(KpiRound round, IEnumerable<(EvidenceFile File, string Path)> entries) => JsonSerializer.Serialize(new
    {
        unit = round.UnitId,
        fiscalYear = round.Year,
        kpi = round.Kpi,
        round = round.Round,
        madeAt = clock.GetUtcNow(),
        files = entries.Select(e => new { criterion = e.File.Criterion, path = e.Path, sha256 = e.File.Sha256, size = e.File.Size, uploadedBy = e.File.UploadedBy, uploadedAt = e.File.UploadedAt }),
    }, indented) + "\n";

    /// <summary>The figures as a person keys them into SMART.</summary>
    async Task<string> Figures(PaContext db, Catalogue catalogue, KpiRound round)
    {
        var kpi = catalogue.Kpi(round.Kpi);
        var given = JsonNode.Parse((await round.Report(db))?.Results ?? """{"criteria":{}}""")!["criteria"]!;
        var expected = await expectations.Of(db, round);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"ตัวชี้วัด {kpi.Code} {kpi.Name}\n{catalogue.Round(round.Round).Name} ปีงบประมาณ {round.Year} น้ำหนัก {kpi.Weight:0.##}\n\n");
        foreach (var criterion in Expectations.RoundOf(catalogue, round).Criteria)
        {
            text.Append(CultureInfo.InvariantCulture, $"เกณฑ์ข้อ {criterion.Id} {criterion.Text}\n  ผล: {ResultText.Of(given[criterion.Id])}\n");
            text.Append(CultureInfo.InvariantCulture, $"  คะแนนที่ควรได้: {ScoreAnswer.Rounded(expected.Answer.Criteria[criterion.Id])} จาก {criterion.Points:0.####}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"\nคะแนนตัวชี้วัดที่ควรได้: {ScoreAnswer.Rounded(expected.Score)} จาก 5\n");
        return text.ToString();
    }

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    ZipArchiveEntry Entry(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path);
        // The same evidence gives the same bytes, whenever the archive is written.
        entry.LastWriteTime = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7));
        return entry;
    }

    async Task Text(ZipArchive zip, string path, string text, CancellationToken cancel)
    {
        await using var entry = await Entry(zip, path).OpenAsync(cancel);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }
}
