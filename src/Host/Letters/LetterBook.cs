using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaWorkflow.Host.Procedure;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.People;
using PaWorkflow.Storage.Processes;
using PaWorkflow.Storage.Search;
using PaWorkflow.Templates;
using PaWorkflow.Templates.ThaiText;
using PaWorkflow.Workflows.Engine;

namespace PaWorkflow.Host.Letters;

/// <summary>Keeps the unit's letters: renders them from their data, puts the document into the vault and gives them their number.</summary>
public sealed class LetterBook(Vault vault, LetterWriter writer, LetterForms forms, TimeProvider clock)
{

    /// <summary>Papers that a person signs first; all others go out as they are made.</summary>
    static readonly string[] signedFirst = ["appointment-order", "reporting-guideline"];

    /// <summary>Makes the letter that a job asks for. The same job never makes a second one.</summary>
    public async Task<Letter> Make(PaContext db, Job job, string kindId)
    {
        var kind = LetterKind.Of(kindId);
        var letter = await Draft(db, LetterRequest.Of(job, kind), job.Id, job.InstanceId, by: null);
        if (signedFirst.Contains(kind.Id)) return letter;
        letter.State = LetterState.Signed;
        await Number(db, letter);
        return letter;
    }

    /// <summary>A draft without a number.</summary>
    /// <param name="key">Of the job or command that asks for it: the same one never makes a second draft.</param>
    /// <param name="by">Who drafts it; null: the procedure.</param>
    public async Task<Letter> Draft(PaContext db, LetterRequest request, string key, string? instanceId, string? by)
    {
        var draft = await writer.Write(db, request);
        var letter = new Letter
        {
            Key = key,
            UnitId = request.UnitId,
            Year = request.Year,
            InstanceId = instanceId,
            Kind = request.Kind,
            Subject = draft.Subject,
            Kpi = draft.Kpi,
            Round = draft.Round,
            State = LetterState.Draft,
            Data = draft.Data.GetRawText(),
            DocxSha256 = "",
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = by,
        };
        db.Letters.Add(letter);
        await db.Keep(letter);
        await Render(db, letter);
        return letter;
    }

    /// <summary>A draft that came back, written anew from what its drafter says now.</summary>
    public async Task Rewrite(PaContext db, Letter letter, IReadOnlyDictionary<string, string> said)
    {
        var draft = await writer.Write(db, new(letter.Kind, letter.UnitId, letter.Year, Variables.Empty, said));
        (letter.Subject, letter.Kpi, letter.Round, letter.Data) = (draft.Subject, draft.Kpi, draft.Round, draft.Data.GetRawText());
        (letter.State, letter.ReviewedAt, letter.ReviewedBy) = (LetterState.Draft, null, null);
        await db.Keep(letter);
        await Render(db, letter);
    }

    /// <summary>Signs a draft and numbers it. Who stands in for the director signs under the own name, "for" the director.</summary>
    public async Task Sign(PaContext db, Letter letter, Viewer signer)
    {
        (letter.State, letter.SignedAt, letter.SignedBy, letter.SignedHow) = (LetterState.Signed, clock.GetUtcNow(), signer.PersonId, SignedHow.InSystem);
        if (signer.Acting is { } acting)
        {
            var data = JsonNode.Parse(letter.Data)!;
            var head = data["head"]!;
            head["actingFor"] = $"{ThaiDisplay.KindName(acting)}{head["signerPost"]!.GetValue<string>()}";
            head["signerName"] = ThaiDigits.Of(signer.DisplayName);
            head["signerPost"] = ThaiDigits.Of(PostOf(signer));
            letter.Data = data.ToJsonString(Variables.Json);
        }
        await Number(db, letter);
    }

    /// <summary>The own post of someone who stands in: head of the group, else what the work group or the post says.</summary>
    static string PostOf(Viewer signer) =>
        signer.Holds(PostIds.GroupHead) ? $"หัวหน้า{(signer.WorkGroup.Length > 0 ? signer.WorkGroup : "กลุ่ม")}"
        : signer.WorkGroup.Length > 0 ? signer.WorkGroup
        : ThaiDisplay.PostName(ThaiDisplay.Posts.FirstOrDefault(p => p != PostIds.Director && signer.Holds(p)) ?? PostIds.Staff);

    /// <summary>Draws the letter's number, where its kind has a register, and dates it today; the document is made anew with both.</summary>
    public async Task Number(PaContext db, Letter letter)
    {
        var kind = LetterKind.Of(letter.Kind);
        var today = ThaiDisplay.Today(clock);
        var year = today.Year + 543;
        if (kind.Register is { } register)
        {
            // Kept in Arabic digits, as screens show it; the forms print Thai ones.
            var prefix = ThaiDigits.ToArabic((await db.Units.FindAsync(letter.UnitId))!.LetterPrefix);
            letter.Number = (await db.Draw(new(letter.UnitId, year, register, prefix, letter.Subject, AddresseeOf(letter), letter.SignedBy ?? "system", clock.GetUtcNow(), letter))).Number;
        }
        var data = JsonNode.Parse(letter.Data)!;
        data["head"]!["number"] = letter.Number;
        data["head"]!["date"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        letter.Data = data.ToJsonString(Variables.Json);
        await db.Keep(letter);
        await Render(db, letter);
    }

    /// <summary>As the register shows it: who the letter's data names, by its form's usual fields.</summary>
    static string AddresseeOf(Letter letter)
    {
        var data = JsonNode.Parse(letter.Data)!;
        return data["to"] is JsonValue to ? to.GetValue<string>()
            : data["recipients"] is JsonArray recipients ? string.Join(", ", recipients.Select(r => r!.GetValue<string>())) : "";
    }

    async Task Render(PaContext db, Letter letter)
    {
        var rendered = (await forms.For(db, letter)).Render(JsonDocument.Parse(letter.Data).RootElement, letter.InstanceId);
        if (rendered.Document is not { } docx)
            throw new InvalidOperationException(string.Join('\n', rendered.Faults));
        letter.DocxSha256 = (await vault.Store(docx)).Sha256;
    }
}
