using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PaWorkflow.Storage.Database;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Host.Mail;

/// <summary>
/// Links by which someone acknowledges a circulated letter straight from the mail, without signing in: good for one task of one person, and no
/// longer than it is open. The key lies in the database, so that every host of a house makes and knows the same links.
/// </summary>
public sealed class ReadLinks
{
    const string KeyName = "read-links-key";
    const int KeyBytes = 32;

    /// <summary>The form of the tasks that may be done so: nothing is decided in them.</summary>
    public const string Form = "acknowledge";

    /// <returns>A path of this site.</returns>
    public async Task<string> Of(PaContext db, UserTask task) => $"/read/{Uri.EscapeDataString(task.Id)}?key={Sign(await Key(db), task)}";

    /// <summary>Whether a link for the task was given to its assignee.</summary>
    public async Task<bool> Fits(PaContext db, UserTask task, string? key) =>
        task.Form == Form && key is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(await Key(db), task)), Encoding.ASCII.GetBytes(key));

    static string Sign(byte[] key, UserTask task) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{task.Id}\n{task.Assignee}")));

    static async Task<byte[]> Key(PaContext db)
    {
        if (await db.Settings.FindAsync(KeyName) is { } known) return Convert.FromBase64String(known.Value);
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        db.Settings.Add(new Setting { Name = KeyName, Value = Convert.ToBase64String(key) });
        return key;
    }
}
