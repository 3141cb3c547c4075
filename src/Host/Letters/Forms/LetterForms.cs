using System.Collections.Concurrent;
using System.Security.Cryptography;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Templates;

namespace PaWorkflow.Host.Letters;

/// <summary>The forms that letters are made with: the unit's own, the whole house's or the shipped ones, each with the emblem in force.</summary>
public sealed class LetterForms(Vault vault)
{
    /// <summary>More than there are kinds; what falls out is compiled again when it is asked for.</summary>
    const int Kept = 64;

    readonly ConcurrentDictionary<(string Kind, string Form, string Emblem), Template> compiled = new();

    /// <summary>The form in force for a unit.</summary>
    /// <exception cref="InvalidOperationException">It does not fit this kind's letters (any more): the message has every fault.</exception>
    public async Task<Template> Of(PaContext db, string unitId, string kindId)
    {
        var inForce = await FormVersion.InForce(db, unitId, kindId, LetterForm.Emblem);
        return Good(await Compile(inForce.GetValueOrDefault(kindId) ?? new(kindId, FormOrigin.Shipped, null), inForce.GetValueOrDefault(LetterForm.Emblem)));
    }

    /// <summary>
    /// The form for a letter: the one in force, but of a letter that was made already the one that it was made with, so that what is signed is what was looked at.
    /// </summary>
    public async Task<Template> For(PaContext db, Letter letter)
    {
        var inForce = await Of(db, letter.UnitId, letter.Kind);
        if (letter.DocxSha256.Length == 0 || !vault.Holds(letter.DocxSha256) || Provenance.Of(await Read(letter.DocxSha256)) is not { } made || made.TemplateSha256 == inForce.Sha256) return inForce;
        var forms = (await FormVersion.All(db, letter.UnitId, letter.Kind)).Where(form => form.HasFile);
        var emblems = (await FormVersion.All(db, letter.UnitId, LetterForm.Emblem)).Where(emblem => emblem.Row?.Sha256 is not null).ToList();
        foreach (var form in forms)
        {
            var sha256 = form.Row?.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(await Bytes(form)));
            if (sha256 == made.TemplateSha256) return Good(await Compile(form, null));
            foreach (var emblem in emblems)
            {
                if (Template.Sha256With(sha256, await Bytes(emblem)) == made.TemplateSha256) return Good(await Compile(form, emblem));
            }
        }
        // Made with a form that the program shipped before.
        return inForce;
    }

    /// <summary>A version of a form, with an emblem where there is one; or everything that is wrong with it.</summary>
    /// <param name="emblem">Null, or one without a file: the form's own picture stays.</param>
    public async Task<TemplateReading> Compile(FormVersion form, FormVersion? emblem)
    {
        var key = (form.Kind, form.Row?.Sha256 ?? "", emblem?.Row?.Sha256 ?? "");
        if (compiled.TryGetValue(key, out var known)) return new(known, []);
        var reading = LetterKind.Of(form.Kind).Compile(await Bytes(form), form.Row?.FileName ?? $"{form.Kind}.docx");
        if (reading.Template is not { } template) return reading;
        if (key.Item3.Length > 0) template = template.WithEmblem(await Bytes(emblem!));
        if (compiled.Count >= Kept) compiled.Clear();
        compiled[key] = template;
        return new(template, []);
    }

    /// <summary>The file of a version.</summary>
    public async Task<byte[]> Bytes(FormVersion form) => form.Row is null ? LetterKind.Of(form.Kind).Form : await Read(form.Row.Sha256!);

    static Template Good(TemplateReading reading) => reading.Template
        ?? throw new InvalidOperationException($"The form in force does not fit its letters; put another version in force at /letters/forms.\n{string.Join('\n', reading.Faults)}");

    async Task<byte[]> Read(string sha256)
    {
        await using var file = vault.Open(sha256);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }
}
