using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;

namespace PaWorkflow.Host.Cli.Simulation;

/// <summary>Lays the papers of a simulated year out as files: <c>letters/</c>, <c>mails/</c> and <c>bundles/</c>, a folder a unit.</summary>
sealed class Harvest(PaContext db, Vault vault, string data, string target)
{
    public async Task Gather(CancellationToken cancel)
    {
        Directory.CreateDirectory(target);
        foreach (var letter in await db.Letters.AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancel))
        {
            var about = letter.Kpi is null ? "" : $"-{letter.Kpi}-{letter.Round}";
            await Copy(letter.DocxSha256, Path.Combine("letters", letter.UnitId), string.Create(CultureInfo.InvariantCulture, $"{letter.Id:00000}-{letter.Kind}{about}.docx"), cancel);
        }
        foreach (var bundle in await db.SmartBundles.AsNoTracking().OrderBy(b => b.Id).ToListAsync(cancel))
            await Copy(bundle.Sha256, Path.Combine("bundles", bundle.UnitId), bundle.FileName, cancel);

        var mails = Directory.CreateDirectory(Path.Combine(target, "mails")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "mail"), "*.eml"))
            File.Copy(file, Path.Combine(mails, Path.GetFileName(file)), overwrite: true);
    }

    async Task Copy(string sha256, string folder, string name, CancellationToken cancel)
    {
        var place = Directory.CreateDirectory(Path.Combine(target, folder)).FullName;
        await using var from = vault.Open(sha256);
        await using var to = File.Create(Path.Combine(place, name));
        await from.CopyToAsync(to, cancel);
    }
}
