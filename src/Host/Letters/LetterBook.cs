using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Letters;

/// <summary>Keeps the unit's letters: renders them from their data, puts the document into the vault and gives them their number.</summary>
public sealed class LetterBook(Vault vault, LetterWriter writer, TimeProvider clock)
{
    static readonly TimeSpan thai = TimeSpan.FromHours(7);
    readonly Dictionary<string, Template> forms = LetterKind.All.ToDictionary(kind => kind.Id, kind => kind.Compile());

    /// <summary>Papers that a person signs first; all others go out as they are made.</summary>
    static readonly string[] signedFirst = ["appointment-order", "reporting-guideline"];

    /// <summary>Makes the letter that a job asks for. The same job never makes a second one.</summary>
    public async Task<Letter> Make(PaContext db, Job job, string kindId)
    {
        var kind = LetterKind.Of(kindId);
        var draft = await writer.Write(db, LetterRequest.Of(job, kind));
        var letter = new Letter
        {
            Key = job.Id,
            UnitId = job.UnitId,
            Year = job.Year,
            InstanceId = job.InstanceId,
            Kind = kind.Id,
            Subject = draft.Subject,
            Kpi = draft.Kpi,
            Round = draft.Round,
            State = LetterState.Draft,
            Data = draft.Data.GetRawText(),
            DocxSha256 = "",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Letters.Add(letter);
        if (signedFirst.Contains(kind.Id)) await Render(letter);
        else
        {
            letter.State = LetterState.Signed;
            await Number(db, letter);
        }
        return letter;
    }

    /// <summary>Draws the letter's number, where its kind has a register, and dates it today; the document is made anew with both.</summary>
    public async Task Number(PaContext db, Letter letter)
    {
        var kind = LetterKind.Of(letter.Kind);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(thai).DateTime);
        var year = today.Year + 543;
        if (kind.Register is { } register)
        {
            // Kept in Arabic digits, as screens show it; the forms print Thai ones.
            var prefix = Templates.ThaiText.ThaiDigits.ToArabic((await db.Units.FindAsync(letter.UnitId))!.LetterPrefix);
            letter.Number = (await db.Draw(new(letter.UnitId, year, register, prefix, letter.Subject, AddresseeOf(letter), letter.SignedBy ?? "system", clock.GetUtcNow(), letter))).Number;
        }
        var data = JsonNode.Parse(letter.Data)!;
        data["head"]!["number"] = letter.Number;
        data["head"]!["date"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        letter.Data = data.ToJsonString(Variables.Json);
        await Render(letter);
    }

    /// <summary>As the register shows it: who the letter's data names, by its form's usual fields.</summary>
    static string AddresseeOf(Letter letter)
    {
        var data = JsonNode.Parse(letter.Data)!;
        return data["to"] is JsonValue to ? to.GetValue<string>()
            : data["recipients"] is JsonArray recipients ? string.Join(", ", recipients.Select(r => r!.GetValue<string>())) : "";
    }

    async Task Render(Letter letter)
    {
        var rendered = forms[letter.Kind].Render(JsonDocument.Parse(letter.Data).RootElement, letter.InstanceId);
        if (rendered.Document is not { } docx)
            throw new InvalidOperationException(string.Join('\n', rendered.Faults));
        letter.DocxSha256 = (await vault.Store(docx)).Sha256;
    }
}
