using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MimeKit;
using PaWorkflow.Fixtures;

namespace PaWorkflow.EndToEnd;

/// <summary>A simulated year through the real program.</summary>
public sealed class Year : IAsyncLifetime
{
    public string Out { get; } = Path.Combine(Ground.Temporary(), "out");
    public JsonObject Summary { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Summary = await Simulate(Path.Combine(Ground.Temporary(), "data"), Out);

    public static async Task<JsonObject> Simulate(string data, string target, string? database = null, int units = 1)
    {
        var (code, output, error) = await HostProcess.Run([.. Arguments(data, target, database, units)]);
        Assert.True(code == 0, error);
        Assert.Equal("", error);
        return JsonNode.Parse(output)!.AsObject();
    }

    public static IEnumerable<string> Arguments(string data, string target, string? database, int units = 1) =>
    [
        "simulate", "--catalogue", Ground.Catalogue, "--units", $"{units}", "--seed", "1", "--data", data, "--out", target, "--json",
        .. database is null ? Array.Empty<string>() : ["--database", database],
    ];

    /// <summary>The summary without the only member that may differ.</summary>
    public static string Told(JsonObject summary)
    {
        var copy = summary.DeepClone().AsObject();
        copy.Remove("wallSeconds");
        return copy.ToJsonString();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed partial class SimulatedYears(Year year) : IClassFixture<Year>
{
    [Fact]
    public void The_year_runs_to_its_end_with_nothing_open_and_no_incident()
    {
        Assert.Equal((0, 0), ((int)year.Summary["tasksOpen"]!, (int)year.Summary["incidents"]!));
        Assert.Equal((int)year.Summary["tasksCreated"]!, (int)year.Summary["tasksCompleted"]!);
        Assert.True((int)year.Summary["returned"]! > 0, "some evidence or draft goes back");
        Assert.True((int)year.Summary["reminders"]! > 0 && (int)year.Summary["escalations"]! > 0, "somebody is reminded, somebody is late");
        // Six KPIs in two rounds.
        Assert.Equal(12, year.Summary["scores"]!.AsArray().Count);
        Assert.All(year.Summary["scores"]!.AsArray(), s => Assert.InRange((decimal)s!["score"]!, 0.0001m, 5m));
        Assert.True(JsonNode.DeepEquals(year.Summary, JsonNode.Parse(File.ReadAllText(Path.Combine(year.Out, "summary.json")))));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_year_on_SQLite_and_on_PostgreSQL()
    {
        var again = await Year.Simulate(Path.Combine(Ground.Temporary(), "data"), Path.Combine(Ground.Temporary(), "out"));
        Assert.Equal(Year.Told(year.Summary), Year.Told(again));
        var server = await Year.Simulate(Path.Combine(Ground.Temporary(), "data"), Path.Combine(Ground.Temporary(), "out"), await (await PostgresServer.Shared()).CreateDatabase());
        Assert.Equal(Year.Told(year.Summary), Year.Told(server));
    }

    [Fact]
    public async Task Several_units_run_side_by_side_each_with_its_own_luck()
    {
        var units = await Year.Simulate(Path.Combine(Ground.Temporary(), "data"), Path.Combine(Ground.Temporary(), "out"), units: 4);
        Assert.Equal((4, 4, 0, 0), ((int)units["units"]!, (int)units["instances"]!, (int)units["tasksOpen"]!, (int)units["incidents"]!));
        var first = units["scores"]!.AsArray().Where(s => (string)s!["unit"]! == "u01").Select(s => s!.ToJsonString());
        Assert.Equal(year.Summary["scores"]!.AsArray().Select(s => s!.ToJsonString()), first);
    }

    [Fact]
    public async Task Every_letter_is_valid_and_opens_in_LibreOffice()
    {
        var letters = Directory.GetFiles(Path.Combine(year.Out, "letters"), "*.docx", SearchOption.AllDirectories);
        Assert.Equal((int)year.Summary["letters"]!, letters.Length);
        Assert.Equal(6, letters.Select(l => LetterName().Match(Path.GetFileName(l)).Groups[1].Value).Distinct().Count());
        foreach (var letter in letters)
        {
            using var document = WordprocessingDocument.Open(letter, isEditable: false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
                .Select(e => $"{Path.GetFileName(letter)} {e.Path?.XPath}: {e.Description}"));
            Assert.DoesNotMatch(@"[{}]|undefined|null", document.MainDocumentPart!.Document!.InnerText);
        }
        var pictures = Ground.Artifacts("letters");
        foreach (var old in Directory.GetFiles(pictures, "*.pdf")) File.Delete(old);
        Assert.Equal(letters.Length, (await LibreOffice.ToPdf(letters, pictures)).Count);
    }

    [Fact]
    public void Every_mail_has_its_id_date_and_a_Thai_subject_and_body()
    {
        var mails = Directory.GetFiles(Path.Combine(year.Out, "mails"), "*.eml").Select(file => MimeMessage.Load(file)).ToList();
        Assert.Equal((int)year.Summary["mails"]!, mails.Count);
        Assert.Equal(mails.Count, mails.Select(m => m.MessageId).Distinct().Count());
        foreach (var mail in mails)
        {
            Assert.Matches(@"^[0-9a-f]{40}@[\w.]+$", mail.MessageId);
            Assert.Equal(TimeSpan.FromHours(7), mail.Date.Offset);
            Assert.InRange(mail.Date.Year, 2020, 2021);
            Assert.Matches(@"[\u0E00-\u0E7F]", mail.Subject);
            Assert.Matches(@"^เรียน .+\n\n", mail.TextBody!.ReplaceLineEndings("\n"));
            Assert.DoesNotMatch(@"\{|\}|null|undefined", mail.TextBody);
            Assert.Contains("<p", mail.HtmlBody, StringComparison.Ordinal);
            Assert.Single(mail.To);
        }
    }

    [Fact]
    public void Every_bundle_holds_what_its_manifest_says()
    {
        var bundles = Directory.GetFiles(Path.Combine(year.Out, "bundles"), "*.zip", SearchOption.AllDirectories);
        Assert.Equal(12, bundles.Length);
        foreach (var bundle in bundles)
        {
            using var zip = ZipFile.OpenRead(bundle);
            string Text(string name)
            {
                using var reader = new StreamReader(zip.GetEntry(name)!.Open());
                return reader.ReadToEnd();
            }
            var files = JsonNode.Parse(Text("manifest.json"))!["files"]!.AsArray();
            Assert.NotEmpty(files);
            foreach (var file in files)
            {
                using var content = zip.GetEntry((string)file!["path"]!)!.Open();
                Assert.Equal((string)file["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(content)));
                Assert.StartsWith($"evidence/{(string)file["criterion"]!}-", (string)file["path"]!, StringComparison.Ordinal);
            }
            foreach (var line in Text("SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var content = zip.GetEntry(line[66..])!.Open();
                Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(content)));
            }
            Assert.Equal(files.Count + 2, Text("SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Contains("คะแนนที่ควรได้", Text("figures.txt"), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^\d+-([a-z]+-[a-z]+)")]
    private static partial Regex LetterName();
}
